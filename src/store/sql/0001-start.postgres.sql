-- 0001-start.postgres.sql - what only PostgreSQL can be told: an append-only history

CREATE FUNCTION keep_history() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.seq = (SELECT coalesce(max(seq), 0) + 1 FROM history) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'history only grows' USING ERRCODE = 'check_violation';
END
$$;

CREATE TRIGGER history_only_grows BEFORE INSERT OR UPDATE OR DELETE ON history
FOR EACH ROW EXECUTE FUNCTION keep_history();

CREATE TRIGGER history_never_empties BEFORE TRUNCATE ON history
FOR EACH STATEMENT EXECUTE FUNCTION keep_history();
