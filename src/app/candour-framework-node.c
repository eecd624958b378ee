/* candour-framework-node.c - one entry of the lists of the frameworks page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-framework-node.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-fold.h"

G_DEFINE_FINAL_TYPE (CandourFrameworkNode, candour_framework_node, G_TYPE_OBJECT)

static void
candour_framework_node_finalize (GObject *object)
{
  CandourFrameworkNode *self = CANDOUR_FRAMEWORK_NODE (object);

  g_free (self->title);
  g_free (self->detail);
  g_clear_object (&self->row);
  g_clear_pointer (&self->framework, candour_framework_unref);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (candour_framework_node_parent_class)->finalize (object);
}

static void
candour_framework_node_class_init (CandourFrameworkNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_framework_node_finalize;
}

static void
candour_framework_node_init (CandourFrameworkNode *self)
{
}

static CandourFrameworkNode *
node_new (CandourNodeKind      kind,
          CandourFrameworkRow *row,
          CandourFramework    *framework)
{
  CandourFrameworkNode *self = g_object_new (CANDOUR_TYPE_FRAMEWORK_NODE, NULL);

  self->kind = kind;
  self->row = g_object_ref (row);
  self->framework = framework != NULL ? candour_framework_ref (framework) : NULL;

  return self;
}

/* --- Versions ------------------------------------------------------------------------- */

static char *
dup_count (const CandourFrameworkRow *row)
{
  return g_strdup_printf (ngettext ("%d audit", "%d audits", row->n_audits), row->n_audits);
}

static char *
describe_version (const CandourFrameworkRow *row,
                  const char                *today)
{
  g_autofree char *count = dup_count (row);
  g_autofree char *date = NULL;

  if (row->closed_on != NULL && row->n_audits == 0)
    return g_strdup (_("Closed, never used"));
  if (row->closed_on != NULL)
    return g_strdup_printf (_("Closed · %s"), count);

  if (row->from_date != NULL)
    {
      date = candour_date_format_short (row->from_date, today);
      if (strcmp (row->from_date, today) > 0)
        return g_strdup_printf (_("From %s"), date);
      if (row->n_audits == 0)
        return g_strdup_printf (_("Since %s"), date);
      return g_strdup_printf (_("%1$s since %2$s"), count, date);
    }

  if (row->n_audits > 0)
    return g_steal_pointer (&count);

  return row->has_overall
         ? g_strdup_printf (ngettext ("%d standard", "%d standards", row->n_standards),
                            row->n_standards)
         : g_strdup (_("No overall grade"));
}

CandourFrameworkNode *
candour_framework_node_new_version (CandourFrameworkRow *row,
                                    CandourFramework    *framework,
                                    const char          *today)
{
  CandourFrameworkNode *self = node_new (CANDOUR_NODE_VERSION, row, framework);

  self->title = g_strdup_printf (_("Version %d"), row->version);
  self->detail = describe_version (row, today);

  return self;
}

gboolean
candour_framework_node_is_in_use (CandourFrameworkNode *version)
{
  g_return_val_if_fail (CANDOUR_IS_FRAMEWORK_NODE (version), FALSE);

  return version->row->n_audits > 0 && version->row->closed_on == NULL;
}

/* --- What is in a version ------------------------------------------------------------- */

CandourFrameworkNode *
candour_framework_node_new_standard (CandourFrameworkNode *version,
                                     guint                 position)
{
  CandourFrameworkNode *self = node_new (CANDOUR_NODE_STANDARD, version->row, version->framework);
  const CandourStandard *standard = candour_framework_get_standard (version->framework, position);

  self->title = g_strdup (standard->name);
  self->position = (int) position;
  self->limits = candour_framework_can_limit (version->framework, standard->id);

  return self;
}

const char *
candour_framework_topic_get_name (CandourFrameworkTopic topic)
{
  switch (topic)
    {
    case CANDOUR_TOPIC_OVERALL:
      return _("Overall judgement");
    case CANDOUR_TOPIC_GRADES:
      return _("Grades and their order");
    case CANDOUR_TOPIC_TIMESCALES:
      return _("Timescales");
    case CANDOUR_TOPIC_VOICES:
    default:
      return _("Voices to seek");
    }
}

CandourFrameworkNode *
candour_framework_node_new_topic (CandourFrameworkNode  *version,
                                  CandourFrameworkTopic  topic)
{
  CandourFrameworkNode *self = node_new (CANDOUR_NODE_TOPIC, version->row, version->framework);

  self->title = g_strdup (candour_framework_topic_get_name (topic));
  self->position = (int) topic;
  if (topic == CANDOUR_TOPIC_GRADES)
    self->detail = g_strdup_printf ("%u", version->framework->scale->len);
  else if (topic == CANDOUR_TOPIC_VOICES)
    self->detail = g_strdup_printf ("%u", version->framework->voices->len);

  return self;
}

GListStore *
candour_framework_node_list_parts (CandourFrameworkNode *version)
{
  GListStore *parts = g_list_store_new (CANDOUR_TYPE_FRAMEWORK_NODE);

  g_return_val_if_fail (CANDOUR_IS_FRAMEWORK_NODE (version), parts);

  for (guint i = 0; i < version->framework->standards->len; i++)
    {
      g_autoptr(CandourFrameworkNode) node = candour_framework_node_new_standard (version, i);

      g_list_store_append (parts, node);
    }

  for (int topic = 0; topic < CANDOUR_N_TOPICS; topic++)
    {
      g_autoptr(CandourFrameworkNode) node = candour_framework_node_new_topic (version, topic);

      g_list_store_append (parts, node);
    }

  return parts;
}

/* --- The tree ------------------------------------------------------------------------- */

static gboolean
has_text (const char *where,
          const char *folded)
{
  g_autofree char *text = candour_fold (where);

  return strstr (text, folded) != NULL;
}

/* Returns: FALSE where nothing of the version was found; what was found is in its children */
static gboolean
find_in_version (CandourFrameworkNode *version,
                 const char           *folded)
{
  g_clear_object (&version->children);
  if (*folded == '\0' || has_text (version->row->title, folded))
    return TRUE;

  version->children = g_list_store_new (CANDOUR_TYPE_FRAMEWORK_NODE);
  for (guint i = 0; i < version->framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (version->framework, i);

      if (has_text (standard->name, folded) || has_text (standard->question, folded))
        {
          g_autoptr(CandourFrameworkNode) node = candour_framework_node_new_standard (version, i);

          g_list_store_append (version->children, node);
        }
    }

  return g_list_model_get_n_items (G_LIST_MODEL (version->children)) > 0;
}

static CandourFrameworkNode *
find_title (GListStore *titles,
            const char *code)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (titles)); i++)
    {
      g_autoptr(CandourFrameworkNode) title = g_list_model_get_item (G_LIST_MODEL (titles), i);

      if (g_str_equal (title->row->code, code))
        return g_steal_pointer (&title);
    }

  return NULL;
}

static CandourFrameworkNode *
add_title (GListStore          *titles,
           CandourFrameworkRow *row)
{
  CandourFrameworkNode *title = node_new (CANDOUR_NODE_TITLE, row, NULL);

  title->title = g_strdup (row->title);
  title->children = g_list_store_new (CANDOUR_TYPE_FRAMEWORK_NODE);
  g_list_store_append (titles, title);

  return title;
}

GListStore *
candour_framework_node_build_tree (GPtrArray  *versions,
                                   const char *text)
{
  GListStore *titles = g_list_store_new (CANDOUR_TYPE_FRAMEWORK_NODE);
  g_autofree char *folded = candour_fold (text);

  g_return_val_if_fail (versions != NULL, titles);

  for (guint i = 0; i < versions->len; i++)
    {
      CandourFrameworkNode *version = g_ptr_array_index (versions, i);
      g_autoptr(CandourFrameworkNode) title = NULL;
      guint n_versions;

      if (!find_in_version (version, folded))
        continue;

      title = find_title (titles, version->row->code);
      if (title == NULL)
        title = add_title (titles, version->row);
      g_list_store_append (title->children, version);

      n_versions = g_list_model_get_n_items (G_LIST_MODEL (title->children));
      g_free (title->detail);
      title->detail = g_strdup_printf (ngettext ("%u version", "%u versions", n_versions),
                                       n_versions);
    }

  return titles;
}
