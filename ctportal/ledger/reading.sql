-- What the ledger tells, and whom: of one record, its holder's people.

CREATE OR REPLACE FUNCTION events_of(asked bigint, most integer)
RETURNS TABLE (at timestamptz, kind text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.at, e.kind, p.name
    FROM ledger_event e JOIN people_person p ON p.id = e.by_id
    WHERE e.of_id = asked AND EXISTS (
        SELECT FROM confidentiality_marking m
        WHERE m.id = asked AND m.holder_id IN (SELECT my_entities()))
    ORDER BY e.at DESC, e.id LIMIT most
$$;

-- Record of access: who outside and inside the holder was shown a record, and when.
CREATE OR REPLACE FUNCTION disclosures_of(asked bigint, most integer)
RETURNS TABLE (at timestamptz, channel text, name text, entity_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.at, d.channel, p.name, d.entity_id
    FROM ledger_disclosure d JOIN people_person p ON p.id = d.by_id
    JOIN confidentiality_marking m ON m.id = asked AND m.ref = ANY (d.refs)
    WHERE m.holder_id IN (SELECT my_entities())
    ORDER BY d.at DESC, d.id LIMIT most
$$;
