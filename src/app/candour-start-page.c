/* candour-start-page.c - the first start: where will the records live, and who are you?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-dialogs.h"
#include "candour-entry.h"
#include "candour-notice.h"
#include "candour-pane-header.h"
#include "candour-roles.h"
#include "candour-start-page.h"
#include "candour-wrap-layout.h"

typedef enum
{
  CHOICE_DESK,
  CHOICE_SERVER,
  CHOICE_EXAMPLE,
  N_CHOICES
} Choice;

struct _CandourStartPage
{
  GtkWidget       parent_instance;

  GtkWidget      *box;

  char           *path;
  char           *backup;         /* chosen to be restored, or NULL */
  GCancellable   *trying;         /* a server, or NULL */
  gboolean        is_there;       /* it has records already */

  CandourNotice  *notice;
  GtkCheckButton *desk;
  GtkCheckButton *server;
  GtkCheckButton *example;
  GtkRevealer    *desk_fields;
  GtkRevealer    *server_fields;
  GtkLabel       *file;
  GtkLabel       *disk;
  AdwEntryRow    *address;
  GtkLabel       *answer;         /* of the server that was tried */
  GtkLabel       *protection;
  GtkWidget      *who;
  AdwEntryRow    *name;
  AdwComboRow    *role;
  AdwEntryRow    *council;
  AdwActionRow   *account;
  GtkWidget      *restore;
  GtkButton      *primary;
};

G_DEFINE_FINAL_TYPE (CandourStartPage, candour_start_page, GTK_TYPE_WIDGET)

static Choice
get_choice (CandourStartPage *self)
{
  if (gtk_check_button_get_active (self->server))
    return CHOICE_SERVER;

  return gtk_check_button_get_active (self->example) ? CHOICE_EXAMPLE : CHOICE_DESK;
}

/* --- What the page says for each choice ---------------------------------------------- */

static const char *
get_protection (Choice choice)
{
  switch (choice)
    {
    case CHOICE_SERVER:
      return N_("the council’s server decides who sees what, and keeps the history from being "
                "changed by anyone but its keeper.");
    case CHOICE_EXAMPLE:
      return N_("nothing needs protecting.");
    case CHOICE_DESK:
    case N_CHOICES:
    default:
      return N_("your sign-in to this computer, and its disk encryption. Candour adds no password "
                "of its own: whoever can use your account can open this file.");
    }
}

static const char *
get_act (CandourStartPage *self)
{
  switch (get_choice (self))
    {
    case CHOICE_SERVER:
      return _("Connect and start");
    case CHOICE_EXAMPLE:
      return _("Open the example");
    case CHOICE_DESK:
    case N_CHOICES:
    default:
      return g_file_test (self->path, G_FILE_TEST_EXISTS) ? _("Open the file")
                                                          : _("Make the file and start");
    }
}

static void
say (GtkLabel   *label,
     const char *text,
     const char *css_class)
{
  static const char *const classes[] = { "ok-text", "warn-text", "danger-text", "secondary" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (label), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_label_set_label (label, text);
}

static void
say_disk (CandourStartPage *self,
          const char       *text,
          const char       *css_class)
{
  say (self->disk, text, css_class);
}

static void
check_place (CandourStartPage *self)
{
  gboolean encrypted = FALSE;

  switch (candour_workspace_check_place (self->path))
    {
    case CANDOUR_PLACE_NETWORK:
      say_disk (self, _("This folder is on a network drive. Two desks would damage the file. "
                        "Choose another."), "danger-text");
      return;
    case CANDOUR_PLACE_SYNC:
      say_disk (self, _("This folder is copied elsewhere by another program. Choose another."),
                "warn-text");
      return;
    case CANDOUR_PLACE_READ_ONLY:
      say_disk (self, _("Nothing can be written in this folder. Choose another."), "danger-text");
      return;
    case CANDOUR_PLACE_OK:
    default:
      break;
    }

  if (!candour_workspace_disk_encrypted (self->path, &encrypted))
    say_disk (self, _("Candour cannot tell whether this disk is encrypted"), "warn-text");
  else if (encrypted)
    say_disk (self, _("This disk is encrypted"), "ok-text");
  else
    say_disk (self, _("This disk is not encrypted. Ask IT before real cases go in."), "warn-text");
}

static void
set_path (CandourStartPage *self,
          const char       *path)
{
  char *copy = g_strdup (path);

  g_free (self->path);
  self->path = copy;
  gtk_label_set_label (self->file, path);
  check_place (self);
}

static void
choice_changed_cb (CandourStartPage *self)
{
  Choice choice = get_choice (self);
  gboolean exists = (choice == CHOICE_DESK && g_file_test (self->path, G_FILE_TEST_EXISTS))
                    || (choice == CHOICE_SERVER && self->is_there);
  g_autofree char *markup = g_strdup_printf ("<b>%s</b> %s", _("What protects the data:"),
                                             _(get_protection (choice)));

  candour_notice_hide (self->notice);
  gtk_revealer_set_reveal_child (self->desk_fields, choice == CHOICE_DESK);
  gtk_revealer_set_reveal_child (self->server_fields, choice == CHOICE_SERVER);
  gtk_label_set_markup (self->protection, markup);
  gtk_widget_set_visible (self->who, choice != CHOICE_EXAMPLE && !exists && self->backup == NULL);
  gtk_widget_set_visible (self->restore, choice == CHOICE_DESK);
  gtk_button_set_label (self->primary, get_act (self));
  if (exists && choice == CHOICE_DESK)
    candour_notice_show (self->notice, CANDOUR_TONE_INFO, NULL,
                         _("This file holds records already. It will be opened, not replaced."));
}

/* --- What a person does -------------------------------------------------------------- */

static void
row_activated_cb (CandourStartPage *self,
                  GtkListBoxRow    *row)
{
  GtkCheckButton *checks[N_CHOICES] = { self->desk, self->server, self->example };
  int index = gtk_list_box_row_get_index (row);

  if (index >= 0 && index < N_CHOICES)
    gtk_check_button_set_active (checks[index], TRUE);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourStartPage *self = CANDOUR_START_PAGE (widget);
  GtkCheckButton *checks[N_CHOICES] = { self->desk, self->server, self->example };
  int choice = g_variant_get_int32 (parameter);

  gtk_check_button_set_active (checks[choice], TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (checks[choice]));
}

static void
file_chosen_cb (GtkWidget *widget,
                GFile     *file,
                gpointer   unused)
{
  CandourStartPage *self = CANDOUR_START_PAGE (widget);
  const char *path = g_file_peek_path (file);
  g_autofree char *named = NULL;

  if (path == NULL)
    return;

  named = g_str_has_suffix (path, ".candour") ? g_strdup (path)
                                              : g_strconcat (path, ".candour", NULL);
  set_path (self, named);
  choice_changed_cb (self);
}

static void
choose_file_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  static const char *const patterns[] = { "*.candour", NULL };

  candour_dialogs_save_file (widget, _("Where will the records live?"), "records.candour",
                             _("Candour files"), patterns, file_chosen_cb, NULL);
}

static void
restored_place_cb (GtkWidget *widget,
                   GFile     *file,
                   gpointer   unused)
{
  CandourStartPage *self = CANDOUR_START_PAGE (widget);

  if (g_file_peek_path (file) != NULL && self->backup != NULL)
    candour_entry_restore (candour_window_find (widget), self->backup, g_file_peek_path (file));
}

static void
backup_chosen_cb (GtkWidget *widget,
                  GFile     *file,
                  gpointer   unused)
{
  static const char *const patterns[] = { "*.candour", NULL };
  CandourStartPage *self = CANDOUR_START_PAGE (widget);

  if (g_file_peek_path (file) == NULL)
    return;

  g_free (self->backup);
  self->backup = g_file_get_path (file);
  candour_dialogs_save_file (widget, _("Restore the backup to"), "restored.candour",
                             _("Candour files"), patterns, restored_place_cb, NULL);
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  candour_dialogs_open_file (widget, _("Choose a backup"), NULL, NULL, backup_chosen_cb, NULL);
}

static char *
dup_entry (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static gboolean
is_there (CandourStartPage *self,
          AdwEntryRow      *row,
          const char       *text,
          const char       *missing)
{
  if (*text != '\0')
    return TRUE;

  candour_notice_show (self->notice, CANDOUR_TONE_WARN, NULL, missing);
  gtk_widget_grab_focus (GTK_WIDGET (row));

  return FALSE;
}

static void
create (CandourStartPage *self,
        const char       *uri)
{
  g_autofree char *name = dup_entry (self->name);
  g_autofree char *council = dup_entry (self->council);
  g_autoptr(CandourPerson) person = candour_person_new ();

  if (!is_there (self, self->name, name, _("Candour writes your name beside every grade."))
      || !is_there (self, self->council, council, _("Reports carry the council’s name.")))
    return;

  person->name = g_strdup (name);
  person->role = candour_roles_get (self->role);
  person->account = g_strdup (candour_workspace_get_account ());
  person->started_on = candour_date_dup_today ();
  candour_entry_create (candour_window_find (GTK_WIDGET (self)), uri, council, person);
}

/* --- Whether the server answers --------------------------------------------------------- */

static void
show_answer (CandourStartPage *self,
             const char       *text,
             const char       *css_class)
{
  say (self->answer, text, css_class);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), *text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answer), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  choice_changed_cb (self);
}

static void
forget_answer (CandourStartPage *self)
{
  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  self->is_there = FALSE;
}

/* What was tried was another one. */
static void
address_changed_cb (CandourStartPage *self)
{
  forget_answer (self);
  show_answer (self, "", "ok-text");
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CandourStartPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *council = NULL;
  g_autofree char *text = NULL;
  gboolean answers = candour_opener_try_finish (result, &council, &error);

  if (self->trying != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->trying);
  self->is_there = council != NULL;
  if (!answers)
    {
      show_answer (self, error->message, "danger-text");
      return;
    }

  text = council != NULL
         ? g_strdup_printf (_("The server answers. It keeps the records of %s."), council)
         : g_strdup (_("The server answers. There are no records yet: they will be made."));
  show_answer (self, text, "ok-text");
}

static void
try_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CandourStartPage *self = CANDOUR_START_PAGE (widget);
  g_autofree char *address = dup_entry (self->address);

  if (!is_there (self, self->address, address,
                 _("Ask IT for the address of the council’s server.")))
    return;

  forget_answer (self);
  self->trying = g_cancellable_new ();
  show_answer (self, _("Asking the server…"), "secondary");
  candour_opener_try (address, self->trying, tried_cb, g_object_ref (self));
}

static void
start_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CandourStartPage *self = CANDOUR_START_PAGE (widget);
  CandourWindow *window = candour_window_find (widget);
  g_autofree char *address = dup_entry (self->address);

  switch (get_choice (self))
    {
    case CHOICE_EXAMPLE:
      candour_entry_open_example (window);
      break;

    case CHOICE_SERVER:
      if (!is_there (self, self->address, address,
                     _("Ask IT for the address of the council’s server.")))
        break;
      if (self->is_there)
        candour_entry_open (window, address);
      else
        create (self, address);
      break;

    case CHOICE_DESK:
    case N_CHOICES:
    default:
      if (g_file_test (self->path, G_FILE_TEST_EXISTS))
        candour_entry_open (window, self->path);
      else
        create (self, self->path);
    }
}

/* --- The object ---------------------------------------------------------------------- */

static void
candour_start_page_dispose (GObject *object)
{
  forget_answer (CANDOUR_START_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_START_PAGE);

  G_OBJECT_CLASS (candour_start_page_parent_class)->dispose (object);
}

static void
candour_start_page_finalize (GObject *object)
{
  CandourStartPage *self = CANDOUR_START_PAGE (object);

  g_free (self->path);
  g_free (self->backup);

  G_OBJECT_CLASS (candour_start_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, desk);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, server);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, example);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, desk_fields);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, server_fields);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, file);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, disk);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, address);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, answer);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, protection);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, who);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, name);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, role);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, council);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, account);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, restore);
  gtk_widget_class_bind_template_child (widget_class, CandourStartPage, primary);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
candour_start_page_class_init (CandourStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_start_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_start_page_finalize;

  gtk_widget_class_install_action (widget_class, "page.choose", "i", choose_action);
  gtk_widget_class_install_action (widget_class, "page.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "page.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "page.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "page.try", NULL, try_action);
  for (int i = 0; i < N_CHOICES; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, 0, "page.choose", "i", i);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "page.start", NULL);

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
candour_start_page_init (CandourStartPage *self)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "Candour", "records.candour", NULL);
  const char *real_name = g_get_real_name ();

  gtk_widget_init_template (GTK_WIDGET (self));
  candour_roles_fill (self->role, CANDOUR_ROLE_QA_LEAD);
  adw_action_row_set_subtitle (self->account, candour_workspace_get_account ());
  if (g_strcmp0 (real_name, "Unknown") != 0 && g_strcmp0 (real_name, g_get_user_name ()) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->name), real_name);
  set_path (self, path);
  choice_changed_cb (self);
}

GtkWidget *
candour_start_page_new (void)
{
  return g_object_new (CANDOUR_TYPE_START_PAGE, NULL);
}
