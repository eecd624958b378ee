/* candour-verb-init.c - candour init: makes a new workspace with its first person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-framework-reader.h"
#include "candour-store-frameworks.h"
#include "candour-store-people.h"

static char *council;
static char *name;
static char *role;

static const GOptionEntry options[] = {
  { "council", 0, 0, G_OPTION_ARG_STRING, &council, N_("The council's name"), N_("NAME") },
  { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Your name, as colleagues know you"),
    N_("NAME") },
  { "role", 0, 0, G_OPTION_ARG_STRING, &role,
    N_("qa-lead (default), team-manager, head-of-service, moderator, social-worker"),
    N_("ROLE") },
  { NULL },
};

static gboolean
add_frameworks (CandourWorkspace  *workspace,
                GError           **error)
{
  g_autoptr(GPtrArray) shipped = candour_framework_load_shipped (error);

  for (guint i = 0; shipped != NULL && i < shipped->len; i++)
    {
      g_autofree char *id = NULL;

      if (!candour_store_frameworks_add (candour_workspace_get_db (workspace), shipped->pdata[i],
                                         candour_workspace_get_actor (workspace), &id, error))
        return FALSE;
    }

  return shipped != NULL;
}

static gboolean
add_person (CandourWorkspace  *workspace,
            CandourRole        person_role,
            GError           **error)
{
  g_autoptr(CandourPerson) person = candour_person_new ();
  g_autoptr(CandourActor) actor = NULL;

  person->name = g_strdup (name != NULL ? name : g_get_real_name ());
  person->role = person_role;
  person->account = g_strdup (candour_workspace_get_account ());
  if (!candour_store_people_add_first (candour_workspace_get_db (workspace), person, error))
    return FALSE;

  actor = candour_actor_new (person, person->account);
  candour_workspace_set_actor (workspace, actor);

  return TRUE;
}

static gboolean
fill (CandourWorkspace  *workspace,
      gpointer           person_role,
      GError           **error)
{
  return add_person (workspace, (CandourRole) GPOINTER_TO_INT (person_role), error)
         && add_frameworks (workspace, error);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  int person_role = CANDOUR_ROLE_QA_LEAD;

  if (role != NULL)
    person_role = candour_code_to_value (candour_roles, role, -1);
  if (person_role < 0)
    {
      candour_call_set_usage_error (error, _("--role is none that Candour knows; see --help"));
      return FALSE;
    }

  call->workspace =
    candour_workspace_create_with (call->arguments[0],
                                   council != NULL ? council : _("Our council"), fill,
                                   GINT_TO_POINTER (person_role), error);
  if (call->workspace == NULL)
    return FALSE;

  g_print (_("Made %s, with the frameworks that ship with Candour.\n"), call->arguments[0]);

  return TRUE;
}

const CandourVerb candour_verb_init = {
  .name = "init",
  .arguments = "FILE|URI",
  .summary = N_("makes a new workspace"),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
