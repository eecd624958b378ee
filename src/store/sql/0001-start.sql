-- 0001-start.sql - the first tables; once released, changed only by a later script
--
-- Read by every engine: TEXT and INTEGER only, and each ");" of a table on its own line.
-- Ids are UUIDs (version 7), dates YYYY-MM-DD, instants ISO-8601 UTC, grades 1 (weakest) up.

CREATE TABLE setting (
  name           TEXT     NOT NULL PRIMARY KEY,
  value          TEXT     NOT NULL
);

CREATE TABLE bank_holiday (
  held_on        TEXT     NOT NULL PRIMARY KEY,
  name           TEXT     NOT NULL
);

CREATE TABLE framework (
  id             TEXT     NOT NULL PRIMARY KEY,
  code           TEXT     NOT NULL,
  version        INTEGER  NOT NULL CHECK (version >= 1),
  kind           TEXT     NOT NULL,
  title          TEXT     NOT NULL,
  summary        TEXT     NOT NULL,
  source         TEXT     NOT NULL,
  from_date      TEXT,
  closed_on      TEXT,
  has_overall    INTEGER  NOT NULL CHECK (has_overall IN (0, 1)),
  audit_days     INTEGER  NOT NULL,
  next_step_good INTEGER  NOT NULL CHECK (next_step_good IN (0, 1)),
  hash           TEXT     NOT NULL,
  added_at       TEXT     NOT NULL,
  UNIQUE (code, version)
);

CREATE TABLE framework_grade (
  framework_id   TEXT     NOT NULL REFERENCES framework (id) ON DELETE CASCADE,
  grade          INTEGER  NOT NULL CHECK (grade BETWEEN 1 AND 11),
  code           TEXT     NOT NULL,
  name           TEXT     NOT NULL,
  short_name     TEXT     NOT NULL,
  meaning        TEXT     NOT NULL,
  drawn_as       INTEGER  NOT NULL CHECK (drawn_as BETWEEN 0 AND 4),
  needs_action   INTEGER  NOT NULL CHECK (needs_action IN (0, 1)),
  action_days    INTEGER  NOT NULL,
  PRIMARY KEY (framework_id, grade)
);

CREATE TABLE standard (
  framework_id   TEXT     NOT NULL REFERENCES framework (id) ON DELETE CASCADE,
  standard_id    TEXT     NOT NULL,
  position       INTEGER  NOT NULL,
  name           TEXT     NOT NULL,
  question       TEXT     NOT NULL,
  about          TEXT     NOT NULL,
  cohorts        INTEGER  NOT NULL,
  PRIMARY KEY (framework_id, standard_id)
);

CREATE TABLE prompt (
  framework_id   TEXT     NOT NULL,
  standard_id    TEXT     NOT NULL,
  prompt_id      TEXT     NOT NULL,
  position       INTEGER  NOT NULL,
  words          TEXT     NOT NULL,
  PRIMARY KEY (framework_id, standard_id, prompt_id),
  FOREIGN KEY (framework_id, standard_id)
    REFERENCES standard (framework_id, standard_id) ON DELETE CASCADE
);

CREATE TABLE descriptor (
  framework_id   TEXT     NOT NULL,
  standard_id    TEXT     NOT NULL,
  grade          INTEGER  NOT NULL,
  words          TEXT     NOT NULL,
  PRIMARY KEY (framework_id, standard_id, grade),
  FOREIGN KEY (framework_id, standard_id)
    REFERENCES standard (framework_id, standard_id) ON DELETE CASCADE
);

CREATE TABLE framework_rule (
  framework_id   TEXT     NOT NULL REFERENCES framework (id) ON DELETE CASCADE,
  position       INTEGER  NOT NULL,
  kind           INTEGER  NOT NULL,
  standard_id    TEXT,
  grade          INTEGER  NOT NULL,
  target         INTEGER  NOT NULL,
  quantity       INTEGER  NOT NULL,
  PRIMARY KEY (framework_id, position)
);

CREATE TABLE framework_voice (
  framework_id   TEXT     NOT NULL REFERENCES framework (id) ON DELETE CASCADE,
  position       INTEGER  NOT NULL,
  voice          TEXT     NOT NULL,
  required       INTEGER  NOT NULL CHECK (required IN (0, 1)),
  PRIMARY KEY (framework_id, voice)
);

CREATE TABLE team (
  id             TEXT     NOT NULL PRIMARY KEY,
  name           TEXT     NOT NULL UNIQUE,
  parent_id      TEXT     REFERENCES team (id),
  position       INTEGER  NOT NULL
);

CREATE TABLE person (
  id             TEXT     NOT NULL PRIMARY KEY,
  code           TEXT     NOT NULL UNIQUE,
  name           TEXT     NOT NULL,
  folded         TEXT     NOT NULL,
  role           TEXT     NOT NULL,
  job            TEXT,
  team_id        TEXT     REFERENCES team (id),
  manager_id     TEXT     REFERENCES person (id),
  started_on     TEXT,
  left_on        TEXT,
  account        TEXT,
  trained_on     TEXT,
  revision       INTEGER  NOT NULL
);

CREATE INDEX person_by_team ON person (team_id, folded);
CREATE INDEX person_by_name ON person (folded);
CREATE INDEX person_by_manager ON person (manager_id);
CREATE UNIQUE INDEX person_by_account ON person (account) WHERE account IS NOT NULL;

CREATE TABLE child_case (
  id             TEXT     NOT NULL PRIMARY KEY,
  reference      TEXT     NOT NULL UNIQUE,
  folded         TEXT     NOT NULL,
  cohort         TEXT     NOT NULL,
  plan           TEXT,
  since          TEXT,
  age_band       TEXT,
  sex            TEXT,
  team_id        TEXT     REFERENCES team (id),
  worker_id      TEXT     REFERENCES person (id),
  closed_on      TEXT,
  lists          INTEGER  NOT NULL,
  revision       INTEGER  NOT NULL
);

CREATE INDEX case_by_reference ON child_case (folded, id);
CREATE INDEX case_by_age ON child_case (cohort, age_band);
CREATE INDEX case_by_worker ON child_case (worker_id);
CREATE INDEX case_by_team ON child_case (team_id);

CREATE TABLE allocation (
  case_id        TEXT     NOT NULL REFERENCES child_case (id),
  worker_id      TEXT     NOT NULL REFERENCES person (id),
  from_on        TEXT     NOT NULL,
  until_on       TEXT,
  PRIMARY KEY (case_id, worker_id, from_on)
);

-- What lists show and sort by stands in the row itself, kept true by the writes that change it:
-- listed_on is the submission's date or else the due date, n_open counts actions, overall_drawn is
-- of the grade that stands: the agreed one where there is one, and changed whether that is lower
-- (-1) or higher (1) than the auditor's. blind_to is the moderator who may not see what the auditor
-- judged, "*" while nobody moderates yet; draw_version the rule by which it was drawn, or was not.
CREATE TABLE audit (
  id             TEXT     NOT NULL PRIMARY KEY,
  case_id        TEXT     NOT NULL REFERENCES child_case (id),
  framework_id   TEXT     NOT NULL REFERENCES framework (id),
  auditor_id     TEXT     NOT NULL REFERENCES person (id),
  state          TEXT     NOT NULL,
  created_at     TEXT     NOT NULL,
  due_on         TEXT,
  started_at     TEXT,
  submitted_at   TEXT,
  listed_on      TEXT     NOT NULL,
  reference      TEXT     NOT NULL,
  cohort         TEXT     NOT NULL,
  plan           TEXT,
  age_band       TEXT,
  worker_id      TEXT     REFERENCES person (id),
  team_id        TEXT     REFERENCES team (id),
  overall        INTEGER  CHECK (overall BETWEEN 1 AND 11),
  overall_drawn  INTEGER  NOT NULL,
  suggested      INTEGER,
  overall_reason TEXT     NOT NULL,
  other_reason   TEXT     NOT NULL,
  no_step_reason TEXT     NOT NULL DEFAULT '',
  risk           TEXT     NOT NULL,
  risk_told      TEXT     NOT NULL,
  risk_how       TEXT     NOT NULL,
  risk_at        TEXT     NOT NULL,
  repeat_kind    TEXT     NOT NULL,
  repeat_reason  TEXT     NOT NULL,
  earlier_id     TEXT     REFERENCES audit (id),
  event          TEXT     NOT NULL DEFAULT 'none',
  consent        TEXT     NOT NULL DEFAULT 'none',
  exception_by   TEXT     REFERENCES person (id),
  exception_reason TEXT   NOT NULL,
  exception_ties TEXT     NOT NULL DEFAULT '',
  declared_at    TEXT,
  tied_by        TEXT     REFERENCES person (id),
  tie_reason     TEXT,
  waiting_since  TEXT,
  place          TEXT,
  fingerprint    TEXT,
  text_salt      TEXT     NOT NULL,
  n_graded       INTEGER  NOT NULL,
  n_standards    INTEGER  NOT NULL,
  n_actions      INTEGER  NOT NULL,
  n_open         INTEGER  NOT NULL,
  next_due_on    TEXT,
  revision       INTEGER  NOT NULL,
  draw_version   INTEGER,
  blind_to       TEXT,
  lacks_step     INTEGER  NOT NULL DEFAULT 0 CHECK (lacks_step IN (0, 1)),
  wants_feedback INTEGER  NOT NULL DEFAULT 0 CHECK (wants_feedback IN (0, 1)),
  changed        INTEGER  NOT NULL DEFAULT 0 CHECK (changed BETWEEN -1 AND 1)
);

CREATE INDEX audit_by_listed ON audit (listed_on, id);
CREATE INDEX audit_by_state ON audit (state, listed_on, id);
CREATE INDEX audit_by_team ON audit (team_id, listed_on, id);
CREATE INDEX audit_by_auditor ON audit (auditor_id, listed_on, id);
CREATE INDEX audit_by_worker ON audit (worker_id, listed_on, id);
CREATE INDEX audit_by_framework ON audit (framework_id, listed_on, id);
CREATE INDEX audit_by_overall ON audit (overall_drawn, listed_on, id);
CREATE INDEX audit_lacks_step ON audit (auditor_id, listed_on, id) WHERE lacks_step = 1;
CREATE INDEX audit_wants_feedback ON audit (auditor_id, listed_on, id) WHERE wants_feedback = 1;
CREATE INDEX audit_blind ON audit (blind_to) WHERE blind_to IS NOT NULL;
CREATE INDEX audit_by_changed ON audit (changed, listed_on, id);
CREATE INDEX audit_by_case ON audit (case_id, listed_on, id);
CREATE INDEX audit_by_reference ON audit (reference, id);

CREATE TABLE grading (
  audit_id       TEXT     NOT NULL REFERENCES audit (id),
  standard_id    TEXT     NOT NULL,
  role           TEXT     NOT NULL CHECK (role IN ('auditor', 'moderator', 'agreed')),
  grade          INTEGER  CHECK (grade BETWEEN 1 AND 11),
  not_applicable INTEGER  NOT NULL CHECK (not_applicable IN (0, 1)),
  na_reason      TEXT     NOT NULL,
  rationale      TEXT     NOT NULL,
  strengths      TEXT     NOT NULL,
  shared         INTEGER  NOT NULL CHECK (shared IN (0, 1)),
  text_salt      TEXT     NOT NULL,
  revision       INTEGER  NOT NULL,
  PRIMARY KEY (audit_id, standard_id, role)
);

CREATE TABLE answer (
  audit_id       TEXT     NOT NULL REFERENCES audit (id),
  standard_id    TEXT     NOT NULL,
  role           TEXT     NOT NULL,
  prompt_id      TEXT     NOT NULL,
  answer         TEXT     NOT NULL,
  reason         TEXT     NOT NULL,
  PRIMARY KEY (audit_id, standard_id, role, prompt_id)
);

CREATE TABLE citation (
  id             TEXT     NOT NULL PRIMARY KEY,
  audit_id       TEXT     NOT NULL REFERENCES audit (id),
  standard_id    TEXT     NOT NULL,
  role           TEXT     NOT NULL,
  source_type    TEXT     NOT NULL,
  dated          TEXT,
  reference      TEXT     NOT NULL
);

CREATE INDEX citation_by_audit ON citation (audit_id);

CREATE TABLE voice (
  audit_id       TEXT     NOT NULL REFERENCES audit (id),
  voice          TEXT     NOT NULL,
  outcome        TEXT     NOT NULL,
  heard_on       TEXT,
  words          TEXT     NOT NULL,
  revision       INTEGER  NOT NULL,
  PRIMARY KEY (audit_id, voice)
);

-- What lists are read by stands in the row: whom the action waits for (stage), the date that it is
-- ordered by there (wait_on), the grade that stands and how that is drawn, the case's team, and
-- from when on who is told. All of it follows from the rest of the row.
CREATE TABLE action_point (
  id             TEXT     NOT NULL PRIMARY KEY,
  audit_id       TEXT     NOT NULL REFERENCES audit (id),
  case_id        TEXT     NOT NULL REFERENCES child_case (id),
  standard_id    TEXT,
  kind           TEXT     NOT NULL,
  position       INTEGER  NOT NULL,
  what           TEXT     NOT NULL,
  difference     TEXT     NOT NULL,
  level          TEXT     NOT NULL,
  owner_id       TEXT     REFERENCES person (id),
  due_on         TEXT,
  first_due_on   TEXT,
  state          TEXT     NOT NULL,
  is_open        INTEGER  NOT NULL CHECK (is_open IN (0, 1)),
  repeats_id     TEXT     REFERENCES action_point (id),
  done_on        TEXT,
  closed_on      TEXT,
  text_salt      TEXT     NOT NULL,
  revision       INTEGER  NOT NULL,
  raised_on      TEXT,
  owner_since    TEXT,
  verified_on    TEXT,
  check_on       TEXT,
  asked_due_on   TEXT,
  acked_on       TEXT,
  n_extended     INTEGER  NOT NULL DEFAULT 0,
  n_evidence     INTEGER  NOT NULL DEFAULT 0,
  is_later       INTEGER  NOT NULL DEFAULT 0 CHECK (is_later IN (0, 1)),
  auditor_id     TEXT     REFERENCES person (id),
  team_id        TEXT     REFERENCES team (id),
  grade          INTEGER  NOT NULL DEFAULT 0,
  drawn_as       INTEGER  NOT NULL DEFAULT 0,
  stage          TEXT     NOT NULL DEFAULT 'draft'
                 CHECK (stage IN ('draft', 'owner', 'verify', 'check', 'closed')),
  wait_on        TEXT     NOT NULL DEFAULT '',
  told_manager   TEXT,
  told_head      TEXT,
  told_qa        TEXT
);

CREATE INDEX action_by_audit ON action_point (audit_id, position);
CREATE INDEX action_by_owner ON action_point (owner_id, due_on) WHERE is_open = 1;
CREATE INDEX action_by_case ON action_point (case_id, is_open);
CREATE INDEX action_by_due ON action_point (is_open, due_on, id);
CREATE INDEX action_by_first_due ON action_point (first_due_on, id);
CREATE INDEX action_by_repeated ON action_point (repeats_id) WHERE repeats_id IS NOT NULL;
CREATE INDEX action_by_stage ON action_point (stage, wait_on, id);
CREATE INDEX action_by_owner_stage ON action_point (owner_id, stage, wait_on, id);
CREATE INDEX action_by_auditor ON action_point (auditor_id, stage, wait_on, id);
CREATE INDEX action_by_team ON action_point (team_id, stage, wait_on, id);
CREATE INDEX action_by_grade ON action_point (drawn_as, stage, wait_on, id);
CREATE INDEX action_by_level ON action_point (level, stage, wait_on, id);
CREATE INDEX action_by_stage_due ON action_point (stage, coalesce(due_on, '9999-12-31'), id);
CREATE INDEX action_by_stage_raised ON action_point (stage, coalesce(raised_on, ''), id);
CREATE INDEX action_told_qa ON action_point (told_qa, id) WHERE is_open = 1;
CREATE INDEX action_told_head ON action_point (owner_id, told_head, id, audit_id)
  WHERE is_open = 1;
CREATE INDEX action_told_manager ON action_point (owner_id, told_manager, id, audit_id)
  WHERE is_open = 1;
CREATE INDEX action_asked ON action_point (asked_due_on) WHERE asked_due_on IS NOT NULL;

-- The words that an audit can be found by, folded. n counts audits, so that a search can begin
-- at the rarer end.
CREATE TABLE word (
  id             INTEGER  NOT NULL PRIMARY KEY,
  folded         TEXT     NOT NULL UNIQUE,
  n              INTEGER  NOT NULL
);

-- Each word's audits in the order of the list, so that a page of a search is read and not sorted.
-- said: only what was judged has it, and not the case, its worker or team.
CREATE TABLE audit_word (
  word_id        INTEGER  NOT NULL,
  listed_on      TEXT     NOT NULL,
  audit_id       TEXT     NOT NULL,
  said           INTEGER  NOT NULL CHECK (said IN (0, 1)),
  PRIMARY KEY (word_id, listed_on, audit_id)
);

-- Who changed what, when and why, each row sealed to the row before.
CREATE TABLE history (
  seq            INTEGER  NOT NULL PRIMARY KEY,
  at_utc         TEXT     NOT NULL,
  actor          TEXT     NOT NULL CHECK (actor <> ''),
  actor_name     TEXT     NOT NULL CHECK (actor_name <> ''),
  account        TEXT     NOT NULL,
  device         TEXT     NOT NULL,
  subject        TEXT     NOT NULL,
  subject_id     TEXT     NOT NULL,
  field          TEXT     NOT NULL,
  old_value      TEXT,
  new_value      TEXT,
  reason         TEXT,
  hash           TEXT     NOT NULL
);

CREATE INDEX history_by_subject ON history (subject_id, seq);

-- Who looked at whose record, when and for what. Not sealed: it may age out.
CREATE TABLE reading (
  id             TEXT     NOT NULL PRIMARY KEY,
  at_utc         TEXT     NOT NULL,
  person_id      TEXT     NOT NULL,
  subject        TEXT     NOT NULL,
  subject_id     TEXT     NOT NULL,
  purpose        TEXT     NOT NULL
);

CREATE INDEX reading_by_subject ON reading (subject_id, at_utc);

-- Who has an audit open, and through which connection. Only advice: one whose connection is gone
-- was not closed by anybody.
CREATE TABLE opening (
  id             TEXT     NOT NULL PRIMARY KEY,
  audit_id       TEXT     NOT NULL REFERENCES audit (id),
  desk           TEXT     NOT NULL,
  device         TEXT     NOT NULL,
  person_id      TEXT     NOT NULL REFERENCES person (id),
  writes         INTEGER  NOT NULL CHECK (writes IN (0, 1)),
  opened_at      TEXT     NOT NULL
);

CREATE INDEX opening_by_audit ON opening (audit_id);

CREATE TABLE import_run (
  id             TEXT     NOT NULL PRIMARY KEY,
  at_utc         TEXT     NOT NULL,
  person_id      TEXT     NOT NULL,
  kind           TEXT     NOT NULL,
  file_name      TEXT     NOT NULL,
  file_hash      TEXT     NOT NULL,
  n_rows         INTEGER  NOT NULL,
  n_new          INTEGER  NOT NULL,
  n_changed      INTEGER  NOT NULL,
  n_gone         INTEGER  NOT NULL
);

-- Column names a council's workbook uses, remembered under a name for the next one. The profile
-- that was saved last has the highest saved.
CREATE TABLE column_profile (
  name           TEXT     NOT NULL,
  list_number    INTEGER  NOT NULL,
  header         TEXT     NOT NULL,
  column_code    TEXT     NOT NULL,
  saved          INTEGER  NOT NULL,
  PRIMARY KEY (name, list_number, header)
);

-- --- Moderation: a second judgement beside the first ---

-- What is drawn: a version with every change, never changed itself, so that a draw can be checked.
CREATE TABLE draw_rule (
  version        INTEGER  NOT NULL PRIMARY KEY,
  set_at         TEXT     NOT NULL,
  immediate      INTEGER  NOT NULL CHECK (immediate IN (0, 1)),
  inadequate     INTEGER  NOT NULL CHECK (inadequate IN (0, 1)),
  outstanding    INTEGER  NOT NULL CHECK (outstanding IN (0, 1)),
  first_n        INTEGER  NOT NULL,
  share          INTEGER  NOT NULL CHECK (share BETWEEN 0 AND 100),
  seed           TEXT     NOT NULL,
  days           INTEGER  NOT NULL
);

-- stage and listed_on are what the queues are read by: listed_on is the due date, or the day
-- on which it was finished.
CREATE TABLE moderation (
  id             TEXT     NOT NULL PRIMARY KEY,
  audit_id       TEXT     NOT NULL UNIQUE REFERENCES audit (id),
  state          TEXT     NOT NULL,
  stage          TEXT     NOT NULL,
  listed_on      TEXT     NOT NULL,
  kind           TEXT     NOT NULL CHECK (kind IN ('rule', 'random', 'request')),
  reason         TEXT     NOT NULL,
  rule_version   INTEGER,
  draw_seed      TEXT,
  draw_share     INTEGER,
  request_words  TEXT     NOT NULL,
  drawn_by       TEXT     NOT NULL,
  drawn_at       TEXT     NOT NULL,
  due_on         TEXT     NOT NULL,
  submitted_on   TEXT     NOT NULL,
  auditor_id     TEXT     NOT NULL REFERENCES person (id),
  team_id        TEXT,
  moderator_id   TEXT     REFERENCES person (id),
  allocated_at   TEXT,
  had_read       INTEGER  NOT NULL CHECK (had_read IN (0, 1)),
  started_at     TEXT,
  n_graded       INTEGER  NOT NULL,
  n_standards    INTEGER  NOT NULL,
  overall        INTEGER  CHECK (overall BETWEEN 1 AND 11),
  overall_reason TEXT     NOT NULL,
  sealed_at      TEXT,
  days           INTEGER,
  late           INTEGER  NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
  fingerprint    TEXT,
  decider_id     TEXT     REFERENCES person (id),
  referred_at    TEXT,
  refer_words    TEXT     NOT NULL,
  n_to_agree     INTEGER  NOT NULL,
  agreed_overall INTEGER  CHECK (agreed_overall BETWEEN 1 AND 11),
  agreed_at      TEXT,
  changed        INTEGER  NOT NULL DEFAULT 0 CHECK (changed BETWEEN -1 AND 1),
  quality_evidence TEXT   NOT NULL,
  quality_child  TEXT     NOT NULL,
  quality_actions TEXT    NOT NULL,
  comment        TEXT     NOT NULL,
  finished_at    TEXT,
  read_at        TEXT,
  reply          TEXT     NOT NULL,
  text_salt      TEXT     NOT NULL,
  revision       INTEGER  NOT NULL
);

CREATE INDEX moderation_by_stage ON moderation (stage, listed_on, id);
CREATE INDEX moderation_by_listed ON moderation (listed_on, id);
CREATE INDEX moderation_by_moderator ON moderation (moderator_id, stage, listed_on, id);
CREATE INDEX moderation_by_decider ON moderation (decider_id, stage, listed_on, id)
  WHERE decider_id IS NOT NULL;
CREATE INDEX moderation_by_auditor ON moderation (auditor_id, stage, listed_on, id);
CREATE INDEX moderation_by_kind ON moderation (kind, stage, listed_on, id);
CREATE INDEX moderation_by_team ON moderation (team_id, stage, listed_on, id);
CREATE INDEX moderation_by_submitted ON moderation (submitted_on, id);
CREATE INDEX moderation_unread ON moderation (auditor_id, listed_on, id)
  WHERE finished_at IS NOT NULL AND read_at IS NULL;

-- How each agreed grade came about; the grade itself is the grading with the role 'agreed', and
-- for standard_id '' the moderation's own.
CREATE TABLE agreement (
  moderation_id  TEXT     NOT NULL REFERENCES moderation (id),
  standard_id    TEXT     NOT NULL,
  how            TEXT     NOT NULL,
  grade          INTEGER  CHECK (grade BETWEEN 1 AND 11),
  not_applicable INTEGER  NOT NULL CHECK (not_applicable IN (0, 1)),
  reason         TEXT     NOT NULL,
  talked_on      TEXT,
  settled_by     TEXT     REFERENCES person (id),
  text_salt      TEXT     NOT NULL,
  revision       INTEGER  NOT NULL,
  PRIMARY KEY (moderation_id, standard_id)
);

-- How many moderations there are in each stage.
CREATE TABLE moderation_tally (
  stage          TEXT     NOT NULL PRIMARY KEY,
  n              INTEGER  NOT NULL
);

-- What somebody is told once.
CREATE TABLE notice (
  id             TEXT     NOT NULL PRIMARY KEY,
  person_id      TEXT     NOT NULL REFERENCES person (id),
  kind           TEXT     NOT NULL,
  audit_id       TEXT     NOT NULL REFERENCES audit (id),
  action_id      TEXT     REFERENCES action_point (id),
  at_utc         TEXT     NOT NULL,
  by_id          TEXT     NOT NULL,
  words          TEXT     NOT NULL,
  read_at        TEXT
);

CREATE INDEX notice_unread ON notice (person_id, id) WHERE read_at IS NULL;

-- --- Follow-through: what became of actions, what was taught, what was said to workers ---

-- Each step of an action's life: the words in full, the history has their commitment.
CREATE TABLE action_step (
  id             TEXT     NOT NULL PRIMARY KEY,
  action_id      TEXT     NOT NULL REFERENCES action_point (id),
  event          TEXT     NOT NULL,
  at_utc         TEXT     NOT NULL,
  by_id          TEXT     NOT NULL,
  from_state     TEXT     NOT NULL,
  to_state       TEXT     NOT NULL,
  words          TEXT     NOT NULL,
  old_due_on     TEXT,
  new_due_on     TEXT,
  other_id       TEXT     REFERENCES person (id),
  number         INTEGER  NOT NULL
);

CREATE INDEX step_by_action ON action_step (action_id, at_utc, id);

CREATE TABLE action_extension (
  id             TEXT     NOT NULL PRIMARY KEY,
  action_id      TEXT     NOT NULL REFERENCES action_point (id),
  number         INTEGER  NOT NULL,
  old_due_on     TEXT,
  new_due_on     TEXT     NOT NULL,
  why            TEXT     NOT NULL,
  words          TEXT     NOT NULL,
  asked_by       TEXT     NOT NULL,
  asked_at       TEXT     NOT NULL,
  state          TEXT     NOT NULL CHECK (state IN ('asked', 'given', 'refused', 'lapsed')),
  decided_by     TEXT,
  decided_at     TEXT,
  answer         TEXT     NOT NULL
);

CREATE INDEX extension_by_action ON action_extension (action_id, id);

CREATE TABLE action_evidence (
  id             TEXT     NOT NULL PRIMARY KEY,
  action_id      TEXT     NOT NULL REFERENCES action_point (id),
  source_type    TEXT     NOT NULL,
  dated          TEXT,
  reference      TEXT     NOT NULL,
  file_name      TEXT,
  n_bytes        INTEGER  NOT NULL,
  hash           TEXT,
  by_verifier    INTEGER  NOT NULL CHECK (by_verifier IN (0, 1)),
  added_by       TEXT     NOT NULL,
  added_at       TEXT     NOT NULL
);

CREATE INDEX evidence_by_action ON action_evidence (action_id, id);

-- The file itself, in base 64; apart, so that lists of evidence do not read it.
CREATE TABLE evidence_file (
  evidence_id    TEXT     NOT NULL PRIMARY KEY REFERENCES action_evidence (id),
  content        TEXT     NOT NULL
);

-- How many actions there are, summed up for each filter that lists have. scope: '' all, 'team ID',
-- 'owner ID', 'auditor ID'; '' is any level, -1 any grade, '' every day. The stage 'told' counts
-- open actions by the day on which they come to the QA lead's list.
CREATE TABLE action_tally (
  scope          TEXT     NOT NULL,
  level          TEXT     NOT NULL,
  drawn_as       INTEGER  NOT NULL,
  stage          TEXT     NOT NULL,
  wait_on        TEXT     NOT NULL,
  n              INTEGER  NOT NULL,
  PRIMARY KEY (scope, level, drawn_as, stage, wait_on)
);

-- Who is told of what after how many days; none: those that ship.
CREATE TABLE escalation_rule (
  position       INTEGER  NOT NULL PRIMARY KEY,
  clock          TEXT     NOT NULL,
  cause          TEXT     NOT NULL,
  told           TEXT     NOT NULL,
  days           INTEGER  NOT NULL,
  working        INTEGER  NOT NULL CHECK (working IN (0, 1)),
  UNIQUE (clock, cause, told)
);

-- What an audit says to the worker. until_on, handed_on and told_on follow from the rest: the last
-- day to answer, when it goes to supervision, when the head of service is told.
CREATE TABLE feedback (
  audit_id       TEXT     NOT NULL PRIMARY KEY REFERENCES audit (id),
  worker_id      TEXT     REFERENCES person (id),
  reader_id      TEXT     REFERENCES person (id),
  strong         TEXT     NOT NULL,
  help           TEXT     NOT NULL,
  why            TEXT     NOT NULL,
  shared_at      TEXT,
  read_at        TEXT,
  replied_at     TEXT,
  reply          TEXT     NOT NULL,
  answer         TEXT     NOT NULL,
  talked_at      TEXT,
  talked_by      TEXT,
  knows_at       TEXT,
  knows_by       TEXT,
  spoke_at       TEXT,
  until_on       TEXT,
  handed_on      TEXT,
  told_on        TEXT,
  text_salt      TEXT     NOT NULL,
  revision       INTEGER  NOT NULL
);

CREATE INDEX feedback_by_reader ON feedback (reader_id, until_on) WHERE replied_at IS NULL;
CREATE INDEX feedback_to_tick ON feedback (worker_id, handed_on)
  WHERE talked_at IS NULL OR knows_at IS NULL;
CREATE INDEX feedback_to_talk ON feedback (replied_at) WHERE answer = 'no' AND spoke_at IS NULL;

-- What a standard graded Good or better taught; never with a reference, a worker or a team.
CREATE TABLE learning (
  id             TEXT     NOT NULL PRIMARY KEY,
  audit_id       TEXT     NOT NULL REFERENCES audit (id),
  standard_id    TEXT     NOT NULL,
  theme          TEXT     NOT NULL,
  grade          INTEGER  NOT NULL,
  drawn_as       INTEGER  NOT NULL,
  title          TEXT     NOT NULL,
  done           TEXT     NOT NULL,
  helped         TEXT     NOT NULL,
  cohort         TEXT     NOT NULL,
  age_band       TEXT,
  shared_on      TEXT     NOT NULL,
  author_id      TEXT     NOT NULL REFERENCES person (id),
  withdrawn_on   TEXT,
  withdrawn_by   TEXT,
  withdrawn_reason TEXT,
  lowered        INTEGER  NOT NULL CHECK (lowered IN (0, 1)),
  held           INTEGER  NOT NULL CHECK (held IN (0, 1)),
  folded         TEXT     NOT NULL,
  n_passed       INTEGER  NOT NULL,
  n_used         INTEGER  NOT NULL,
  text_salt      TEXT     NOT NULL,
  revision       INTEGER  NOT NULL,
  UNIQUE (audit_id, standard_id)
);

CREATE INDEX learning_by_shared ON learning (shared_on, id);
CREATE INDEX learning_by_theme ON learning (theme, shared_on, id);
CREATE INDEX learning_by_author ON learning (author_id, shared_on, id);

CREATE TABLE learning_pass (
  id             TEXT     NOT NULL PRIMARY KEY,
  learning_id    TEXT     NOT NULL REFERENCES learning (id),
  team_id        TEXT     REFERENCES team (id),
  person_id      TEXT     REFERENCES person (id),
  by_id          TEXT     NOT NULL,
  at_utc         TEXT     NOT NULL,
  why            TEXT     NOT NULL,
  is_asked       INTEGER  NOT NULL CHECK (is_asked IN (0, 1))
);

CREATE INDEX pass_by_learning ON learning_pass (learning_id, id);

CREATE TABLE learning_use (
  id             TEXT     NOT NULL PRIMARY KEY,
  learning_id    TEXT     NOT NULL REFERENCES learning (id),
  by_id          TEXT     NOT NULL,
  team_id        TEXT     REFERENCES team (id),
  at_utc         TEXT     NOT NULL,
  n_children     INTEGER  NOT NULL,
  words          TEXT     NOT NULL
);

CREATE INDEX use_by_learning ON learning_use (learning_id, id);

CREATE TABLE learning_reader (
  learning_id    TEXT     NOT NULL REFERENCES learning (id),
  person_id      TEXT     NOT NULL,
  read_at        TEXT     NOT NULL,
  will_use       INTEGER  NOT NULL CHECK (will_use IN (0, 1)),
  PRIMARY KEY (learning_id, person_id)
);

-- What was sealed for somebody outside, as it was signed, with whose keys. Nothing of it changes
-- but what has come back, and whether it was withdrawn.
CREATE TABLE pack (
  id             TEXT     NOT NULL PRIMARY KEY,
  moderator_id   TEXT     NOT NULL REFERENCES person (id),
  made_by        TEXT     NOT NULL REFERENCES person (id),
  made_at        TEXT     NOT NULL,
  expires_on     TEXT     NOT NULL,
  due_on         TEXT     NOT NULL,
  sender_name    TEXT     NOT NULL,
  sender_seals   TEXT     NOT NULL,
  sender_signs   TEXT     NOT NULL,
  recipient_name TEXT     NOT NULL,
  recipient_seals TEXT    NOT NULL,
  recipient_signs TEXT    NOT NULL,
  file_name      TEXT     NOT NULL,
  hash           TEXT     NOT NULL,
  statement      TEXT     NOT NULL,
  signature      TEXT     NOT NULL,
  payload        TEXT     NOT NULL,
  n_audits       INTEGER  NOT NULL,
  n_back         INTEGER  NOT NULL,
  withdrawn_at   TEXT,
  withdrawn_by   TEXT     REFERENCES person (id),
  withdrawn_words TEXT    NOT NULL DEFAULT ''
);

CREATE INDEX pack_by_made ON pack (made_at, id);

-- Which case a code is of: the only place where that stands.
CREATE TABLE pack_audit (
  pack_id        TEXT     NOT NULL REFERENCES pack (id),
  code           TEXT     NOT NULL,
  position       INTEGER  NOT NULL,
  audit_id       TEXT     NOT NULL REFERENCES audit (id),
  commitment     TEXT     NOT NULL,
  salt           TEXT     NOT NULL,
  back_in        INTEGER,
  back_as        TEXT     CHECK (back_as IN ('taken', 'beside')),
  PRIMARY KEY (pack_id, code),
  UNIQUE (pack_id, audit_id)
);

CREATE INDEX pack_audit_by_audit ON pack_audit (audit_id);

-- What came back, and what was shown afterwards: each as it was signed.
CREATE TABLE pack_file (
  pack_id        TEXT     NOT NULL REFERENCES pack (id),
  kind           TEXT     NOT NULL CHECK (kind IN ('return', 'reveal')),
  sequence       INTEGER  NOT NULL,
  at_utc         TEXT     NOT NULL,
  by_id          TEXT     NOT NULL REFERENCES person (id),
  hash           TEXT     NOT NULL,
  n_audits       INTEGER  NOT NULL,
  signs_with     TEXT     NOT NULL,
  statement      TEXT     NOT NULL,
  signature      TEXT     NOT NULL,
  payload        TEXT     NOT NULL,
  PRIMARY KEY (pack_id, kind, sequence)
);

-- Only at a moderator's desk, where there is one pack and no council.
CREATE TABLE desk (
  pack_id        TEXT     NOT NULL PRIMARY KEY,
  hash           TEXT     NOT NULL,
  statement      TEXT     NOT NULL,
  opened_at      TEXT     NOT NULL,
  moderator_id   TEXT     NOT NULL REFERENCES person (id),
  n_revealed     INTEGER  NOT NULL
);

CREATE TABLE desk_audit (
  audit_id       TEXT     NOT NULL PRIMARY KEY REFERENCES audit (id),
  code           TEXT     NOT NULL UNIQUE,
  position       INTEGER  NOT NULL,
  commitment     TEXT     NOT NULL,
  sealed_at      TEXT,
  returned_in    INTEGER,
  revealed       TEXT     CHECK (revealed IN ('same', 'changed'))
);

CREATE TABLE desk_return (
  sequence       INTEGER  NOT NULL PRIMARY KEY,
  made_at        TEXT     NOT NULL,
  path           TEXT     NOT NULL,
  n_audits       INTEGER  NOT NULL,
  hash           TEXT     NOT NULL
);

INSERT INTO candour_schema (version) VALUES (1);
