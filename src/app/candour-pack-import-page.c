/* candour-pack-import-page.c - a return comes in: checked, looked at, then all of it or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-dialogs.h"
#include "candour-file-job.h"
#include "candour-pack-import-page-private.h"
#include "candour-text-scale.h"
#include "candour-window.h"
#include "candour-wrap-layout.h"

#define FOLD_WIDTH 1000
#define TABLE_WIDTH 620     /* below which a row has two lines */
#define LEFT_WIDTH 420

G_DEFINE_FINAL_TYPE (CandourPackImportPage, candour_pack_import_page, GTK_TYPE_WIDGET)

static const char *const patterns[] = { "*" CANDOUR_PACK_SUFFIX, NULL };

/* --- Actions -------------------------------------------------------------------------- */

static void
file_chosen_cb (GtkWidget *widget,
                GFile     *file,
                gpointer   unused)
{
  CandourPackImportPage *self = CANDOUR_PACK_IMPORT_PAGE (widget);
  char *path = g_file_get_path (file);

  if (self->busy || path == NULL)
    g_free (path);
  else
    candour_pack_import_page_open (self, path);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  if (!CANDOUR_PACK_IMPORT_PAGE (widget)->busy)
    candour_dialogs_open_file (widget, _("Choose what came back"), _("Packs"), patterns,
                               file_chosen_cb, NULL);
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  candour_pack_import_page_run (CANDOUR_PACK_IMPORT_PAGE (widget));
}

static void
place_chosen_cb (GtkWidget *widget,
                 GFile     *file,
                 gpointer   unused)
{
  CandourPackImportPage *self = CANDOUR_PACK_IMPORT_PAGE (widget);
  g_autoptr(GError) error = NULL;
  g_autoptr(GMappedFile) mapped = g_mapped_file_new (self->path, FALSE, &error);
  g_autoptr(GBytes) bytes = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;

  if (bytes == NULL)
    candour_dialogs_tell (widget, _("The file was not kept"), error->message);
  else
    candour_file_job_write (widget, file, bytes, _("The file was not kept"));
}

/* The file as it came, for whoever has to look into it. */
static void
keep_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourPackImportPage *self = CANDOUR_PACK_IMPORT_PAGE (widget);
  g_autofree char *base = g_path_get_basename (self->path);
  /* Translators: the name of a file that was refused and is kept: "refused-return.candour-pack" */
  g_autofree char *name = g_strdup_printf (_("refused-%s"), base);

  candour_dialogs_save_file (widget, _("Keep the file as it came"), name, _("Packs"), patterns,
                             place_chosen_cb, NULL);
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_window_pop_task (candour_window_find (widget));
}

/* --- The widget ----------------------------------------------------------------------- */

static void
width_changed_cb (CandourPackImportPage *self,
                  int                    width)
{
  gboolean folded = width < FOLD_WIDTH;
  int left = folded ? G_MAXINT16 : candour_text_scale (GTK_WIDGET (self), LEFT_WIDTH);

  if (width <= 0)
    return;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->middle),
                                  folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  adw_clamp_set_maximum_size (self->left, left);
  adw_clamp_set_tightening_threshold (self->left, left);
  candour_pack_preview_set_narrow (self->preview, width < TABLE_WIDTH);
  candour_step_strip_set_narrow (self->steps, width < TABLE_WIDTH);
  candour_a11y_show_button_text (self->another_content, _("Choose another file…"),
                                 width >= TABLE_WIDTH);
  gtk_widget_set_visible (self->aside, width >= TABLE_WIDTH);
  self->narrow = width < TABLE_WIDTH;
  candour_pack_import_page_show_button (self);
}

/* What was double clicked is checked at once. */
static void
candour_pack_import_page_map (GtkWidget *widget)
{
  CandourPackImportPage *self = CANDOUR_PACK_IMPORT_PAGE (widget);

  GTK_WIDGET_CLASS (candour_pack_import_page_parent_class)->map (widget);

  if (!self->begun && self->path != NULL)
    candour_pack_import_page_open (self, g_strdup (self->path));
  else if (!self->begun)
    gtk_widget_child_focus (GTK_WIDGET (self->choose), GTK_DIR_TAB_FORWARD);
  self->begun = TRUE;
}

static void
candour_pack_import_page_root (GtkWidget *widget)
{
  CandourPackImportPage *self = CANDOUR_PACK_IMPORT_PAGE (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_pack_import_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  width_changed_cb (self, candour_text_unscale (widget,
                                                gtk_widget_get_width (GTK_WIDGET (window))));
}

static void
candour_pack_import_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);

  GTK_WIDGET_CLASS (candour_pack_import_page_parent_class)->unroot (widget);
}

static void
candour_pack_import_page_dispose (GObject *object)
{
  CandourPackImportPage *self = CANDOUR_PACK_IMPORT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->preview != NULL)
    candour_pack_preview_show (self->preview, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PACK_IMPORT_PAGE);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->keys, candour_keys_unref);

  G_OBJECT_CLASS (candour_pack_import_page_parent_class)->dispose (object);
}

static void
candour_pack_import_page_finalize (GObject *object)
{
  CandourPackImportPage *self = CANDOUR_PACK_IMPORT_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->in, candour_pack_in_free);
  g_free (self->path);

  G_OBJECT_CLASS (candour_pack_import_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, CandourPackImportPage, child)

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/candour/Candour/ui/pack-import-page.ui");
  BIND (box);
  BIND (header);
  BIND (import_button);
  BIND (steps);
  BIND (another);
  BIND (another_content);
  BIND (notice);
  BIND (stack);
  BIND (choose_notice);
  BIND (choose);
  BIND (working);
  BIND (check);
  BIND (middle);
  BIND (left);
  BIND (checks_hint);
  BIND (checks);
  BIND (evidence);
  BIND (good);
  BIND (changes_hint);
  BIND (preview);
  BIND (notices);
  BIND (sums);
  BIND (missing);
  BIND (bad);
  BIND (refusal);
  BIND (explanation);
  BIND (advice);
  BIND (bad_buttons);
  BIND (action_bar);
  BIND (aside);

#undef BIND
}

static void
candour_pack_import_page_class_init (CandourPackImportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_pack_import_page_dispose;
  object_class->finalize = candour_pack_import_page_finalize;
  widget_class->root = candour_pack_import_page_root;
  widget_class->unroot = candour_pack_import_page_unroot;
  widget_class->map = candour_pack_import_page_map;

  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_STEP_STRIP);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PACK_PREVIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "return.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "return.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "return.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "return.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "page.open", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "return.import", NULL);
}

static void
candour_pack_import_page_init (CandourPackImportPage *self)
{
  const char *const titles[] = { _("Choose the file"), _("Check what changes"), _("Import"),
                                 NULL };

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_pane_header_set_title (self->header, _("Import a return"));
  candour_step_strip_set_steps (self->steps, titles);
  candour_step_strip_set_detail (self->steps, 3, _("All of it, or none"));
  gtk_widget_set_layout_manager (self->bad_buttons, candour_wrap_layout_new (9));
}

GtkWidget *
candour_pack_import_page_new (CandourWorkspace *workspace,
                              const char       *path)
{
  CandourPackImportPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_PACK_IMPORT_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);

  return GTK_WIDGET (self);
}
