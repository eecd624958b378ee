/* candour-figure-words.c - what is said of a figure: its name, its value and what it is of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-figure-words.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"

const char *
candour_figure_get_label (CandourFigure figure)
{
  static const char *const labels[CANDOUR_N_FIGURES] =
  {
    [CANDOUR_FIGURE_MODERATED] = N_("Audits moderated"),
    [CANDOUR_FIGURE_UPGRADED] = N_("Upgraded"),
    [CANDOUR_FIGURE_DOWNGRADED] = N_("Downgraded"),
    [CANDOUR_FIGURE_SAME] = N_("Kept the same grade"),
    [CANDOUR_FIGURE_DAYS_MODERATED] = N_("Days to moderation"),
    [CANDOUR_FIGURE_IN_TIME] = N_("Every action by its first date"),
    [CANDOUR_FIGURE_DONE] = N_("Actions done"),
    [CANDOUR_FIGURE_DONE_IN_TIME] = N_("Done by the first date"),
    [CANDOUR_FIGURE_VERIFIED] = N_("Verified by someone else"),
    [CANDOUR_FIGURE_DIFFERENCE] = N_("Made a difference"),
    [CANDOUR_FIGURE_DAYS_DONE] = N_("Days to done"),
    [CANDOUR_FIGURE_DAYS_VERIFIED] = N_("Days to verified"),
  };

  g_return_val_if_fail (figure < CANDOUR_N_FIGURES, "");

  return _(labels[figure]);
}

static double
get_share (const CandourFigures *figures,
           CandourFigure         figure)
{
  int counted = candour_figure_get_counted (figure)[0];

  return 100.0 * (double) candour_figures_count (figures, counted)
         / (double) candour_figures_get_n (figures, figure);
}

static char *
dup_days (int days)
{
  return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
}

char *
candour_figure_dup_value (const CandourFigures *figures,
                          CandourFigure         figure)
{
  int ninth;
  int days;

  if (candour_figures_get_n (figures, figure) == 0)
    return g_strdup ("–");

  if (!candour_figure_is_days (figure))
    /* Translators: a share: "70.8%" */
    return g_strdup_printf (_("%.1f%%"), get_share (figures, figure));

  days = candour_figures_get_days (figures, figure, &ninth);

  return days >= 0 ? dup_days (days) : g_strdup ("–");
}

static char *
dup_share_of (CandourFigure figure,
              gint64        part,
              gint64        n)
{
  gulong plural = (gulong) n;

  switch (figure)
    {
    case CANDOUR_FIGURE_MODERATED:
      return g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT
                                        " audit submitted",
                                        "%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT
                                        " audits submitted", plural), part, n);
    case CANDOUR_FIGURE_IN_TIME:
      return g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT
                                        " audit decided",
                                        "%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT
                                        " audits decided", plural), part, n);
    case CANDOUR_FIGURE_DONE:
      return g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT " action",
                                        "%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT " actions",
                                        plural), part, n);
    case CANDOUR_FIGURE_DONE_IN_TIME:
    case CANDOUR_FIGURE_VERIFIED:
      return g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT
                                        " action done",
                                        "%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT
                                        " actions done", plural), part, n);
    case CANDOUR_FIGURE_DIFFERENCE:
      return g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT
                                        " action verified",
                                        "%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT
                                        " actions verified", plural), part, n);
    default:
      return g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT
                                        " audit moderated",
                                        "%'" G_GINT64_FORMAT " of %'" G_GINT64_FORMAT
                                        " audits moderated", plural), part, n);
    }
}

static char *
dup_days_of (const CandourFigures *figures,
             CandourFigure         figure,
             gint64                n)
{
  gulong plural = (gulong) n;
  g_autofree char *of = NULL;
  g_autofree char *within = NULL;
  int ninth;

  candour_figures_get_days (figures, figure, &ninth);
  if (figure == CANDOUR_FIGURE_DAYS_MODERATED)
    of = g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " audit graded again",
                                    "%'" G_GINT64_FORMAT " audits graded again",
                                    plural), n);
  else if (figure == CANDOUR_FIGURE_DAYS_DONE)
    of = g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " action done",
                                    "%'" G_GINT64_FORMAT " actions done", plural), n);
  else
    of = g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " action verified",
                                    "%'" G_GINT64_FORMAT " actions verified", plural), n);

  within = dup_days (ninth);

  /* Translators: below a number of days: "Median of 45 actions done; nine in ten within 57 days" */
  return g_strdup_printf (_("Median of %s; nine in ten within %s"), of, within);
}

static const char *
get_none (CandourFigure figure)
{
  switch (figure)
    {
    case CANDOUR_FIGURE_MODERATED:
      return _("No audits submitted in this period");
    case CANDOUR_FIGURE_DAYS_MODERATED:
      return _("No audits graded by a moderator in this period");
    case CANDOUR_FIGURE_IN_TIME:
      return _("No audits decided in this period");
    case CANDOUR_FIGURE_DONE:
      return _("No actions raised in this period");
    case CANDOUR_FIGURE_DONE_IN_TIME:
    case CANDOUR_FIGURE_VERIFIED:
    case CANDOUR_FIGURE_DAYS_DONE:
      return _("No actions done in this period");
    case CANDOUR_FIGURE_DIFFERENCE:
    case CANDOUR_FIGURE_DAYS_VERIFIED:
      return _("No actions verified in this period");
    default:
      return _("No audits moderated in this period");
    }
}

char *
candour_figure_dup_n (const CandourFigures *figures,
                      CandourFigure         figure)
{
  int counted = candour_figure_get_counted (figure)[0];
  gint64 n = candour_figures_get_n (figures, figure);

  if (n == 0)
    return g_strdup (get_none (figure));
  if (candour_figure_is_days (figure))
    return dup_days_of (figures, figure, n);

  return dup_share_of (figure, candour_figures_count (figures, counted), n);
}

char *
candour_figure_describe (const CandourFigures *figures,
                         CandourFigure         figure)
{
  const char *label = candour_figure_get_label (figure);
  g_autofree char *n = candour_figure_dup_n (figures, figure);
  g_autofree char *value = NULL;

  if (candour_figures_get_n (figures, figure) == 0)
    return g_strjoin (", ", label, n, _("opens the list"), NULL);

  value = candour_figure_is_days (figure)
    ? candour_figure_dup_value (figures, figure)
    /* Translators: read out: "70.8 percent" */
    : g_strdup_printf (_("%.1f percent"), get_share (figures, figure));

  return g_strjoin (", ", label, value, n, _("opens the list"), NULL);
}

char *
candour_counted_dup_count (CandourCounted counted,
                           guint          n)
{
  if (candour_counted_get_kind (counted) == CANDOUR_COUNTED_ACTIONS)
    return g_strdup_printf (ngettext ("%'u action", "%'u actions", n), n);

  return g_strdup_printf (ngettext ("%'u audit", "%'u audits", n), n);
}

char *
candour_figure_dup_period (const char *from_on,
                           const char *until_on)
{
  g_autofree char *from = from_on != NULL ? candour_date_format_long (from_on) : NULL;
  g_autofree char *until = until_on != NULL ? candour_date_format_long (until_on) : NULL;

  if (from != NULL && until != NULL)
    /* Translators: both are dates: "1 April 2026" */
    return g_strdup_printf (_("Audits submitted %s to %s"), from, until);

  return g_strdup (_("All audits submitted so far"));
}
