/* candour-cli.c - the verbs: all that Candour does without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "candour-cli.h"

static const CandourVerb *const verbs[] = {
  &candour_verb_init,
  &candour_verb_demo,
  &candour_verb_import_framework,
  &candour_verb_import_people,
  &candour_verb_import_cases,
  &candour_verb_list_audits,
  &candour_verb_list_actions,
  &candour_verb_list_moderation,
  &candour_verb_list_figures,
  &candour_verb_list_cases,
  &candour_verb_list_people,
  &candour_verb_list_frameworks,
  &candour_verb_export_findings,
  &candour_verb_export_actions,
  &candour_verb_export_moderation,
  &candour_verb_export_framework,
  &candour_verb_report_audit,
  &candour_verb_moderate_draw,
  &candour_verb_calendar,
  &candour_verb_history_verify,
  &candour_verb_check,
  &candour_verb_backup,
  &candour_verb_keys_new,
  &candour_verb_keys_card,
  &candour_verb_keys_trust,
  &candour_verb_keys_list,
  &candour_verb_pack_out,
  &candour_verb_pack_import,
  &candour_verb_pack_list,
  &candour_verb_pack_verify,
  &candour_verb_pack_withdraw,
};

enum
{
  STATUS_DONE,
  STATUS_FAILED,
  STATUS_USAGE,
};

/* How many words of the command line @verb takes up; 0: it is not named there. */
static int
match_verb (const CandourVerb  *verb,
            int                 argc,
            char              **argv)
{
  g_auto(GStrv) words = g_strsplit (verb->name, " ", -1);
  int n_words = g_strv_length (words);

  if (argc <= n_words)
    return 0;

  for (int i = 0; i < n_words; i++)
    if (!g_str_equal (words[i], argv[i + 1]))
      return 0;

  return n_words;
}

static const CandourVerb *
find_verb (int    argc,
           char **argv,
           int   *n_words)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      *n_words = match_verb (verbs[i], argc, argv);
      if (*n_words > 0)
        return verbs[i];
    }

  return NULL;
}

/* "import" alone is no verb, but it is not the name of a workspace either. */
static gboolean
begins_verb (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      gsize length = strcspn (verbs[i]->name, " ");

      if (strlen (word) == length && strncmp (verbs[i]->name, word, length) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
print_help (void)
{
  g_print ("%s\n\n  candour [%s]\n\n%s\n\n",
           _("Candour: case file audit, moderation and follow-through"),
           _("WORKSPACE"), _("opens the window. Without it:"));

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *call = g_strdup_printf ("%s %s", verbs[i]->name, verbs[i]->arguments);

      g_print ("  candour %-30s %s\n", call, _(verbs[i]->summary));
    }

  g_print ("\n%s\n", _("Each verb tells more with --help. "
                       "Exit status: 0 done, 1 refused or failed, 2 used wrongly."));
}

static int
fail (const GError *error)
{
  gboolean usage = error->domain == G_OPTION_ERROR;

  g_printerr ("candour: %s\n", error->message);

  return usage ? STATUS_USAGE : STATUS_FAILED;
}

static GOptionContext *
make_context (const CandourVerb *verb,
              CandourCall       *call)
{
  const GOptionEntry common[] = {
    { "workspace", 'w', 0, G_OPTION_ARG_STRING, &call->workspace_name,
      N_("The workspace: a file, or postgresql://…"), N_("FILE|URI") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &call->acting_as,
      N_("Who acts; in an example council only"), N_("NAME") },
    { NULL },
  };
  g_autofree char *parameters = g_strdup_printf ("%s", verb->arguments);
  GOptionContext *context = g_option_context_new (parameters);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(verb->summary));
  if (verb->options != NULL)
    g_option_context_add_main_entries (context, verb->options, GETTEXT_PACKAGE);
  if (verb->needs_workspace)
    g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  return context;
}

static gboolean
check_arguments (const CandourVerb  *verb,
                 CandourCall        *call,
                 GError            **error)
{
  g_autofree char *sentence = NULL;
  guint most = verb->n_arguments + verb->n_optional;

  if (call->n_arguments < verb->n_arguments || call->n_arguments > most)
    sentence = g_strdup_printf (_("candour %s takes: %s"), verb->name,
                                most > 0 ? verb->arguments : _("options only"));
  else if (verb->needs_workspace && call->workspace_name == NULL)
    sentence = g_strdup (_("Name the workspace: --workspace FILE, or a postgresql:// address"));

  if (sentence != NULL)
    candour_call_set_usage_error (error, sentence);

  return sentence == NULL;
}

static gpointer
wait_for_interrupt (gpointer cancellable)
{
  sigset_t interrupt;
  int number;

  sigemptyset (&interrupt);
  sigaddset (&interrupt, SIGINT);
  sigwait (&interrupt, &number);
  g_cancellable_cancel (cancellable);
  g_object_unref (cancellable);

  /* Whoever presses it again means it. */
  signal (SIGINT, SIG_DFL);
  pthread_sigmask (SIG_UNBLOCK, &interrupt, NULL);

  return NULL;
}

/* A thread of its own waits for Ctrl+C: what a signal handler may call does not include
 * cancelling. Threads made later keep the signal blocked.
 */
static void
catch_interrupt (GCancellable *cancellable)
{
  sigset_t interrupt;

  sigemptyset (&interrupt);
  sigaddset (&interrupt, SIGINT);
  pthread_sigmask (SIG_BLOCK, &interrupt, NULL);
  g_thread_unref (g_thread_new ("interrupt", wait_for_interrupt, g_object_ref (cancellable)));
}

static void
clear_call (CandourCall *call)
{
  if (call->workspace != NULL)
    candour_workspace_close (call->workspace);
  g_clear_object (&call->workspace);
  g_clear_object (&call->cancellable);
  g_clear_pointer (&call->workspace_name, g_free);
  g_clear_pointer (&call->acting_as, g_free);
  g_clear_pointer (&call->arguments, g_strfreev);
}

static int
run_verb (const CandourVerb *verb,
          int                n_words,
          int                argc,
          char             **argv)
{
  CandourCall call = { .cancellable = g_cancellable_new () };
  g_autoptr(GOptionContext) context = make_context (verb, &call);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *program = g_strdup_printf ("candour %s", verb->name);
  int status = STATUS_DONE;

  g_strv_builder_add (builder, program);
  for (int i = n_words + 1; i < argc; i++)
    g_strv_builder_add (builder, argv[i]);
  words = g_strv_builder_end (builder);

  if (g_option_context_parse_strv (context, &words, &error))
    {
      call.arguments = g_strdupv (words + 1);
      call.n_arguments = g_strv_length (call.arguments);
    }

  if (error == NULL && check_arguments (verb, &call, &error))
    {
      catch_interrupt (call.cancellable);
      verb->run (&call, &error);
    }
  candour_call_progress_end ();
  if (error != NULL)
    status = fail (error);
  clear_call (&call);

  return status;
}

gboolean
candour_cli_knows (int    argc,
                   char **argv)
{
  return argc > 1
         && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")
             || g_str_equal (argv[1], "help") || g_str_equal (argv[1], "--version")
             || begins_verb (argv[1]));
}

int
candour_cli_run (int    argc,
                 char **argv)
{
  const CandourVerb *verb;
  int n_words = 0;

  g_return_val_if_fail (argc > 1, STATUS_USAGE);

  verb = find_verb (argc, argv, &n_words);
  if (verb != NULL)
    return run_verb (verb, n_words, argc, argv);

  if (begins_verb (argv[1]))
    {
      g_printerr (_("candour: %s needs one more word; candour --help lists the verbs\n"), argv[1]);
      return STATUS_USAGE;
    }

  if (g_str_equal (argv[1], "--version"))
    g_print ("Candour %s\n", CANDOUR_VERSION);
  else
    print_help ();

  return STATUS_DONE;
}
