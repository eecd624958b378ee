/* candour-audit-filter-bar-chosen.c - what the filters stand at: as a query, in words, and kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-audit-filter-bar-private.h"
#include "candour-date.h"
#include "candour-prefs.h"

#define LIST_NAME "audits"

static const char *
get_chosen (GtkDropDown          *drop,
            const CandourChoices *choices)
{
  guint position = gtk_drop_down_get_selected (drop);

  if (choices->ids == NULL || position >= choices->ids->len)
    return "";

  return g_ptr_array_index (choices->ids, position);
}

static const char *
get_chosen_label (GtkDropDown          *drop,
                  const CandourChoices *choices)
{
  guint position = gtk_drop_down_get_selected (drop);

  return position < choices->labels->len ? g_ptr_array_index (choices->labels, position) : "";
}

/* -1: all. */
static int
get_state (CandourAuditFilterBar *self)
{
  return (int) candour_toggle_bar_get_active (self->states) - 1;
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

gboolean
candour_audit_filter_bar_has_dates (CandourAuditFilterBar *self)
{
  return g_str_equal (get_chosen (self->period, &self->periods), CANDOUR_PERIOD_FROM_TO);
}

void
candour_audit_filter_bar_show_dates (CandourAuditFilterBar *self)
{
  gboolean shown = candour_audit_filter_bar_has_dates (self);

  gtk_widget_set_visible (GTK_WIDGET (self->from), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->until), shown);
}

static void
get_bounds (CandourAuditFilterBar  *self,
            char                  **from_on,
            char                  **until_on)
{
  if (candour_audit_filter_bar_has_dates (self))
    {
      *from_on = g_strdup (candour_date_entry_get_date (self->from_on));
      *until_on = g_strdup (candour_date_entry_get_date (self->until_on));
    }
  else
    {
      candour_period_get_bounds (get_chosen (self->period, &self->periods), self->today,
                                 from_on, until_on);
    }
}

CandourAuditQuery *
candour_audit_filter_bar_dup_query (CandourAuditFilterBar *self)
{
  g_autofree char *from_on = NULL;
  g_autofree char *until_on = NULL;
  const char *grade;

  g_return_val_if_fail (CANDOUR_IS_AUDIT_FILTER_BAR (self), NULL);
  g_return_val_if_fail (self->choices != NULL, NULL);

  grade = get_chosen (self->grade, &self->grades);
  get_bounds (self, &from_on, &until_on);

  return candour_audit_query_new (
    &(CandourAuditFilter) {
      .state = get_state (self),
      .team_id = or_null (get_chosen (self->team, &self->choices->teams)),
      .auditor_id = or_null (get_chosen (self->auditor, &self->choices->auditors)),
      .framework_id = or_null (get_chosen (self->framework, &self->choices->frameworks)),
      .from_on = from_on,
      .until_on = until_on,
      .drawn_as = (int) g_ascii_strtoll (grade, NULL, 10),
      .not_graded = g_str_equal (grade, "none"),
      .text = or_null (gtk_editable_get_text (GTK_EDITABLE (self->search))),
    },
    self->today);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
add_words (GString    *words,
           const char *text)
{
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, text);
}

static char *
describe_period (CandourAuditFilterBar *self)
{
  const char *from_on = candour_date_entry_get_date (self->from_on);
  const char *until_on = candour_date_entry_get_date (self->until_on);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (!candour_audit_filter_bar_has_dates (self))
    return g_strdup (get_chosen_label (self->period, &self->periods));

  from = from_on != NULL ? candour_date_format_long (from_on) : NULL;
  until = until_on != NULL ? candour_date_format_long (until_on) : NULL;
  if (from != NULL && until != NULL && strcmp (from_on, until_on) > 0)
    /* Translators: two dates of a period that ends before it begins */
    return g_strdup_printf (_("from %s to %s, which is earlier"), from, until);

  if (from != NULL && until != NULL)
    /* Translators: two dates */
    return g_strdup_printf (_("from %s to %s"), from, until);

  if (from != NULL)
    /* Translators: a date */
    return g_strdup_printf (_("from %s"), from);

  /* Translators: a date */
  return until != NULL ? g_strdup_printf (_("to %s"), until) : g_strdup (_("All years"));
}

char *
candour_audit_filter_bar_describe (CandourAuditFilterBar *self)
{
  g_autoptr(GString) words = g_string_new (NULL);
  const char *text;
  int state;

  g_return_val_if_fail (CANDOUR_IS_AUDIT_FILTER_BAR (self), NULL);

  state = get_state (self);
  text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  if (state >= 0)
    add_words (words, candour_code_get_name (candour_audit_states, state));
  if (gtk_drop_down_get_selected (self->team) > 0)
    add_words (words, get_chosen_label (self->team, &self->choices->teams)
                      + strspn (get_chosen_label (self->team, &self->choices->teams), " "));
  if (gtk_drop_down_get_selected (self->auditor) > 0)
    add_words (words, get_chosen_label (self->auditor, &self->choices->auditors));
  if (gtk_drop_down_get_selected (self->framework) > 0)
    add_words (words, get_chosen_label (self->framework, &self->choices->frameworks));
  if (gtk_drop_down_get_selected (self->period) > 0)
    {
      g_autofree char *period = describe_period (self);

      add_words (words, period);
    }
  if (gtk_drop_down_get_selected (self->grade) > 0)
    add_words (words, get_chosen_label (self->grade, &self->grades));
  if (*text != '\0')
    {
      /* Translators: what was typed into the search */
      g_autofree char *quoted = g_strdup_printf (_("words “%s”"), text);

      add_words (words, quoted);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* --- Kept for each person --------------------------------------------------------------------- */

const char *
candour_audit_filter_bar_get_person_id (CandourAuditFilterBar *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return actor != NULL ? actor->person_id : "";
}

void
candour_audit_filter_bar_keep (CandourAuditFilterBar *self)
{
  g_auto(GVariantDict) dict = { 0 };

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "state", "i", get_state (self));
  g_variant_dict_insert (&dict, "team", "s", get_chosen (self->team, &self->choices->teams));
  g_variant_dict_insert (&dict, "auditor", "s",
                         get_chosen (self->auditor, &self->choices->auditors));
  g_variant_dict_insert (&dict, "framework", "s",
                         get_chosen (self->framework, &self->choices->frameworks));
  g_variant_dict_insert (&dict, "period", "s", get_chosen (self->period, &self->periods));
  g_variant_dict_insert (&dict, "from", "s",
                         or_empty (candour_date_entry_get_date (self->from_on)));
  g_variant_dict_insert (&dict, "until", "s",
                         or_empty (candour_date_entry_get_date (self->until_on)));
  g_variant_dict_insert (&dict, "grade", "s", get_chosen (self->grade, &self->grades));
  candour_prefs_set_filters (candour_audit_filter_bar_get_person_id (self), LIST_NAME,
                             g_variant_dict_end (&dict));
}

static void
choose (GtkDropDown          *drop,
        const CandourChoices *choices,
        GVariant             *kept,
        const char           *name,
        const char           *otherwise)
{
  const char *id = otherwise;

  if (kept != NULL)
    g_variant_lookup (kept, name, "&s", &id);
  gtk_drop_down_set_selected (drop, candour_choices_find (choices, id));
}

static void
choose_date (CandourDateEntry *entry,
             GVariant         *kept,
             const char       *name)
{
  const char *date = NULL;

  if (kept != NULL)
    g_variant_lookup (kept, name, "&s", &date);
  candour_date_entry_set_date (entry, candour_date_is_valid (date) ? date : NULL);
}

void
candour_audit_filter_bar_restore (CandourAuditFilterBar *self)
{
  const char *person_id = candour_audit_filter_bar_get_person_id (self);
  g_autoptr(GVariant) kept = candour_prefs_dup_filters (person_id, LIST_NAME);
  int state = -1;

  if (kept != NULL)
    g_variant_lookup (kept, "state", "i", &state);
  candour_toggle_bar_set_active (self->states,
                                 (guint) (CLAMP (state, -1, CANDOUR_N_STATES - 1) + 1));
  choose (self->team, &self->choices->teams, kept, "team", "");
  choose (self->auditor, &self->choices->auditors, kept, "auditor", "");
  choose (self->framework, &self->choices->frameworks, kept, "framework", "");
  choose (self->period, &self->periods, kept, "period", "this-year");
  choose_date (self->from_on, kept, "from");
  choose_date (self->until_on, kept, "until");
  choose (self->grade, &self->grades, kept, "grade", "");
}
