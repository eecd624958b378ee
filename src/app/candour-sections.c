/* candour-sections.c - what stands at the side of the window, in its order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-actions-page.h"
#include "candour-audits-page.h"
#include "candour-frameworks-page.h"
#include "candour-insights-page.h"
#include "candour-learning-page.h"
#include "candour-moderations-page.h"
#include "candour-my-work-page.h"
#include "candour-people-page.h"
#include "candour-sections.h"

static gboolean
anyone (CandourRole role)
{
  return TRUE;
}

/* Practitioners see what was found in their own work, not everybody's. */
static gboolean
but_workers (CandourRole role)
{
  return role != CANDOUR_ROLE_SOCIAL_WORKER && role != CANDOUR_ROLE_SUPPORT_WORKER;
}

const CandourSection candour_sections[] =
{
  { "my-work", N_("My work"), "user-home-symbolic", candour_my_work_page_new, anyone },
  { "audits", N_("Audits"), "document-edit-symbolic", candour_audits_page_new, but_workers },
  { "moderation", N_("Moderation"), "view-dual-symbolic", candour_moderations_page_new,
    but_workers },
  { "actions", N_("Actions"), "candour-check-symbolic", candour_actions_page_new, anyone },
  { "learning", N_("Learning"), "candour-learning-symbolic", candour_learning_page_new, anyone },
  { "insights", N_("Insights"), "candour-insights-symbolic", candour_insights_page_new,
    but_workers },
  { "frameworks", N_("Frameworks"), "view-list-bullet-symbolic", candour_frameworks_page_new,
    but_workers },
  { "people", N_("People"), "system-users-symbolic", candour_people_page_new, but_workers },
  { NULL, NULL, NULL, NULL, NULL },
};

GPtrArray *
candour_sections_list (CandourRole role)
{
  GPtrArray *sections = g_ptr_array_new ();

  for (const CandourSection *section = candour_sections; section->name != NULL; section++)
    if (section->may_open (role))
      g_ptr_array_add (sections, (gpointer) section);

  return sections;
}
