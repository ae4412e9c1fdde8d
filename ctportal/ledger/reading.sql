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
    JOIN confidentiality_marking m ON m.id = asked AND d.refs @> ARRAY[m.ref]
    WHERE m.holder_id IN (SELECT my_entities())
    ORDER BY d.at DESC, d.id LIMIT most
$$;

-- Who outside their holder was shown any of some markings, by person and by the office
-- they acted for at the time; told to the holder's people.
CREATE OR REPLACE FUNCTION shown_to(asked bigint[])
RETURNS TABLE (person_id bigint, name text, entity_id bigint, shown text[],
    channels text[], first_at timestamptz, last_at timestamptz, times bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH mine AS MATERIALIZED (
        SELECT m.ref, m.holder_id FROM confidentiality_marking m
        WHERE m.id = ANY (asked) AND m.holder_id IN (SELECT my_entities())
    )
    SELECT p.id, p.name, d.entity_id, array_agg(DISTINCT mine.ref::text ORDER BY mine.ref::text),
        array_agg(DISTINCT d.channel::text ORDER BY d.channel::text),
        min(d.at), max(d.at), count(DISTINCT d.id)
    FROM mine
    JOIN ledger_disclosure d ON d.refs @> ARRAY[mine.ref]
        AND d.entity_id IS DISTINCT FROM mine.holder_id
    JOIN people_person p ON p.id = d.by_id
    GROUP BY p.id, p.name, d.entity_id
    ORDER BY (SELECT e.code FROM people_entity e WHERE e.id = d.entity_id), p.name, p.id
$$;
