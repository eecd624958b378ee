/* candour-audits-no-match.c - what to show where no audits are: not yet, or none that match
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-audits-page-private.h"

typedef struct
{
  CandourQueryPart part;
  gint64           n_rows;
  gint64           n_total;   /* without any part */
} Relaxation;

static gint64
count_rows (CandourDb                *db,
            const CandourAuditFilter *filter,
            GError                  **error)
{
  gint64 counts[CANDOUR_N_AUDIT_STATES];
  gint64 sum = 0;

  if (!candour_store_audit_list_count (db, filter, counts, NULL, error))
    return -1;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (filter->state < 0 || filter->state == (int) i)
      sum += counts[i];

  return sum;
}

/* The part without which the fewest match, but some: that one was nearest. */
static gpointer
find_relaxation (CandourDb     *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const CandourAuditQuery *query = data;
  const CandourAuditFilter all = { .state = -1 };
  Relaxation *best = g_new0 (Relaxation, 1);

  best->part = CANDOUR_N_PARTS;
  best->n_total = count_rows (db, &all, error);
  if (best->n_total < 0)
    {
      g_free (best);
      return NULL;
    }

  for (CandourQueryPart part = 0; part < CANDOUR_N_PARTS; part++)
    {
      g_autoptr(CandourAuditQuery) other = candour_audit_query_copy (query);
      gint64 n_rows;

      if (!candour_audit_query_has (query, part))
        continue;

      candour_audit_query_relax (other, part);
      n_rows = count_rows (db, &other->filter, error);
      if (n_rows < 0)
        {
          g_free (best);
          return NULL;
        }
      if (n_rows > 0 && (best->part == CANDOUR_N_PARTS || n_rows < best->n_rows))
        *best = (Relaxation) { part, n_rows, best->n_total };
    }

  return best;
}

static const char *
get_without (CandourQueryPart part)
{
  switch (part)
    {
    case CANDOUR_PART_STATE:
      return N_("without the state");
    case CANDOUR_PART_TEAM:
      return N_("in all teams");
    case CANDOUR_PART_AUDITOR:
      return N_("by all auditors");
    case CANDOUR_PART_FRAMEWORK:
      return N_("in all frameworks");
    case CANDOUR_PART_PERIOD:
      return N_("in all years");
    case CANDOUR_PART_GRADE:
      return N_("without the grade");
    case CANDOUR_PART_TEXT:
    case CANDOUR_N_PARTS:
    default:
      return N_("without the words");
    }
}

static const char *
get_any (CandourQueryPart part)
{
  switch (part)
    {
    case CANDOUR_PART_STATE:
      return N_("Any state");
    case CANDOUR_PART_TEAM:
      return N_("All teams");
    case CANDOUR_PART_AUDITOR:
      return N_("All auditors");
    case CANDOUR_PART_FRAMEWORK:
      return N_("All frameworks");
    case CANDOUR_PART_PERIOD:
      return N_("All years");
    case CANDOUR_PART_GRADE:
      return N_("Any grade");
    case CANDOUR_PART_TEXT:
    case CANDOUR_N_PARTS:
    default:
      return N_("No words");
    }
}

static void
show_relaxation (CandourAuditsPage *self,
                 const Relaxation  *relaxation)
{
  g_autofree char *words = candour_audit_filter_bar_describe (self->filters);
  g_autofree char *way_out = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *text = NULL;
  gboolean any = relaxation != NULL && relaxation->part != CANDOUR_N_PARTS;

  if (any)
    {
      /* Translators: the second is such as "without the grade" */
      way_out = g_strdup_printf (ngettext ("%'d audit matches %s.", "%'d audits match %s.",
                                           (gulong) relaxation->n_rows),
                                 (int) relaxation->n_rows, _(get_without (relaxation->part)));
      gtk_button_set_label (self->relax, _(get_any (relaxation->part)));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->relax), "i", (int) relaxation->part);
    }

  plain = g_strdup_printf ("%s.%s%s", words, any ? "\n" : "", any ? way_out : "");
  text = g_markup_escape_text (plain, -1);
  adw_status_page_set_description (self->no_match, text);
  gtk_widget_set_visible (GTK_WIDGET (self->relax), any);
}

static void
relaxation_found_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(CandourAuditsPage) self = user_data;
  g_autofree Relaxation *relaxation = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                                NULL);

  if (relaxation == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  /* Where there are none at all, no filter is to blame. */
  if (relaxation->n_total == 0)
    candour_lazy_view_show (self->list, CANDOUR_LAZY_EMPTY);
  else
    show_relaxation (self, relaxation);
}

void
candour_audits_page_show_no_match (CandourAuditsPage *self)
{
  const CandourAuditQuery *query = candour_lazy_model_get_query (self->model);

  show_relaxation (self, NULL);
  candour_lazy_view_show (self->list, CANDOUR_LAZY_NO_MATCH);
  candour_workspace_read_async (self->workspace, find_relaxation, candour_audit_query_copy (query),
                                (GDestroyNotify) candour_audit_query_free, g_free,
                                self->cancellable, relaxation_found_cb, g_object_ref (self));
}
