/* candour-workspace.c - an open workspace: its connections, and who is acting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "candour-id.h"
#include "candour-schema.h"
#include "candour-store-history.h"
#include "candour-store-moderations.h"
#include "candour-store-settings.h"

G_DEFINE_FINAL_TYPE (CandourWorkspace, candour_workspace, G_TYPE_OBJECT)

static gboolean
is_server (const char *uri)
{
  return g_str_has_prefix (uri, "postgresql://") || g_str_has_prefix (uri, "postgres://");
}

static void
candour_workspace_dispose (GObject *object)
{
  candour_workspace_close (CANDOUR_WORKSPACE (object));

  G_OBJECT_CLASS (candour_workspace_parent_class)->dispose (object);
}

static void
candour_workspace_finalize (GObject *object)
{
  CandourWorkspace *self = CANDOUR_WORKSPACE (object);

  g_clear_pointer (&self->actor, candour_actor_free);
  g_free (self->uri);
  g_free (self->holder);
  g_free (self->warning);
  g_free (self->council);

  G_OBJECT_CLASS (candour_workspace_parent_class)->finalize (object);
}

static void
candour_workspace_class_init (CandourWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = candour_workspace_dispose;
  object_class->finalize = candour_workspace_finalize;
}

static void
candour_workspace_init (CandourWorkspace *self)
{
}

static CandourWorkspace *
workspace_new (const char *uri)
{
  CandourWorkspace *self = g_object_new (CANDOUR_TYPE_WORKSPACE, NULL);

  self->uri = g_strdup (uri);
  self->is_file = !is_server (uri);

  return self;
}

/* Fills @self with what every page asks for. */
static gboolean
load_settings (CandourWorkspace  *self,
               GError           **error)
{
  g_autoptr(GError) failure = NULL;
  g_autofree char *demonstration = NULL;

  self->council = candour_store_settings_get (self->db, CANDOUR_SETTING_COUNCIL, &failure);
  if (failure == NULL)
    demonstration = candour_store_settings_get (self->db, CANDOUR_SETTING_DEMONSTRATION, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  self->demonstration = demonstration != NULL && g_str_has_prefix (demonstration, "1");

  return TRUE;
}

/* The first row of the history. Nobody is in the workspace yet, so the program acts, for the
 * account that is signed in; the random id makes every chain its own from the start.
 */
static gboolean
found_history (CandourDb   *db,
               const char  *council,
               GError     **error)
{
  g_autoptr(CandourActor) program = candour_actor_new (NULL, candour_workspace_get_account ());
  g_autofree char *id = candour_id_new ();

  program->person_id = g_strdup ("candour");
  program->name = g_strdup ("Candour");

  return candour_store_history_append (db, program, "workspace", id, "created", NULL, council,
                                       NULL, error);
}

/* A council begins with the usual rule; the QA lead changes it. */
static gboolean
found_draw (CandourDb  *db,
            GError    **error)
{
  g_autoptr(CandourDrawRule) rule = candour_draw_rule_new ();

  return candour_store_moderations_save_rule (db, rule, NULL, error);
}

/* All at once, or on a server somebody's database would be left with half of it. */
static gboolean
found (CandourWorkspace  *self,
       const char        *council,
       CandourFounder     founder,
       gpointer           founder_data,
       GError           **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (self->db, error);

  return transaction != NULL
         && candour_schema_update (self->db, error)
         && candour_store_settings_set (self->db, CANDOUR_SETTING_COUNCIL, council, NULL, error)
         && candour_store_settings_add_holidays (self->db, error)
         && found_draw (self->db, error)
         && found_history (self->db, council, error)
         && (founder == NULL || founder (self, founder_data, error))
         && candour_transaction_commit (transaction, error);
}

static gboolean
make (CandourWorkspace  *self,
      const char        *council,
      CandourFounder     founder,
      gpointer           founder_data,
      GError           **error)
{
  g_autoptr(GError) failure = NULL;

  self->db = candour_db_open (self->uri, CANDOUR_DB_CREATE, &failure);
  if (self->db == NULL)
    {
      candour_workspace_explain (self, failure, error);
      return FALSE;
    }

  return found (self, council, founder, founder_data, error)
         && load_settings (self, error);
}

/* Of a server: tables of ours there make it somebody's workspace. */
static gboolean
check_is_vacant (const char  *uri,
                 GError     **error)
{
  g_autoptr(CandourDb) db = candour_db_open (uri, CANDOUR_DB_READ, error);
  gint64 version;

  if (db == NULL)
    return FALSE;

  if (candour_schema_get_version (db, &version, NULL))
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("There is a workspace in this database already."));
      return FALSE;
    }

  return TRUE;
}

gboolean
candour_workspace_try_server (const char  *uri,
                              char       **council,
                              GError     **error)
{
  g_autoptr(CandourDb) db = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *found = NULL;
  gint64 version;

  g_return_val_if_fail (uri != NULL && council != NULL, FALSE);

  if (!is_server (uri))
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("The address of a server begins with postgresql://"));
      return FALSE;
    }

  db = candour_db_open (uri, CANDOUR_DB_READ, error);
  if (db == NULL)
    return FALSE;

  if (!candour_schema_get_version (db, &version, NULL))
    {
      *council = NULL;
      return TRUE;
    }

  if (version > candour_schema_get_latest ())
    {
      candour_workspace_explain_newer (error);
      return FALSE;
    }

  found = candour_store_settings_get (db, CANDOUR_SETTING_COUNCIL, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  *council = found != NULL ? g_steal_pointer (&found) : g_strdup ("");

  return TRUE;
}

CandourWorkspace *
candour_workspace_create (const char  *uri,
                          const char  *council,
                          GError     **error)
{
  return candour_workspace_create_with (uri, council, NULL, NULL, error);
}

CandourWorkspace *
candour_workspace_create_with (const char      *uri,
                               const char      *council,
                               CandourFounder   founder,
                               gpointer         founder_data,
                               GError         **error)
{
  g_autoptr(CandourWorkspace) self = NULL;

  g_return_val_if_fail (uri != NULL && council != NULL, NULL);

  self = workspace_new (uri);
  if (!self->is_file)
    return check_is_vacant (uri, error) && make (self, council, founder, founder_data, error)
           ? g_steal_pointer (&self)
           : NULL;

  if (!candour_workspace_resolve_file (self, FALSE, error)
      || !candour_workspace_make_file (self, error))
    return NULL;

  candour_workspace_claim_file (self);
  if (self->lock == NULL || !make (self, council, founder, founder_data, error))
    {
      candour_workspace_discard (self);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* Before the first of the scripts that this file has not seen, because they change everything. */
static gboolean
migrate (CandourWorkspace  *self,
         gint64             version,
         GError           **error)
{
  if (self->is_file && version < candour_schema_get_latest ()
      && !candour_backup_make (self->uri, NULL, NULL, NULL, NULL, NULL, error))
    return FALSE;

  return candour_schema_update (self->db, error);
}

/* Read-only, nothing can be brought up to date. */
static gboolean
check_version (CandourWorkspace  *self,
               gint64             version,
               GError           **error)
{
  if (version == candour_schema_get_latest ())
    return TRUE;

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("This workspace was made by an older Candour. Open it for writing once, "
                         "to bring it up to date."));

  return FALSE;
}

static gboolean
open_connection (CandourWorkspace  *self,
                 gint64            *version,
                 GError           **error)
{
  CandourDbMode mode = self->read_only ? CANDOUR_DB_READ : CANDOUR_DB_WRITE;

  self->db = candour_db_open (self->uri, mode, error);
  if (self->db == NULL || !candour_schema_get_version (self->db, version, error))
    return FALSE;

  if (*version > candour_schema_get_latest ())
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_TOO_NEW, "schema");
      return FALSE;
    }

  return TRUE;
}

static gboolean
connect (CandourWorkspace  *self,
         GError           **error)
{
  g_autoptr(GError) failure = NULL;
  gint64 version;

  if (!open_connection (self, &version, &failure))
    {
      candour_workspace_explain (self, failure, error);
      return FALSE;
    }

  return (self->read_only ? check_version (self, version, error) : migrate (self, version, error))
         && load_settings (self, error);
}

/* A failure is no reason to keep people from their work; the check names the newest backup. */
static gpointer
back_up (gpointer data)
{
  g_autofree char *path = data;

  candour_backup_make (path, NULL, NULL, NULL, NULL, NULL, NULL);

  return NULL;
}

CandourWorkspace *
candour_workspace_open (const char        *uri,
                        CandourOpenFlags   flags,
                        GError           **error)
{
  g_autoptr(CandourWorkspace) self = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  self = workspace_new (uri);
  self->read_only = (flags & CANDOUR_OPEN_READ_ONLY) != 0;

  if (self->is_file && !candour_workspace_resolve_file (self, TRUE, error))
    return NULL;

  if (self->is_file && !self->read_only)
    candour_workspace_claim_file (self);

  if ((self->is_file && !candour_workspace_probe_file (self, error)) || !connect (self, error))
    return NULL;

  if (self->lock != NULL && (flags & CANDOUR_OPEN_NO_BACKUP) == 0
      && candour_backup_is_due (self->uri))
    self->backup_thread = g_thread_new ("candour-backup", back_up, g_strdup (self->uri));

  return g_steal_pointer (&self);
}

static gboolean
load_image (CandourWorkspace  *self,
            GBytes            *image,
            GError           **error)
{
  gint64 version;

  self->db = candour_db_open_memory (image, error);

  return self->db != NULL
         && candour_schema_get_version (self->db, &version, error)
         && migrate (self, version, error)
         && load_settings (self, error);
}

CandourWorkspace *
candour_workspace_open_image (GBytes          *image,
                              const char      *council,
                              CandourFounder   founder,
                              gpointer         founder_data,
                              GError         **error)
{
  g_autoptr(CandourWorkspace) self = workspace_new ("");
  gboolean worked;

  g_return_val_if_fail (image != NULL || council != NULL, NULL);

  self->is_file = FALSE;
  self->is_in_memory = TRUE;
  if (image != NULL)
    {
      worked = load_image (self, image, error);
    }
  else
    {
      self->db = candour_db_open_memory (NULL, error);
      worked = self->db != NULL
               && found (self, council, founder, founder_data, error)
               && load_settings (self, error);
    }

  return worked ? g_steal_pointer (&self) : NULL;
}

void
candour_workspace_close (CandourWorkspace *self)
{
  g_return_if_fail (CANDOUR_IS_WORKSPACE (self));

  candour_workspace_stop_jobs (self);
  g_clear_pointer (&self->backup_thread, g_thread_join);
  g_clear_pointer (&self->db, candour_db_close);
  g_clear_pointer (&self->lock, candour_lock_release);
}

void
candour_workspace_discard (CandourWorkspace *self)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  g_return_if_fail (CANDOUR_IS_WORKSPACE (self));

  candour_workspace_close (self);
  for (guint i = 0; self->is_file && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (self->uri, endings[i], NULL);

      g_unlink (name);
    }
}

const char *
candour_workspace_get_uri (CandourWorkspace *self)
{
  return self->uri;
}

gboolean
candour_workspace_is_file (CandourWorkspace *self)
{
  return self->is_file;
}

gboolean
candour_workspace_is_in_memory (CandourWorkspace *self)
{
  return self->is_in_memory;
}

gboolean
candour_workspace_is_shared (CandourWorkspace *self)
{
  return !self->is_file && !self->is_in_memory;
}

gboolean
candour_workspace_is_read_only (CandourWorkspace *self)
{
  return self->read_only;
}

const char *
candour_workspace_get_holder (CandourWorkspace *self)
{
  return self->holder;
}

const char *
candour_workspace_get_warning (CandourWorkspace *self)
{
  return self->warning;
}

const char *
candour_workspace_get_council (CandourWorkspace *self)
{
  return self->council;
}

gboolean
candour_workspace_is_demonstration (CandourWorkspace *self)
{
  return self->demonstration;
}

const CandourActor *
candour_workspace_get_actor (CandourWorkspace *self)
{
  return self->actor;
}

static void
sign_lock (CandourWorkspace *self)
{
  if (self->lock != NULL)
    candour_lock_sign (self->lock, self->actor != NULL ? self->actor->name : NULL);
}

void
candour_workspace_set_actor (CandourWorkspace   *self,
                             const CandourActor *actor)
{
  CandourActor *copy;

  g_return_if_fail (CANDOUR_IS_WORKSPACE (self));

  /* The new one may be the old one. */
  copy = actor != NULL ? candour_actor_copy (actor) : NULL;
  g_clear_pointer (&self->actor, candour_actor_free);
  self->actor = copy;
  sign_lock (self);

  /* Jobs bring their own reader. */
  if (self->db != NULL && self->write_worker == NULL)
    candour_db_set_reader (self->db, copy != NULL ? copy->person_id : NULL,
                           copy != NULL && copy->role == CANDOUR_ROLE_MODERATOR);
}

static const char sign_in_sql[] =
  "SELECT id, name, role FROM person WHERE account = $1 AND left_on IS NULL";

gboolean
candour_workspace_sign_in (CandourWorkspace  *self,
                           GError           **error)
{
  const char *account = candour_workspace_get_account ();
  g_autoptr(CandourStatement) statement = NULL;
  g_autoptr(CandourPerson) person = NULL;
  CandourStep step;

  g_return_val_if_fail (self->db != NULL, FALSE);

  statement = candour_db_query (self->db, sign_in_sql, error, "s", account);
  step = statement != NULL ? candour_statement_step (statement, error) : CANDOUR_STEP_ERROR;

  if (step == CANDOUR_STEP_DONE)
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                 _("Nobody in this workspace signs in to this computer as %s"), account);

  if (step != CANDOUR_STEP_ROW)
    return FALSE;

  person = candour_person_new ();
  person->id = g_strdup (candour_statement_get_text (statement, 0));
  person->name = g_strdup (candour_statement_get_text (statement, 1));
  person->role = candour_code_to_value (candour_roles, candour_statement_get_text (statement, 2),
                                        CANDOUR_ROLE_SOCIAL_WORKER);
  g_clear_pointer (&self->actor, candour_actor_free);
  self->actor = candour_actor_new (person, account);
  sign_lock (self);

  return TRUE;
}

CandourDb *
candour_workspace_get_db (CandourWorkspace *self)
{
  return self->db;
}

const char *
candour_workspace_get_account (void)
{
  return g_get_user_name ();
}

const char *
candour_workspace_get_device (void)
{
  return g_get_host_name ();
}
