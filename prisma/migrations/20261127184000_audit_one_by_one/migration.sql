-- Two writers of one subject's audit entries read the same last entry and took the same number; the second
-- failed, and with it what it was about. They now queue up, for the length of their transactions, and the
-- later one reads what the earlier has written: each statement of a function sees what is committed by then.
CREATE OR REPLACE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  last audit_entries;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.subject_id::text, 0));
  SELECT * INTO last FROM audit_entries WHERE subject_id = NEW.subject_id ORDER BY sequence DESC LIMIT 1;
  NEW.sequence := coalesce(last.sequence, 0) + 1;
  NEW.hash := audit_hash(coalesce(last.hash, ''), NEW);
  RETURN NEW;
END $$;
