/* candour-test-store.h - a workspace of its own for each test, on each engine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PostgreSQL takes part where CANDOUR_TEST_POSTGRES holds the address of a server; each test
 * works in a schema of its own there.
 */

#pragma once

#include "candour-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  char             *place;      /* a folder; or the schema on the server */
  char             *uri;
  CandourWorkspace *workspace;  /* empty, of "Wenbrook"; a QA lead, R. Dean, acts */
  CandourDb        *db;         /* its writing connection */
  CandourActor     *actor;      /* R. Dean; not in the table of people before add_actor() */
} CandourTestStore;

typedef void (*CandourTestFunc) (CandourTestStore *store);

/* Adds PATH/sqlite and PATH/postgres. */
void       candour_test_store_add        (const char       *path,
                                          CandourTestFunc   test);
/* Adds PATH alone, for what only a file can meet. */
void       candour_test_store_add_file   (const char       *path,
                                          CandourTestFunc   test);
/* Adds PATH alone, for what only a server can meet; skipped where there is none. */
void       candour_test_store_add_server (const char      *path,
                                          CandourTestFunc   test);
gboolean   candour_test_store_is_sqlite  (CandourTestStore *store);

/* Fails the test where the engine refuses. */
void       candour_test_store_run        (CandourTestStore *store,
                                          const char       *sql);
gint64     candour_test_store_count      (CandourTestStore *store,
                                          const char       *select_number_sql);

/* Another desk's connection to the same workspace; close it before the test ends. */
CandourDb *candour_test_store_open_desk  (CandourTestStore *store);

/* Puts the actor into the table of people, so that rows may refer to it. */
void       candour_test_store_add_actor  (CandourTestStore *store);
/* The same for somebody else, whose id, code and name are @id; @role is the stored code. */
void       candour_test_store_add_person (CandourTestStore *store,
                                          const char       *id,
                                          const char       *role,
                                          const char       *team_id);

/* The history must fit together; otherwise the test fails. */
void       candour_test_store_verify     (CandourTestStore *store);

/* Removes a folder with all that is in it. */
void       candour_test_remove_folder    (const char       *path);

G_END_DECLS
