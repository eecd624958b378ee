/* candour-desk-page.c - what an external moderator has: one pack, its audits, the files made of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-date.h"
#include "candour-desk-entry.h"
#include "candour-text-scale.h"
#include "candour-window.h"

/* Narrower, what the pack is stands below what is in it. */
#define FOLD_WIDTH 900
#define BRIEF_WIDTH 620

G_DEFINE_FINAL_TYPE (CandourDeskPage, candour_desk_page, GTK_TYPE_WIDGET)

/* --- The pack ------------------------------------------------------------------------- */

static const char *
get_today (CandourDeskPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  return window != NULL ? candour_window_get_today (window) : NULL;
}

/* "Mon 12 January, 09:14" */
static char *
dup_instant (const char *instant,
             const char *today)
{
  g_autofree char *day = candour_instant_dup_date (instant);
  g_autofree char *date = candour_date_format_short (day, today);
  g_autofree char *time = candour_instant_dup_time (instant);

  return g_strdup_printf ("%s, %s", date, time);
}

static void
show_days_left (CandourDeskPage *self,
                const char      *today)
{
  int days = candour_desk_get_days_left (self->desk, today);
  g_autofree char *text = days == 0
    ? g_strdup (_("last day"))
    : g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);

  candour_chip_set (self->left, days <= 3 ? CANDOUR_TONE_WARN : CANDOUR_TONE_NEUTRAL,
                    days <= 3 ? "dialog-warning-symbolic" : NULL, text, NULL);
}

static void
show_sender (CandourDeskPage *self)
{
  const CandourCard *sender = candour_desk_get_statement (self->desk)->sender;
  g_autofree char *words = candour_card_dup_words (sender);
  g_autofree char *title = g_strdup_printf (_("Is it really from %s?"), sender->name);
  g_autofree char *date = NULL;
  g_autofree char *lead = NULL;

  gtk_label_set_label (self->genuine, title);
  candour_words_grid_set (self->words, words);
  if (self->checked_on == NULL)
    {
      lead = g_strdup_printf (_("%s told you six words, which open it."), sender->name);
      candour_notice_show (self->checked, CANDOUR_TONE_INFO, lead,
                           _("To be sure, ring and read these words to each other."));
      return;
    }

  date = candour_date_format_long (self->checked_on);
  lead = g_strdup_printf (_("Yes. You checked these words by phone on %s."), date);
  candour_notice_show (self->checked, CANDOUR_TONE_OK, lead,
                       _("If they ever change, stop and ring."));
}

static void
show_pack (CandourDeskPage *self)
{
  const CandourPackStatement *statement = candour_desk_get_statement (self->desk);
  const char *today = get_today (self);
  g_autofree char *id = candour_pack_dup_short_id (statement->id);
  g_autofree char *made = dup_instant (statement->created, today);
  g_autofree char *until = candour_date_format_short (statement->expires, today);
  g_autofree char *holds =
    g_strdup_printf (ngettext ("%d audit, no names. The auditor’s grades are not in it",
                               "%d audits, no names. The auditors’ grades are not in them",
                               (gulong) statement->n_audits), statement->n_audits);
  g_autofree char *computer =
    g_strdup_printf (_("Your work is kept in one encrypted file. Nothing is written in clear, and "
                       "Candour will not open the pack after %s. Pack %s."), until, id);
  g_autofree char *codes =
    g_strdup_printf (_("Codes mean nothing outside this pack. %s holds the list that says which "
                       "case each one is of."), statement->sender->name);
  g_autofree char *subtitle = g_strdup_printf (_("Pack %s from %s"), id, statement->sender->name);

  candour_pane_header_set_subtitle (self->header, subtitle);
  gtk_label_set_label (self->from, statement->sender->name);
  gtk_label_set_label (self->to, statement->recipient->name);
  gtk_label_set_label (self->made, made);
  gtk_label_set_label (self->until, until);
  gtk_label_set_label (self->holds, holds);
  gtk_label_set_label (self->computer, computer);
  gtk_label_set_label (self->codes, codes);
  show_days_left (self, today);
  show_sender (self);
  candour_notice_show (self->offline, CANDOUR_TONE_INFO,
                       _("You are offline, and that is all Candour needs."),
                       _("Nothing leaves this computer until you send the return file yourself."));
}

/* --- Its audits ----------------------------------------------------------------------- */

/* What the page reads of the desk at once. */
typedef struct
{
  GPtrArray *rows;      /* CandourDeskRow */
  GPtrArray *returns;   /* CandourDeskReturn */
} Contents;

static void
contents_free (gpointer data)
{
  Contents *self = data;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->returns, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Contents, contents_free)

static gpointer
read_job (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(Contents) contents = g_new0 (Contents, 1);

  contents->rows = candour_store_desk_list (db, error);
  if (contents->rows == NULL)
    return NULL;

  contents->returns = candour_store_desk_list_returns (db, error);

  return contents->returns != NULL ? g_steal_pointer (&contents) : NULL;
}

static void
fit_rows (CandourDeskPage *self)
{
  GtkListBoxRow *row;

  gtk_widget_set_visible (self->heads, !self->brief);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    candour_desk_item_set_narrow (CANDOUR_DESK_ITEM (row), self->brief);
}

static void
show_rows (CandourDeskPage *self,
           GPtrArray       *rows)
{
  GtkListBoxRow *surplus;

  for (guint i = 0; i < rows->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (candour_desk_item_new (self->widths));
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      candour_desk_item_show (CANDOUR_DESK_ITEM (row), g_ptr_array_index (rows, i));
    }
  while ((surplus = gtk_list_box_get_row_at_index (self->list, (int) rows->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (surplus));
  fit_rows (self);
}

static void
show_changed (CandourDeskPage *self,
              guint            n_changed,
              guint            n_same)
{
  g_autofree char *text = NULL;

  if (n_changed > 0)
    {
      text = g_strdup_printf (ngettext ("In %u audit they are not those that were sealed when this "
                                        "pack was made. Ask %s why.",
                                        "In %u audits they are not those that were sealed when "
                                        "this pack was made. Ask %s why.", n_changed), n_changed,
                              candour_desk_get_statement (self->desk)->sender->name);
      candour_notice_show (self->changed, CANDOUR_TONE_DANGER,
                           _("The auditor’s grades were changed."), text);
    }
  else if (n_same > 0)
    {
      candour_notice_show (self->changed, CANDOUR_TONE_OK, _("The auditors’ grades are here."),
                           _("They are those that were sealed when this pack was made."));
    }
  else
    {
      candour_notice_hide (self->changed);
    }
}

static void
show_summary (CandourDeskPage *self,
              GPtrArray       *rows)
{
  guint n_graded = 0;
  guint n_changed = 0;
  guint n_same = 0;
  g_autofree char *title = NULL;
  g_autofree char *graded = NULL;

  self->n_ready = 0;
  self->n_sealed = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const CandourDeskRow *row = g_ptr_array_index (rows, i);

      n_graded += row->state >= CANDOUR_DESK_READY;
      self->n_ready += row->state == CANDOUR_DESK_READY;
      self->n_sealed += row->state > CANDOUR_DESK_READY;
      n_changed += row->reveal == CANDOUR_DESK_REVEAL_CHANGED;
      n_same += row->reveal == CANDOUR_DESK_REVEAL_SAME;
    }
  self->n_left = rows->len - n_graded;

  title = g_strdup_printf (ngettext ("%u audit to grade blind", "%u audits to grade blind",
                                     rows->len), rows->len);
  graded = g_strdup_printf (_("%u of %u graded"), n_graded, rows->len);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->graded, graded);
  gtk_level_bar_set_max_value (self->progress, MAX (rows->len, 1));
  gtk_level_bar_set_value (self->progress, n_graded);
  show_changed (self, n_changed, n_same);
  candour_desk_page_show_seal (self);
}

/* --- What was made of it -------------------------------------------------------------- */

static GtkWidget *
make_return (CandourDeskPage         *self,
             const CandourDeskReturn *made)
{
  g_autofree char *name = g_path_get_basename (made->path);
  g_autofree char *folder = g_path_get_dirname (made->path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autofree char *when = dup_instant (made->made_at, get_today (self));
  g_autofree char *subtitle =
    g_strdup_printf (ngettext ("%d audit · made %s", "%d audits · made %s",
                               (gulong) made->n_audits), made->n_audits, when);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Show in folder"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "document-send-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uri != NULL ? uri : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-file");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
show_returns (CandourDeskPage *self,
              GPtrArray       *returns)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->returns, 0)) != NULL)
    gtk_list_box_remove (self->returns, GTK_WIDGET (row));
  for (guint i = 0; i < returns->len; i++)
    gtk_list_box_append (self->returns, make_return (self, g_ptr_array_index (returns, i)));
  gtk_widget_set_visible (self->returns_group, returns->len > 0);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CandourDeskPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Contents) contents = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                           &error);

  if (self->list == NULL)
    return;

  if (contents == NULL)
    {
      candour_notice_show (self->changed, CANDOUR_TONE_DANGER, _("The desk was not read."),
                           error->message);
      return;
    }

  show_rows (self, contents->rows);
  show_summary (self, contents->rows);
  show_returns (self, contents->returns);
}

void
candour_desk_page_reload (CandourDeskPage *self)
{
  candour_workspace_write_async (self->workspace, read_job, NULL, NULL, contents_free, NULL,
                                 read_cb, g_object_ref (self));
}

static void
row_activated_cb (CandourDeskPage *self,
                  GtkListBoxRow   *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-moderation", "s",
                              candour_desk_item_get_id (CANDOUR_DESK_ITEM (row)));
}

static void
open_other_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    candour_desk_entry_choose (window);
}

/* --- The object ----------------------------------------------------------------------- */

static void
width_changed_cb (CandourDeskPage *self,
                  int              width)
{
  gboolean folded = width < FOLD_WIDTH;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_reorder_child_after (self->columns, self->audits, folded ? NULL : self->edge);
  gtk_box_reorder_child_after (self->columns, self->edge, folded ? self->audits : self->pack);
  self->brief = width < BRIEF_WIDTH;
  candour_a11y_show_button_text (self->seal_content, _("Seal and make the return file…"),
                                 !self->brief);
  fit_rows (self);
}

static void
candour_desk_page_root (GtkWidget *widget)
{
  CandourDeskPage *self = CANDOUR_DESK_PAGE (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_desk_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  g_signal_connect_object (window, "changed", G_CALLBACK (candour_desk_page_reload), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  width_changed_cb (self, candour_text_unscale (widget,
                                                gtk_widget_get_width (GTK_WIDGET (window))));
  show_pack (self);
  candour_desk_page_reload (self);
}

static void
candour_desk_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);

  GTK_WIDGET_CLASS (candour_desk_page_parent_class)->unroot (widget);
}

static void
candour_desk_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_DESK_PAGE);

  G_OBJECT_CLASS (candour_desk_page_parent_class)->dispose (object);
}

static void
candour_desk_page_finalize (GObject *object)
{
  CandourDeskPage *self = CANDOUR_DESK_PAGE (object);

  for (guint i = 0; i < CANDOUR_N_DESK_COLUMNS; i++)
    g_object_unref (self->widths[i]);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->desk, candour_desk_free);
  g_free (self->checked_on);

  G_OBJECT_CLASS (candour_desk_page_parent_class)->finalize (object);
}

static void
bind_pack (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, header);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, saved);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, columns);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, pack);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, edge);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, audits);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, from);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, to);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, made);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, until);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, left);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, holds);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, genuine);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, checked);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, words);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, computer);
}

static void
bind_audits (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, offline);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, changed);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, title);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, graded);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, progress);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, heads);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, head_code);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, head_plan);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, head_age);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, head_progress);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, head_state);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, head_act);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, list);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, codes);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, returns_group);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, returns);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, ready);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskPage, seal_content);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
candour_desk_page_class_init (CandourDeskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_desk_page_dispose;
  object_class->finalize = candour_desk_page_finalize;
  widget_class->root = candour_desk_page_root;
  widget_class->unroot = candour_desk_page_unroot;

  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_SAVED_LABEL);
  g_type_ensure (CANDOUR_TYPE_WORDS_GRID);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/desk-page.ui");
  bind_pack (widget_class);
  bind_audits (widget_class);
  candour_desk_page_install_seal (widget_class);
  gtk_widget_class_install_action (widget_class, "page.open", NULL, open_other_action);
}

static void
candour_desk_page_init (CandourDeskPage *self)
{
  GtkLabel *heads[CANDOUR_N_DESK_COLUMNS];

  gtk_widget_init_template (GTK_WIDGET (self));
  heads[0] = self->head_code;
  heads[1] = self->head_plan;
  heads[2] = self->head_age;
  heads[3] = self->head_progress;
  heads[4] = self->head_state;
  heads[5] = self->head_act;
  for (guint i = 0; i < CANDOUR_N_DESK_COLUMNS; i++)
    {
      self->widths[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      gtk_size_group_add_widget (self->widths[i], GTK_WIDGET (heads[i]));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.seal", FALSE);
}

GtkWidget *
candour_desk_page_new (CandourDesk *desk,
                       const char  *checked_on)
{
  CandourDeskPage *self;

  g_return_val_if_fail (desk != NULL, NULL);

  self = g_object_new (CANDOUR_TYPE_DESK_PAGE, NULL);
  self->desk = desk;
  self->workspace = g_object_ref (candour_desk_get_workspace (desk));
  self->checked_on = g_strdup (checked_on);

  return GTK_WIDGET (self);
}

CandourDesk *
candour_desk_page_get_desk (CandourDeskPage *self)
{
  g_return_val_if_fail (CANDOUR_IS_DESK_PAGE (self), NULL);

  return self->desk;
}
