-- Seals over the ledger.  Each entry carries the transaction it was written in; a seal
-- covers whole transactions, all older than the oldest one that still runs, so that
-- nothing can come to stand behind it.

-- A database restored on another server counts its transactions anew: those written
-- from then on are numbered ahead of all that came with the backup.
CREATE TABLE IF NOT EXISTS ledger_clock (ahead bigint NOT NULL);
INSERT INTO ledger_clock SELECT 0 WHERE NOT EXISTS (SELECT FROM ledger_clock);
UPDATE ledger_clock SET ahead = latest.transaction + 1
FROM (SELECT greatest(
        (SELECT max(transaction) FROM ledger_event),
        (SELECT max(transaction) FROM ledger_disclosure),
        (SELECT max(ends) FROM ledger_seal)) AS transaction) latest
WHERE latest.transaction > ahead + pg_current_xact_id()::text::bigint;

CREATE OR REPLACE FUNCTION stamp_transaction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    NEW.transaction := (SELECT ahead FROM ledger_clock) + pg_current_xact_id()::text::bigint;
    RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER stamp_transaction BEFORE INSERT ON ledger_event
    FOR EACH ROW EXECUTE FUNCTION stamp_transaction();
CREATE OR REPLACE TRIGGER stamp_transaction BEFORE INSERT ON ledger_disclosure
    FOR EACH ROW EXECUTE FUNCTION stamp_transaction();

-- The entries of some transactions, each as one line that can be read in one way only:
-- a JSON array of table, transaction, key, moment in seconds, person, entity, and what
-- was done to which marking or to whom, or the channel and the references shown.
CREATE OR REPLACE FUNCTION ledger_lines(first bigint, past bigint)
RETURNS TABLE (transaction bigint, id uuid, line text)
LANGUAGE sql STABLE AS $$
    SELECT e.transaction, e.id, jsonb_build_array('event', e.transaction, e.id,
        extract(epoch FROM e.at), e.by_id, e.entity_id, e.kind, e.of_id,
        e.about_id)::text
    FROM ledger_event e WHERE e.transaction >= first AND e.transaction < past
    UNION ALL
    SELECT d.transaction, d.id, jsonb_build_array('disclosure', d.transaction, d.id,
        extract(epoch FROM d.at), d.by_id, d.entity_id, d.channel, d.refs)::text
    FROM ledger_disclosure d WHERE d.transaction >= first AND d.transaction < past
$$;

-- How many they are, and one SHA-256 over their lines, by transaction and key.
CREATE OR REPLACE FUNCTION ledger_digest(first bigint, past bigint)
RETURNS TABLE (entries bigint, digest text)
LANGUAGE sql STABLE AS $$
    SELECT count(*), encode(sha256(convert_to(
        coalesce(string_agg(line, E'\n' ORDER BY transaction, id), ''), 'UTF8')), 'hex')
    FROM ledger_lines(first, past)
$$;

-- A seal's place in the chain: what the last one said, and all that this one says.
CREATE OR REPLACE FUNCTION seal_chain(before text, seal ledger_seal) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws(E'\n', before, seal.number,
        extract(epoch FROM seal.sealed_at), seal.begins, seal.ends, seal.entries,
        seal.digest), 'UTF8')), 'hex')
$$;

-- The transaction after the last that one seal covers: it is not to grow without end.
CREATE OR REPLACE FUNCTION end_of_seal(first bigint, past bigint, most integer)
RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT line.transaction + 1 FROM (
        (SELECT e.transaction FROM ledger_event e
            WHERE e.transaction >= first AND e.transaction < past
            ORDER BY 1 LIMIT most)
        UNION ALL
        (SELECT d.transaction FROM ledger_disclosure d
            WHERE d.transaction >= first AND d.transaction < past
            ORDER BY 1 LIMIT most)) line
        ORDER BY 1 OFFSET most - 1 LIMIT 1), past)
$$;

-- Seals all that is settled, and gives how many seals that took.  Asks nobody who they
-- are, for it tells nothing.
CREATE OR REPLACE FUNCTION seal_ledger(most integer DEFAULT 20000) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    settled bigint;
    last ledger_seal;
    next ledger_seal;
    made integer := 0;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('seal_ledger')) THEN
        RETURN 0;
    END IF;
    -- The oldest transaction still running; what it reads is only asked afterwards.
    settled := (SELECT ahead FROM ledger_clock)
        + pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    LOOP
        SELECT * INTO last FROM ledger_seal ORDER BY number DESC LIMIT 1;
        next.number := coalesce(last.number, 0) + 1;
        next.sealed_at := clock_timestamp();
        next.begins := coalesce(last.ends, 0);
        next.ends := end_of_seal(next.begins, settled, most);
        SELECT entries, digest INTO next.entries, next.digest
        FROM ledger_digest(next.begins, next.ends);
        EXIT WHEN next.entries = 0;
        next.chain := seal_chain(coalesce(last.chain, ''), next);
        INSERT INTO ledger_seal VALUES (next.*);
        made := made + 1;
    END LOOP;
    RETURN made;
END
$$;

-- The seals after a number: counts and hashes, which go outside.
CREATE OR REPLACE FUNCTION seals_after(known bigint) RETURNS SETOF ledger_seal
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT * FROM ledger_seal WHERE number > known ORDER BY number
$$;
