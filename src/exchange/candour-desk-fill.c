/* candour-desk-fill.c - what is in a pack, laid out; and what a reveal adds to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-desk-private.h"

#include <glib/gi18n-lib.h>

#include "candour-error.h"
#include "candour-framework-reader.h"
#include "candour-pack-payload.h"
#include "candour-store-frameworks.h"

/* A pack on its way into a workspace. */
typedef struct
{
  const CandourPack *pack;
  GPtrArray         *audits;       /* CandourPackAudit */
  GPtrArray         *frameworks;   /* CandourFramework, in the pack's order */
  CandourActor      *actor;
} Layout;

static void
layout_clear (Layout *layout)
{
  g_clear_pointer (&layout->audits, g_ptr_array_unref);
  g_clear_pointer (&layout->frameworks, g_ptr_array_unref);
  g_clear_pointer (&layout->actor, candour_actor_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, layout_clear)

static gboolean
refuse_odd (GError **error)
{
  return candour_desk_refuse (error, CANDOUR_DESK_NO_PACK,
                              _("This pack does not hold what packs hold."));
}

/* --- Reading -------------------------------------------------------------------------- */

static gboolean
read_frameworks (Layout  *layout,
                 GError **error)
{
  layout->frameworks =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_framework_unref);

  for (guint i = 1; i < CANDOUR_PACK_MAX_PARTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("framework-%u.xml", i);
      GBytes *bytes = candour_pack_parts_get (layout->pack->parts, name);
      CandourFramework *framework;

      if (bytes == NULL)
        break;

      framework = candour_framework_read (bytes, NULL, NULL);
      if (framework == NULL)
        return refuse_odd (error);
      g_ptr_array_add (layout->frameworks, framework);
    }

  return TRUE;
}

static gboolean
check_framework (const Layout            *layout,
                 const CandourPackAudit  *audit)
{
  const CandourFramework *framework;

  if (audit->framework < 1 || audit->framework > (int) layout->frameworks->len)
    return FALSE;

  framework = layout->frameworks->pdata[audit->framework - 1];
  for (guint i = 0; i < audit->audit->gradings->len; i++)
    {
      const CandourGrading *grading = audit->audit->gradings->pdata[i];

      if (candour_framework_find_standard (framework, grading->standard_id, NULL) == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_pack (Layout  *layout,
           GError **error)
{
  GBytes *payload = candour_pack_parts_get (layout->pack->parts, CANDOUR_PACK_PAYLOAD);

  layout->audits = payload != NULL ? candour_pack_audits_read (payload, NULL) : NULL;
  if (layout->audits == NULL || layout->audits->len == 0)
    return refuse_odd (error);

  if (!read_frameworks (layout, error))
    return FALSE;

  for (guint i = 0; i < layout->audits->len; i++)
    if (!check_framework (layout, layout->audits->pdata[i]))
      return refuse_odd (error);

  return TRUE;
}

/* --- Laying out ----------------------------------------------------------------------- */

/* (element-type utf8): what they are called here, in the pack's order. */
static GPtrArray *
add_frameworks (Layout     *layout,
                CandourDb  *db,
                GError    **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < layout->frameworks->len; i++)
    {
      char *id = NULL;

      if (!candour_store_frameworks_add (db, layout->frameworks->pdata[i], layout->actor, &id,
                                         error))
        return NULL;
      g_ptr_array_add (ids, id);
    }

  return g_steal_pointer (&ids);
}

static GPtrArray *
list_audits (const Layout *layout,
             GPtrArray    *framework_ids)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < layout->audits->len; i++)
    {
      const CandourPackAudit *from = layout->audits->pdata[i];
      CandourDeskAudit *one = g_new0 (CandourDeskAudit, 1);

      one->code = from->code;
      one->framework_id = framework_ids->pdata[from->framework - 1];
      one->due_on = from->due_on;
      one->commitment = from->commitment;
      one->audit = from->audit;
      g_ptr_array_add (list, one);
    }

  return list;
}

/* A CandourFounder. */
static gboolean
lay_out (CandourWorkspace  *workspace,
         gpointer           data,
         GError           **error)
{
  Layout *layout = data;
  const CandourPackStatement *statement = layout->pack->statement;
  CandourDb *db = candour_workspace_get_db (workspace);
  gsize length;
  const char *bytes = g_bytes_get_data (layout->pack->signed_bytes, &length);
  g_autofree char *text = g_strndup (bytes, length);
  CandourDeskInfo info = {
    .pack_id = statement->id, .hash = layout->pack->hash, .statement = text,
  };
  g_autoptr(GPtrArray) ids = NULL;
  g_autoptr(GPtrArray) list = NULL;

  if (!candour_store_desk_add_moderator (db, statement->recipient->name, &layout->actor, error))
    return FALSE;

  ids = add_frameworks (layout, db, error);
  if (ids == NULL)
    return FALSE;

  list = list_audits (layout, ids);

  return candour_store_desk_fill (db, &info, statement->expires, list, layout->actor, error);
}

gboolean
candour_desk_fill (CandourDesk        *self,
                   const CandourPack  *pack,
                   GError            **error)
{
  g_auto(Layout) layout = { .pack = pack };

  if (!read_pack (&layout, error))
    return FALSE;

  self->workspace = candour_workspace_open_image (NULL, pack->statement->sender->name, lay_out,
                                                  &layout, error);

  return self->workspace != NULL;
}

/* --- What the auditor had given ------------------------------------------------------- */

static gboolean
is_in_scale (const CandourFramework *framework,
             int                     grade)
{
  return grade == 0 || candour_framework_get_grade (framework, grade) != NULL;
}

static gboolean
fits (const CandourFramework *framework,
      const CandourAudit     *audit)
{
  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = audit->gradings->pdata[i];

      if (candour_framework_find_standard (framework, grading->standard_id, NULL) == NULL
          || !is_in_scale (framework, grading->grade))
        return FALSE;
    }

  return is_in_scale (framework, audit->overall);
}

static const CandourDeskRow *
find_row (GPtrArray  *rows,
          const char *code)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((const CandourDeskRow *) rows->pdata[i])->code, code))
      return rows->pdata[i];

  return NULL;
}

/* What was not in the pack the store refuses, with its code. */
static CandourDeskAudit *
hold_against (CandourDb               *db,
              const CandourPackAudit  *from,
              const CandourDeskRow    *row,
              GError                 **error)
{
  g_autoptr(CandourFramework) framework = NULL;
  CandourDeskAudit *one;

  if (row != NULL)
    {
      framework = candour_store_frameworks_load (db, row->framework_id, error);
      if (framework == NULL)
        return NULL;
      if (!fits (framework, from->audit))
        {
          refuse_odd (error);
          return NULL;
        }
    }

  one = g_new0 (CandourDeskAudit, 1);
  one->code = from->code;
  one->audit = from->audit;
  if (row != NULL)
    {
      g_autofree char *commitment = candour_pack_commit (from->audit, from->salt);

      one->same = g_str_equal (commitment, row->commitment);
    }

  return one;
}

gboolean
candour_desk_reveal (CandourDesk        *self,
                     const CandourPack  *reveal,
                     GError            **error)
{
  CandourDb *db = candour_workspace_get_db (self->workspace);
  GBytes *payload = candour_pack_parts_get (reveal->parts, CANDOUR_PACK_PAYLOAD);
  g_autoptr(GPtrArray) audits =
    payload != NULL ? candour_pack_grades_read (payload, CANDOUR_GRADING_AUDITOR, NULL) : NULL;
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) rows = NULL;

  if (audits == NULL)
    return refuse_odd (error);

  rows = candour_store_desk_list (db, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < audits->len; i++)
    {
      const CandourPackAudit *from = audits->pdata[i];
      CandourDeskAudit *one = hold_against (db, from, find_row (rows, from->code), error);

      if (one == NULL)
        return FALSE;
      g_ptr_array_add (list, one);
    }

  return candour_store_desk_reveal (db, reveal->statement->sequence, list,
                                    candour_workspace_get_actor (self->workspace), error);
}
