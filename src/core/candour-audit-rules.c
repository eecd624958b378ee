/* candour-audit-rules.c - who may audit what, and who may do what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-rules.h"
#include "candour-audit-rules-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_same (const char *id,
         const char *other)
{
  return id != NULL && other != NULL && g_str_equal (id, other);
}

gboolean
candour_rules_is_due_possible (const char *due_on,
                               const char *today)
{
  return g_strcmp0 (due_on, today) > 0;
}

gboolean
candour_rules_needs_repeat_reason (const char *last_submitted_on,
                                   const char *today)
{
  return candour_rules_is_within_year (last_submitted_on, today);
}

/* --- Roles ---------------------------------------------------------------------------- */

gboolean
candour_rules_may_start_audit (CandourRole role)
{
  return role != CANDOUR_ROLE_SOCIAL_WORKER && role != CANDOUR_ROLE_SUPPORT_WORKER;
}

gboolean
candour_rules_may_import (CandourRole role)
{
  return role == CANDOUR_ROLE_QA_LEAD || role == CANDOUR_ROLE_HEAD_OF_SERVICE;
}

gboolean
candour_rules_may_export_names (CandourRole role)
{
  return role == CANDOUR_ROLE_QA_LEAD;
}

gboolean
candour_rules_may_allow_tie (CandourRole role)
{
  return role == CANDOUR_ROLE_QA_LEAD;
}

gboolean
candour_rules_may_edit_people (CandourRole role)
{
  return role == CANDOUR_ROLE_QA_LEAD || role == CANDOUR_ROLE_HEAD_OF_SERVICE;
}

char *
candour_rules_check_edit (const CandourAudit *audit,
                          const char         *person_id)
{
  g_return_val_if_fail (audit != NULL, NULL);

  if (candour_rules_is_sealed (audit))
    return g_strdup (_("This audit was submitted and is sealed. You can read it and change "
                       "nothing."));

  if (audit->waiting_since != NULL)
    return g_strdup (_("This audit waits for an auditor without a tie. The QA lead hands it on."));

  if (!is_same (audit->auditor_id, person_id))
    return g_strdup (_("Somebody else is this audit’s auditor. You can read it and change "
                       "nothing."));

  return NULL;
}

char *
candour_rules_check_hand_on (const CandourAudit *audit,
                             const char         *person_id,
                             CandourRole         role)
{
  g_return_val_if_fail (audit != NULL, NULL);

  if (candour_rules_is_sealed (audit))
    return g_strdup (_("Submitted audits cannot be handed on."));

  if (role == CANDOUR_ROLE_QA_LEAD)
    return NULL;

  if (audit->waiting_since != NULL)
    return g_strdup (_("Only the QA lead can hand this audit on."));

  if (!is_same (audit->auditor_id, person_id))
    return g_strdup (_("Only the auditor or the QA lead can hand this audit on."));

  return NULL;
}

char *
candour_rules_check_successor (const CandourAudit  *audit,
                               const CandourPerson *auditor)
{
  g_return_val_if_fail (audit != NULL && auditor != NULL, NULL);

  if (!is_same (audit->tied_by, auditor->id))
    return NULL;

  return g_strdup_printf (_("%s declared a tie to this child, family or worker. Choose another "
                            "auditor."), auditor->name);
}

char *
candour_rules_check_observation (const CandourFramework *framework,
                                 CandourEventKind        event,
                                 CandourConsent          consent)
{
  gboolean with_family = event == CANDOUR_EVENT_KIND_VISIT
                         || event == CANDOUR_EVENT_KIND_DIRECT_WORK;

  if (framework->kind != CANDOUR_KIND_PRACTICE_OBSERVATION)
    return event == CANDOUR_EVENT_KIND_NONE && consent == CANDOUR_CONSENT_NONE
           ? NULL : g_strdup (_("Only a practice observation observes an event."));

  if (event == CANDOUR_EVENT_KIND_NONE)
    return g_strdup (_("Say what will be observed."));

  if (consent == CANDOUR_CONSENT_NONE)
    return g_strdup (_("An observation begins with the family’s consent. Ask the family first."));

  if (with_family && consent == CANDOUR_CONSENT_NO_FAMILY)
    return g_strdup (_("The family takes part in visits and direct work. Ask the family first."));

  return NULL;
}

char *
candour_rules_check_allow (const CandourAudit *audit,
                           CandourTie          tie,
                           CandourRole         role)
{
  g_return_val_if_fail (audit != NULL, NULL);

  if (!candour_rules_may_allow_tie (role))
    return g_strdup (_("Only the QA lead can allow a tie."));

  if (!candour_rules_is_tied (audit, tie))
    return g_strdup (_("Nothing ties the auditor to this audit."));

  if (!candour_tie_may_be_allowed (tie))
    return g_strdup (_("Nobody can allow this auditor. Hand the audit on."));

  return NULL;
}

/* --- Shared by the files of rules ----------------------------------------------------- */

gboolean
candour_rules_is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

char *
candour_rules_join (GPtrArray  *parts,
                    const char *last)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0)
        g_string_append (joined, i + 1 == parts->len ? last : _(", "));
      g_string_append (joined, g_ptr_array_index (parts, i));
    }

  return g_string_free (joined, FALSE);
}
