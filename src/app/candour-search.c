/* candour-search.c - cases, people and actions that words lead to, wherever one is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-search.h"

#include "candour-fold.h"
#include "candour-rows.h"
#include "candour-store-audits.h"
#include "candour-store-cases.h"
#include "candour-store-people.h"

static gboolean
read_cases (CandourFound  *self,
            CandourDb     *db,
            const char    *words,
            GError       **error)
{
  const CandourCaseFilter filter = { .text = words, .with_closed = TRUE };

  self->cases = candour_store_cases_list (db, &filter, NULL, CANDOUR_SEARCH_ROWS, error);

  return self->cases != NULL;
}

static gboolean
read_people (CandourFound  *self,
             CandourDb     *db,
             const char    *words,
             const char    *today,
             GError       **error)
{
  self->people = candour_store_people_list (db, CANDOUR_PEOPLE_ALL, NULL, words, today, error);
  if (self->people != NULL && self->people->len > CANDOUR_SEARCH_ROWS)
    g_ptr_array_set_size (self->people, CANDOUR_SEARCH_ROWS);

  return self->people != NULL;
}

static gboolean
read_actions (CandourFound  *self,
              CandourDb     *db,
              const char    *words,
              const char    *owner_id,
              GError       **error)
{
  self->actions = candour_store_actions_search (db, words, owner_id, CANDOUR_SEARCH_ROWS, error);

  return self->actions != NULL;
}

CandourFound *
candour_search_read (CandourDb   *db,
                     const char  *words,
                     const char  *owner_id,
                     const char  *today,
                     GError     **error)
{
  g_autoptr(CandourFound) self = g_new0 (CandourFound, 1);
  g_autofree char *squeezed = candour_squeeze (words);

  if (*squeezed == '\0')
    return g_steal_pointer (&self);

  if (owner_id == NULL
      && (!read_cases (self, db, squeezed, error)
          || !read_people (self, db, squeezed, today, error)))
    return NULL;

  if (!read_actions (self, db, squeezed, owner_id, error))
    return NULL;

  return g_steal_pointer (&self);
}

static guint
count (GPtrArray *rows)
{
  return rows != NULL ? rows->len : 0;
}

guint
candour_found_get_count (const CandourFound *self)
{
  return count (self->cases) + count (self->people) + count (self->actions);
}

void
candour_found_free (CandourFound *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_free (self);
}
