-- 0001-start.sqlite.sql - what only SQLite can be told: whose file it is, and an append-only history

-- "CAND", and the number of the script.
PRAGMA application_id = 1128353348;
PRAGMA user_version = 1;

CREATE TRIGGER history_only_grows BEFORE INSERT ON history
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM history)
BEGIN
  SELECT RAISE(ABORT, 'history only grows');
END;

CREATE TRIGGER history_never_changes BEFORE UPDATE ON history
BEGIN
  SELECT RAISE(ABORT, 'history only grows');
END;

CREATE TRIGGER history_never_shrinks BEFORE DELETE ON history
BEGIN
  SELECT RAISE(ABORT, 'history only grows');
END;
