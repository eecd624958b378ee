/* candour-framework-node.h - one entry of the lists of the frameworks page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read only once it is made; made on any thread.
 */

#pragma once

#include <gio/gio.h>

#include "candour-framework.h"
#include "candour-rows.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_NODE_TITLE,     /* a framework with its versions */
  CANDOUR_NODE_VERSION,
  CANDOUR_NODE_STANDARD,
  CANDOUR_NODE_TOPIC,     /* what holds for the framework as a whole */
} CandourNodeKind;

typedef enum
{
  CANDOUR_TOPIC_OVERALL,
  CANDOUR_TOPIC_GRADES,
  CANDOUR_TOPIC_TIMESCALES,
  CANDOUR_TOPIC_VOICES,
} CandourFrameworkTopic;

#define CANDOUR_N_TOPICS (CANDOUR_TOPIC_VOICES + 1)

#define CANDOUR_TYPE_FRAMEWORK_NODE (candour_framework_node_get_type ())
G_DECLARE_FINAL_TYPE (CandourFrameworkNode, candour_framework_node, CANDOUR, FRAMEWORK_NODE,
                      GObject)

struct _CandourFrameworkNode
{
  GObject              parent_instance;

  CandourNodeKind      kind;
  char                *title;
  char                *detail;     /* may be NULL */
  int                  position;   /* of a standard, from 0; or the CandourFrameworkTopic */
  gboolean             limits;     /* a standard that can limit the overall judgement */
  CandourFrameworkRow *row;        /* of a title: its newest version's */
  CandourFramework    *framework;  /* NULL for a title */
  GListStore          *children;   /* NULL: none */
};

/* @today: ISO. */
CandourFrameworkNode *candour_framework_node_new_version  (CandourFrameworkRow  *row,
                                                           CandourFramework     *framework,
                                                           const char           *today);
CandourFrameworkNode *candour_framework_node_new_standard (CandourFrameworkNode *version,
                                                           guint                 position);
CandourFrameworkNode *candour_framework_node_new_topic    (CandourFrameworkNode *version,
                                                           CandourFrameworkTopic topic);

/* (element-type CandourFrameworkNode) a title for each code in @versions (CandourFrameworkNode).
 * With @text only what it is found in: the versions whose title has it, else the standards.
 */
GListStore           *candour_framework_node_build_tree   (GPtrArray            *versions,
                                                           const char           *text);
/* (element-type CandourFrameworkNode) the standards of a version, then its topics. */
GListStore           *candour_framework_node_list_parts   (CandourFrameworkNode *version);

/* TRUE where audits use it and it is the newest. */
gboolean              candour_framework_node_is_in_use    (CandourFrameworkNode *version);
const char           *candour_framework_topic_get_name    (CandourFrameworkTopic topic);

G_END_DECLS
