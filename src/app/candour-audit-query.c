/* candour-audit-query.c - a filter of the list of audits that owns its texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-query.h"

CandourAuditQuery *
candour_audit_query_new (const CandourAuditFilter *filter,
                         const char               *today)
{
  CandourAuditQuery *self = g_new0 (CandourAuditQuery, 1);

  self->filter = *filter;
  self->filter.team_id = g_strdup (filter->team_id);
  self->filter.auditor_id = g_strdup (filter->auditor_id);
  self->filter.worker_id = g_strdup (filter->worker_id);
  self->filter.case_id = g_strdup (filter->case_id);
  self->filter.framework_id = g_strdup (filter->framework_id);
  self->filter.from_on = g_strdup (filter->from_on);
  self->filter.until_on = g_strdup (filter->until_on);
  self->filter.text = g_strdup (filter->text);
  self->today = g_strdup (today);

  return self;
}

CandourAuditQuery *
candour_audit_query_copy (const CandourAuditQuery *self)
{
  return candour_audit_query_new (&self->filter, self->today);
}

gboolean
candour_audit_query_has (const CandourAuditQuery *self,
                         CandourQueryPart         part)
{
  const CandourAuditFilter *filter = &self->filter;

  switch (part)
    {
    case CANDOUR_PART_STATE:
      return filter->state >= 0;
    case CANDOUR_PART_TEAM:
      return filter->team_id != NULL;
    case CANDOUR_PART_AUDITOR:
      return filter->auditor_id != NULL;
    case CANDOUR_PART_FRAMEWORK:
      return filter->framework_id != NULL;
    case CANDOUR_PART_PERIOD:
      return filter->from_on != NULL || filter->until_on != NULL;
    case CANDOUR_PART_GRADE:
      return filter->drawn_as > 0 || filter->not_graded;
    case CANDOUR_PART_TEXT:
      return filter->text != NULL && *filter->text != '\0';
    case CANDOUR_N_PARTS:
    default:
      return FALSE;
    }
}

static void
clear_text (const char **text)
{
  g_free ((char *) *text);
  *text = NULL;
}

void
candour_audit_query_relax (CandourAuditQuery *self,
                           CandourQueryPart   part)
{
  switch (part)
    {
    case CANDOUR_PART_STATE:
      self->filter.state = -1;
      break;
    case CANDOUR_PART_TEAM:
      clear_text (&self->filter.team_id);
      break;
    case CANDOUR_PART_AUDITOR:
      clear_text (&self->filter.auditor_id);
      break;
    case CANDOUR_PART_FRAMEWORK:
      clear_text (&self->filter.framework_id);
      break;
    case CANDOUR_PART_PERIOD:
      clear_text (&self->filter.from_on);
      clear_text (&self->filter.until_on);
      break;
    case CANDOUR_PART_GRADE:
      self->filter.drawn_as = 0;
      self->filter.not_graded = FALSE;
      break;
    case CANDOUR_PART_TEXT:
      clear_text (&self->filter.text);
      break;
    case CANDOUR_N_PARTS:
    default:
      break;
    }
}

void
candour_audit_query_free (CandourAuditQuery *self)
{
  g_free ((char *) self->filter.team_id);
  g_free ((char *) self->filter.auditor_id);
  g_free ((char *) self->filter.worker_id);
  g_free ((char *) self->filter.case_id);
  g_free ((char *) self->filter.framework_id);
  g_free ((char *) self->filter.from_on);
  g_free ((char *) self->filter.until_on);
  g_free ((char *) self->filter.text);
  g_free (self->today);
  g_free (self);
}
