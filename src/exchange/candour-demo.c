/* candour-demo.c - an invented council, to see everything with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-demo.h"

#include <glib/gi18n-lib.h>

#include "candour-demo-private.h"
#include "candour-framework-reader.h"
#include "candour-store-frameworks.h"
#include "candour-store-history.h"
#include "candour-store-moderations.h"
#include "candour-store-settings.h"

static void
free_person (gpointer person)
{
  candour_person_free (person);
}

static void
free_case (gpointer child)
{
  candour_case_free (child);
}

static void
free_actor (gpointer actor)
{
  candour_actor_free (actor);
}

static void
unref_framework (gpointer framework)
{
  candour_framework_unref (framework);
}

CandourDemo *
candour_demo_new (CandourDb   *db,
                  guint64      seed,
                  const char  *today,
                  GError     **error)
{
  const guint32 seeds[] = { seed & G_MAXUINT32, seed >> 32 };
  g_autoptr(CandourDemo) self = g_new0 (CandourDemo, 1);

  self->db = db;
  self->past = candour_past_new (db);
  self->random = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
  self->moderating = g_rand_new_with_seed (seeds[0] ^ 0x6d6f64);
  self->today = g_strdup (today);
  self->frameworks = g_ptr_array_new_with_free_func (unref_framework);
  self->teams = g_ptr_array_new ();
  self->people = g_ptr_array_new_with_free_func (free_person);
  self->workers = g_ptr_array_new ();
  self->auditors = g_ptr_array_new ();
  self->actors = g_ptr_array_new_with_free_func (free_actor);
  self->cases = g_ptr_array_new_with_free_func (free_case);
  self->holidays = candour_store_settings_load_holidays (db, error);
  if (self->holidays != NULL)
    self->rule = candour_store_moderations_load_rule (db, error);

  return self->rule != NULL ? g_steal_pointer (&self) : NULL;
}

void
candour_demo_free (CandourDemo *self)
{
  for (guint i = 0; self->last_audited != NULL && i < self->cases->len; i++)
    g_free (self->last_audited[i]);
  g_free (self->last_audited);
  g_clear_pointer (&self->again, g_ptr_array_unref);
  g_free (self->kindness);
  g_free (self->n_submitted);
  g_free (self->today);
  g_clear_pointer (&self->holidays, candour_holidays_free);
  g_clear_pointer (&self->rule, candour_draw_rule_free);
  g_clear_pointer (&self->lead_actor, candour_actor_free);
  g_rand_free (self->random);
  g_rand_free (self->moderating);
  candour_past_free (self->past);
  g_ptr_array_unref (self->frameworks);
  g_ptr_array_unref (self->teams);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->workers);
  g_ptr_array_unref (self->auditors);
  g_ptr_array_unref (self->actors);
  g_ptr_array_unref (self->cases);
  g_free (self);
}

/* Shaped as the program's own (RFC 9562, version 7), with a counter in place of the clock. */
char *
candour_demo_dup_id (CandourDemo *self)
{
  guint64 count = ++self->n_ids;
  guint32 random = g_rand_int (self->random);

  return g_strdup_printf ("%08x-%04x-7%03x-8%03x-%012" G_GINT64_MODIFIER "x",
                          (guint) (count >> 16), (guint) (count & 0xffff), random & 0xfff,
                          (random >> 12) & 0xfff, count);
}

int
candour_demo_pick (CandourDemo *self,
                   int          n)
{
  return g_rand_int_range (self->random, 0, n);
}

gboolean
candour_demo_chance (CandourDemo *self,
                     double       probability)
{
  return g_rand_double (self->random) < probability;
}

/* The frameworks come with ids made by the store, which differ each time; what is compared of
 * two demonstrations is their content.
 */
static gboolean
add_frameworks (CandourDemo   *self,
                CandourActor  *actor,
                GError       **error)
{
  g_autoptr(GPtrArray) shipped = candour_framework_load_shipped (error);

  for (guint i = 0; shipped != NULL && i < shipped->len; i++)
    {
      g_autofree char *id = NULL;
      CandourFramework *framework;

      if (!candour_store_frameworks_add (self->db, shipped->pdata[i], actor, &id, error))
        return FALSE;

      framework = candour_store_frameworks_load (self->db, id, error);
      if (framework == NULL)
        return FALSE;
      g_ptr_array_add (self->frameworks, framework);
    }

  return shipped != NULL;
}

static gboolean
fill (CandourDb        *db,
      guint64           seed,
      int               n_audits,
      const char       *today,
      CandourProgress   progress,
      gpointer          progress_data,
      GCancellable     *cancellable,
      GError          **error)
{
  g_autoptr(CandourDemo) self = candour_demo_new (db, seed, today, error);
  g_autoptr(CandourActor) actor = NULL;
  g_autoptr(CandourTransaction) transaction = NULL;

  if (self == NULL)
    return FALSE;

  transaction = candour_db_begin (db, error);
  if (transaction == NULL || !candour_demo_add_people (self, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  actor = candour_actor_new (self->qa_lead, "example");
  if (!add_frameworks (self, actor, error))
    return FALSE;

  g_clear_pointer (&transaction, candour_transaction_end);
  transaction = candour_db_begin (db, error);

  return transaction != NULL
         && candour_demo_add_cases (self, n_audits, error)
         && candour_demo_add_audits (self, n_audits, progress, progress_data, cancellable, error)
         && candour_past_finish (self->past, error)
         && candour_transaction_commit (transaction, error);
}

/* The same council draws the same audits, each time it is made. */
static gboolean
fix_draw (CandourDb  *db,
          guint64     seed,
          GError    **error)
{
  g_autoptr(CandourDrawRule) rule = candour_store_moderations_load_rule (db, error);

  if (rule == NULL)
    return FALSE;

  g_free (rule->seed);
  rule->seed = g_strdup_printf ("demonstration %" G_GUINT64_FORMAT, seed);

  return candour_store_moderations_save_rule (db, rule, NULL, error);
}

static gboolean
mark (CandourDb   *db,
      guint64      seed,
      const char  *fixed_today,
      GError     **error)
{
  g_autofree char *value = g_strdup_printf ("1 %" G_GUINT64_FORMAT, seed);

  return fix_draw (db, seed, error)
         && candour_store_settings_set (db, CANDOUR_SETTING_DEMONSTRATION, value, NULL, error)
         && candour_store_settings_set (db, CANDOUR_SETTING_MARKING, "OFFICIAL-SENSITIVE", NULL,
                                        error)
         && (fixed_today == NULL
             || candour_store_settings_set (db, CANDOUR_SETTING_TODAY, fixed_today, NULL, error));
}

gboolean
candour_demo_build (const char       *uri,
                    guint64           seed,
                    int               n_audits,
                    const char       *today,
                    CandourProgress   progress,
                    gpointer          progress_data,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autoptr(CandourWorkspace) workspace = candour_workspace_create (uri, "Wenbrook Council", error);
  g_autofree char *now = candour_date_dup_today ();
  CandourDb *db;
  gboolean built;

  if (workspace == NULL)
    return FALSE;

  db = candour_workspace_get_db (workspace);
  built = mark (db, seed, today, error)
          && fill (db, seed, n_audits, today != NULL ? today : now, progress, progress_data,
                   cancellable, error);
  if (!built)
    candour_workspace_discard (workspace);

  return built;
}
