/* candour-pack-import-page-show.c - what the checks of a return found, and what it would change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-pack-import-page-private.h"
#include "candour-pane-rows.h"
#include "candour-window.h"

/* --- Checks --------------------------------------------------------------------------- */

static GtkWidget *
make_sign (CandourPackCheckState state)
{
  static const struct
  {
    const char *icon_name;
    const char *css_class;
  } signs[] =
  {
    [CANDOUR_CHECK_NOT_TRIED] = { "list-remove-symbolic", "tone-neutral" },
    [CANDOUR_CHECK_PASSED] = { "object-select-symbolic", "tone-ok" },
    [CANDOUR_CHECK_FAILED] = { "window-close-symbolic", "tone-danger" },
  };
  GtkWidget *image = gtk_image_new_from_icon_name (signs[state].icon_name);

  gtk_widget_add_css_class (image, "check-disc");
  gtk_widget_add_css_class (image, signs[state].css_class);
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);

  return image;
}

static void
add_check (CandourPackImportPage *self,
           const char            *title,
           const char            *detail,
           CandourPackCheckState  state)
{
  static const char *const words[] =
  {
    [CANDOUR_CHECK_NOT_TRIED] = N_("not tried"),
    [CANDOUR_CHECK_PASSED] = N_("passed"),
    [CANDOUR_CHECK_FAILED] = N_("failed"),
  };
  GtkWidget *row = candour_pane_row_new_words (title, detail, NULL);
  /* Translators: a check, whether it passed, and details: "Signed by V. Lund, passed, With …" */
  g_autofree char *name = g_strdup_printf (_("%1$s, %2$s, %3$s"), title, _(words[state]), detail);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_sign (state));
  candour_a11y_set_label (row, name);
  gtk_list_box_append (self->checks, row);
}

/* What comes after the first failure is only counted. */
static void
show_checks (CandourPackImportPage *self)
{
  guint n_passed = 0;
  guint n_left = 0;
  g_autofree char *hint = NULL;
  g_autofree char *left = NULL;

  candour_pane_clear (GTK_WIDGET (self->checks));
  for (guint i = 0; i < CANDOUR_PACK_N_CHECKS; i++)
    {
      const CandourPackCheck *check = &self->in->checks[i];

      n_passed += check->state == CANDOUR_CHECK_PASSED ? 1 : 0;
      n_left += check->state == CANDOUR_CHECK_NOT_TRIED ? 1 : 0;
      if (check->state != CANDOUR_CHECK_NOT_TRIED)
        add_check (self, check->title, check->detail, check->state);
    }

  if (n_left > 0)
    {
      left = g_strdup_printf (ngettext ("The other %u was not tried", "The other %u were not tried",
                                        n_left), n_left);
      add_check (self, left, "", CANDOUR_CHECK_NOT_TRIED);
    }
  /* Translators: "8 of 8 passed, in this order" */
  hint = g_strdup_printf (_("%1$u of %2$d passed, in this order"), n_passed,
                          CANDOUR_PACK_N_CHECKS);
  gtk_label_set_label (self->checks_hint, hint);
}

/* --- What changes --------------------------------------------------------------------- */

static void
add_notice (CandourPackImportPage *self,
            CandourTone            tone,
            const char            *lead,
            const char            *text)
{
  GtkWidget *notice = candour_notice_new ();

  candour_notice_show (CANDOUR_NOTICE (notice), tone, lead, text);
  gtk_box_append (self->notices, notice);
}

static void
show_notices (CandourPackImportPage *self)
{
  const CandourPackIn *in = self->in;
  g_autofree char *text = g_strdup_printf (_("The grades of %s are kept beside it and overwrite "
                                             "nothing."), in->record->recipient.name);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notices))) != NULL)
    gtk_box_remove (self->notices, child);

  if (in->same_as > 0)
    {
      g_autofree char *lead = g_strdup_printf (_("This file is return %d, which is here already."),
                                               in->same_as);

      add_notice (self, CANDOUR_TONE_INFO, lead, _("Importing it again changes nothing."));
    }
  if (in->is_unsigned)
    add_notice (self, CANDOUR_TONE_WARN, _("Unsigned:"),
                _("anyone who holds the six words could have written this."));
  for (guint i = 0; i < in->incoming->len; i++)
    {
      const CandourIncoming *incoming = g_ptr_array_index (in->incoming, i);

      if (incoming->kind == CANDOUR_INCOMING_BESIDE)
        add_notice (self, CANDOUR_TONE_WARN, incoming->why, text);
    }
}

static void
add_sum (GString    *text,
         guint       number,
         const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  if (number > 0)
    g_string_append_printf (text, "%s<b>%u</b> %s", text->len > 0 ? "     " : "", number, escaped);
}

static void
show_sums (CandourPackImportPage *self)
{
  const CandourPackIn *in = self->in;
  g_autoptr(GString) sums = g_string_new (NULL);
  guint n_sent = (guint) in->record->n_audits;
  g_autofree char *missing = NULL;
  g_autofree char *hint =
    g_strdup_printf (ngettext ("%u moderation in this return", "%u moderations in this return",
                               in->incoming->len), in->incoming->len);

  add_sum (sums, in->n_new, _("new"));
  add_sum (sums, in->n_here, _("already here"));
  add_sum (sums, in->n_beside, _("kept beside"));
  add_sum (sums, in->n_decide, ngettext ("of the new for you to decide",
                                         "of the new for you to decide", in->n_decide));
  if (in->n_missing > 0)
    missing = g_strdup_printf (ngettext ("%1$u of the %2$u is not back yet",
                                         "%1$u of the %2$u are not back yet", in->n_missing),
                               in->n_missing, n_sent);
  else
    missing = g_strdup (_("All of the pack is back"));
  gtk_label_set_label (self->sums, sums->str);
  gtk_label_set_label (self->missing, missing);
  gtk_label_set_label (self->changes_hint, hint);
}

guint
candour_pack_import_page_count (CandourPackImportPage *self)
{
  return self->in != NULL && self->in->is_good ? self->in->n_new + self->in->n_beside : 0;
}

static char *
dup_import_label (CandourPackImportPage *self)
{
  guint n_imported = candour_pack_import_page_count (self);

  if (n_imported == 0)
    return g_strdup (_("Keep this return"));

  if (self->narrow)
    return g_strdup_printf (_("Import %u"), n_imported);

  return g_strdup_printf (ngettext ("Import %u moderation", "Import %u moderations", n_imported),
                          n_imported);
}

void
candour_pack_import_page_show_button (CandourPackImportPage *self)
{
  g_autofree char *label = NULL;

  if (self->in == NULL)
    return;

  label = dup_import_label (self);
  gtk_button_set_label (self->import_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button),
                          self->in->is_good && self->in->same_as == 0);
  gtk_widget_set_visible (self->action_bar, self->in->is_good);
}

/* --- Refused -------------------------------------------------------------------------- */

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_refusal (CandourPackImportPage *self)
{
  const CandourPackIn *in = self->in;
  const char *nothing = _("Nothing was imported.");
  gboolean said = in->explanation != NULL && strstr (in->explanation, nothing) != NULL;
  g_autofree char *explanation = said ? g_strdup (in->explanation)
                                      : g_strjoin (" ", in->explanation != NULL ? in->explanation
                                                                                : nothing,
                                                   in->explanation != NULL ? nothing : NULL, NULL);

  show_text (GTK_LABEL (self->refusal), in->refusal);
  show_text (self->explanation, explanation);
  show_text (self->advice, in->advice);
}

/* --- All of it ------------------------------------------------------------------------ */

static void
show_steps (CandourPackImportPage *self)
{
  const CandourPackIn *in = self->in;
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *detail = NULL;
  guint n_passed = 0;

  for (guint i = 0; i < CANDOUR_PACK_N_CHECKS; i++)
    n_passed += in->checks[i].state == CANDOUR_CHECK_PASSED ? 1 : 0;
  detail = in->is_good
           ? g_strdup_printf (ngettext ("%u check passed", "%u checks passed", n_passed), n_passed)
           : g_strdup (_("Refused"));
  candour_pane_header_set_subtitle (self->header, name);
  candour_step_strip_set_current (self->steps, 2);
  candour_step_strip_set_detail (self->steps, 2, detail);
  if (in->record != NULL)
    {
      /* Translators: whose return it is: "From V. Lund" */
      g_autofree char *from = g_strdup_printf (_("From %s"), in->record->recipient.name);

      candour_step_strip_set_detail (self->steps, 1, from);
    }
  else
    {
      candour_step_strip_set_detail (self->steps, 1, NULL);
    }
}

void
candour_pack_import_page_show (CandourPackImportPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  const CandourPackIn *in = self->in;
  g_autofree char *evidence = NULL;

  show_steps (self);
  show_checks (self);
  candour_pack_import_page_show_button (self);
  gtk_widget_set_visible (self->another, TRUE);
  gtk_widget_set_visible (self->good, in->is_good);
  gtk_widget_set_visible (self->bad, !in->is_good);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence), in->is_good && !in->is_unsigned);
  candour_pack_preview_show (self->preview, in->is_good ? in : NULL);
  gtk_stack_set_visible_child_name (self->stack, "check");

  if (in->is_good)
    {
      evidence = g_strdup_printf (_("What was signed is kept. Years later anyone can check that %s "
                                    "signed exactly these grades."), in->record->recipient.name);
      gtk_label_set_label (self->evidence, evidence);
      show_notices (self);
      show_sums (self);
      if (in->same_as == 0)
        gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
    }
  else
    {
      show_refusal (self);
      gtk_widget_grab_focus (self->refusal);
    }
  if (window != NULL)
    candour_window_announce (window, in->is_good ? gtk_label_get_label (self->checks_hint)
                                                 : in->refusal);
}
