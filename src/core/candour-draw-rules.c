/* candour-draw-rules.c - which submitted audits are drawn for moderation, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether an audit is drawn at random hangs on the seed and on its own id alone. So it does not
 * matter when, or with which others, it is looked at, and anyone can check it afterwards.
 */

#include "candour-moderation-rules.h"
#include "candour-audit-rules-private.h"

#include <glib/gi18n-lib.h>

#define MAX_FIRST_N 100
#define MAX_DAYS 250

/* --- Drawing -------------------------------------------------------------------------- */

/* The first 32 bits of SHA-256 over seed and id, as a share of all: evenly spread. */
static gboolean
is_drawn_at_random (const CandourDrawRule *rule,
                    const char            *audit_id)
{
  g_autofree char *text = g_strjoin (" ", rule->seed, audit_id, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  guint64 place;

  hash[8] = '\0';
  place = g_ascii_strtoull (hash, NULL, 16);

  return place * 100 < ((guint64) rule->share << 32);
}

static CandourDrawReason
find_reason (const CandourDrawRule  *rule,
             const CandourDrawFacts *facts)
{
  if (rule->immediate && facts->risk == CANDOUR_RISK_TOLD)
    return CANDOUR_DRAWN_FOR_IMMEDIATE;

  if (rule->inadequate && facts->overall == CANDOUR_GRADE_INADEQUATE)
    return CANDOUR_DRAWN_FOR_INADEQUATE;

  if (rule->outstanding && facts->overall == CANDOUR_GRADE_OUTSTANDING)
    return CANDOUR_DRAWN_FOR_OUTSTANDING;

  if (rule->first_n > 0 && facts->n_before < (guint) rule->first_n)
    return CANDOUR_DRAWN_FOR_NEW_AUDITOR;

  return CANDOUR_DRAWN_FOR_NOTHING;
}

CandourDrawn
candour_rules_draw (const CandourDrawRule  *rule,
                    const CandourDrawFacts *facts)
{
  CandourDrawn drawn = { CANDOUR_DRAW_NONE, CANDOUR_DRAWN_FOR_NOTHING };

  g_return_val_if_fail (rule != NULL && facts != NULL && facts->audit_id != NULL, drawn);

  if (!facts->is_graded)
    return drawn;

  drawn.reason = find_reason (rule, facts);
  if (drawn.reason != CANDOUR_DRAWN_FOR_NOTHING)
    drawn.kind = CANDOUR_DRAW_RULE;
  else if (is_drawn_at_random (rule, facts->audit_id))
    drawn.kind = CANDOUR_DRAW_RANDOM;

  return drawn;
}

/* --- The rule itself ------------------------------------------------------------------ */

char *
candour_rules_check_draw_rule (const CandourDrawRule *rule)
{
  if (rule->share < 0 || rule->share > 100)
    return g_strdup (_("The random share is from 0% to 100%."));

  if (rule->first_n < 0 || rule->first_n > MAX_FIRST_N)
    return g_strdup_printf (_("A new auditor’s first audits: from 0 to %d."), MAX_FIRST_N);

  if (rule->days < 1 || rule->days > MAX_DAYS)
    return g_strdup_printf (_("A moderation is due in 1 to %d working days."), MAX_DAYS);

  return NULL;
}

const char *
candour_rules_get_drawn_name (CandourDrawKind   kind,
                              CandourDrawReason reason)
{
  if (kind == CANDOUR_DRAW_RULE && reason != CANDOUR_DRAWN_FOR_NOTHING)
    return candour_code_get_name (candour_draw_reasons, reason);

  return candour_code_get_name (candour_draw_kinds, kind);
}

static void
add_part (GPtrArray  *parts,
          gboolean    is_on,
          const char *text)
{
  if (is_on)
    g_ptr_array_add (parts, g_strdup (text));
}

char *
candour_rules_dup_draw_sentence (const CandourDrawRule *rule)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_part (parts, rule->inadequate, _("all Inadequate"));
  add_part (parts, rule->outstanding, _("all Outstanding"));
  add_part (parts, rule->immediate, _("all immediate concerns"));
  if (rule->first_n > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("the first %d of a new auditor",
                                                "the first %d of a new auditor", rule->first_n),
                                      rule->first_n));
  if (rule->share > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("%d%% of the rest at random"), rule->share));

  return parts->len > 0 ? candour_rules_join (parts, _(" and "))
                        : g_strdup (_("only what is asked for"));
}

gboolean
candour_rules_may_run_moderation (CandourRole role)
{
  return role == CANDOUR_ROLE_QA_LEAD;
}

char *
candour_rules_check_request (const CandourFramework *framework,
                             const CandourAudit     *audit,
                             CandourModerationState  moderation_state,
                             CandourRole             role,
                             const char             *words)
{
  if (!candour_rules_may_run_moderation (role))
    return g_strdup (_("Only the QA lead can ask for a moderation."));

  if (audit->submitted_at == NULL)
    return g_strdup (_("This audit is not submitted yet."));

  if (moderation_state != CANDOUR_MODERATION_NONE)
    return g_strdup (_("This audit was drawn for moderation already."));

  if (framework->scale->len == 0)
    return g_strdup (_("This framework has no grades to compare, so its audits are not "
                       "moderated."));

  if (candour_rules_is_blank (words))
    return g_strdup (_("Say why this audit is to be moderated."));

  return NULL;
}
