/* candour-audit-session-agree.c - what two settle after both were sealed, kept as what one wrote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-session-private.h"

/* In the place of the one of the same standard, whose address others know; the overall is last. */
static CandourAgreement *
ensure_agreement (CandourModeration *moderation,
                  const char        *standard_id)
{
  CandourAgreement *agreement = candour_moderation_find_agreement (moderation, standard_id);

  if (agreement == NULL)
    {
      agreement = candour_agreement_new (standard_id);
      g_ptr_array_insert (moderation->agreements, standard_id == NULL ? -1 : 0, agreement);
    }

  return agreement;
}

void
candour_audit_session_put_agreement (CandourAuditSession    *self,
                                     const CandourAgreement *said,
                                     CandourSaveWhen         when)
{
  CandourAgreement *agreement;

  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));
  g_return_if_fail (self->facts->role == CANDOUR_GRADING_AGREED);

  agreement = ensure_agreement (self->facts->moderation, said->standard_id);
  agreement->how = said->how;
  agreement->grade = said->grade;
  agreement->not_applicable = said->not_applicable;
  candour_set_text (&agreement->reason, said->reason);
  g_free (agreement->talked_on);
  agreement->talked_on = g_strdup (said->talked_on);
  candour_audit_session_touch (self, CANDOUR_UNIT_AGREEMENT, agreement, when);
  candour_audit_session_emit_edited (self);
}

void
candour_audit_session_touch_feedback (CandourAuditSession *self,
                                      CandourSaveWhen      when)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));
  g_return_if_fail (self->facts->role == CANDOUR_GRADING_AGREED);

  candour_audit_session_touch (self, CANDOUR_UNIT_FEEDBACK, NULL, when);
  candour_audit_session_emit_edited (self);
}
