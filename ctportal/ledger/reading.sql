-- What the ledger tells, and whom: of one record, its holder's people.

CREATE OR REPLACE FUNCTION events_of(asked bigint, most integer)
RETURNS TABLE (at timestamptz, kind text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.at, e.kind, p.name
    FROM ledger_event e JOIN people_person p ON p.id = e.by_id
    WHERE e.of_id = asked AND EXISTS (
        SELECT FROM confidentiality_marking m
        WHERE m.id = asked AND m.holder_id IN (SELECT my_entities()))
    ORDER BY e.at DESC, e.kind, p.name LIMIT most
$$;

-- Record of access: who outside and inside the holder was shown a record, and when.
CREATE OR REPLACE FUNCTION disclosures_of(asked bigint, most integer)
RETURNS TABLE (at timestamptz, channel text, name text, entity_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.at, d.channel, p.name, d.entity_id
    FROM ledger_disclosure d JOIN people_person p ON p.id = d.by_id
    JOIN confidentiality_marking m ON m.id = asked AND d.refs @> ARRAY[m.ref]
    WHERE m.holder_id IN (SELECT my_entities())
    ORDER BY d.at DESC, p.name, d.channel, d.entity_id LIMIT most
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

-- Every reading of the ledger by pages goes from the newest back: `before` is the moment
-- of the last row seen, `seen` how many of exactly that moment were.
-- Rows of one moment stand in the order of what they say, never of their keys: keys are
-- drawn, and an order of writing could tell of rows that are not shown.

-- Record of access of one record, to its holder's people.
CREATE OR REPLACE FUNCTION access_to(asked bigint, before timestamptz, seen integer, most integer)
RETURNS TABLE (at timestamptz, name text, office jsonb, channel text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.at, p.name, e.names, d.channel
    FROM confidentiality_marking m
    JOIN ledger_disclosure d ON d.refs @> ARRAY[m.ref]
    JOIN people_person p ON p.id = d.by_id
    LEFT JOIN people_entity e ON e.id = d.entity_id
    WHERE m.id = asked AND m.holder_id IN (SELECT my_entities()) AND d.at <= before
    ORDER BY d.at DESC, p.name, e.code, d.channel OFFSET seen LIMIT most
$$;

-- What the asker was shown, of what they may read today: nothing else tells of itself.
CREATE OR REPLACE FUNCTION shown_to_me(before timestamptz, seen integer, most integer)
RETURNS TABLE (at timestamptz, channel text, refs text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.at, d.channel, still.refs
    FROM wall_reader() me
    JOIN ledger_disclosure d ON d.by_id = me.person_id AND d.at <= before
    CROSS JOIN LATERAL (
        SELECT array_agg(m.ref::text ORDER BY m.ref) AS refs
        FROM confidentiality_marking m
        WHERE m.ref = ANY (d.refs) AND m.audience_id IN (SELECT open_audiences())
    ) still
    WHERE still.refs IS NOT NULL
    ORDER BY d.at DESC, d.channel, still.refs OFFSET seen LIMIT most
$$;

-- What the asker did, to what they may read today or to nothing in particular.
CREATE OR REPLACE FUNCTION done_by_me(before timestamptz, seen integer, most integer)
RETURNS TABLE (at timestamptz, kind text, ref text, about text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.at, e.kind, m.ref, p.name
    FROM wall_reader() me
    JOIN ledger_event e ON e.by_id = me.person_id AND e.at <= before
    LEFT JOIN people_person p ON p.id = e.about_id
    LEFT JOIN confidentiality_marking m ON m.id = e.of_id
    WHERE e.of_id IS NULL OR m.audience_id IN (SELECT open_audiences())
    ORDER BY e.at DESC, e.kind, m.ref, p.name OFFSET seen LIMIT most
$$;

-- Whether the asker is an auditor today, in the place they came to last.
CREATE OR REPLACE FUNCTION i_audit() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce((
        SELECT s.role FROM wall_reader() me JOIN people_membership s
            ON s.person_id = me.person_id AND s.entity_id = me.entity_id
        WHERE coalesce(s.begins_on <= current_date, true)
            AND coalesce(s.ends_on >= current_date, true)
        ORDER BY s.begins_on DESC, s.id LIMIT 1) = 'auditor', false)
$$;

-- For the auditor: all that was shown, by person, reference, channel (`word`) and days.
CREATE OR REPLACE FUNCTION all_shown(person text, asked text, word text, first date,
    last date, before timestamptz, seen integer, most integer)
RETURNS TABLE (at timestamptz, name text, office jsonb, channel text, refs text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.at, p.name, e.names, d.channel, d.refs::text[]
    FROM ledger_disclosure d
    JOIN people_person p ON p.id = d.by_id
    LEFT JOIN people_entity e ON e.id = d.entity_id
    WHERE (SELECT i_audit()) AND d.at <= before
        AND (person = '' OR p.login = person OR strpos(lower(p.name), lower(person)) > 0)
        AND (asked = '' OR d.refs @> ARRAY[upper(asked)::varchar])
        AND (word = '' OR d.channel = word)
        AND coalesce(d.at >= first, true) AND coalesce(d.at < last + 1, true)
    ORDER BY d.at DESC, p.name, e.code, d.channel, d.refs OFFSET seen LIMIT most
$$;

-- And all that was done; `word` is then the beginning of the event's word.  A word that
-- begins with `own-` is of what its doer alone, and whom a rule names, may know; so is
-- one of no record that begins with `hold-`, as these were written before.
CREATE OR REPLACE FUNCTION all_done(person text, asked text, word text, first date,
    last date, before timestamptz, seen integer, most integer)
RETURNS TABLE (at timestamptz, name text, office jsonb, kind text, ref text, about text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.at, p.name, e.names, d.kind, m.ref, concerned.name
    FROM ledger_event d
    JOIN people_person p ON p.id = d.by_id
    LEFT JOIN people_entity e ON e.id = d.entity_id
    LEFT JOIN confidentiality_marking m ON m.id = d.of_id
    LEFT JOIN people_person concerned ON concerned.id = d.about_id
    WHERE (SELECT i_audit()) AND d.at <= before
        AND NOT starts_with(d.kind, 'own-')
        AND NOT (d.of_id IS NULL AND starts_with(d.kind, 'hold-'))
        AND (person = '' OR person IN (p.login, concerned.login)
            OR strpos(lower(p.name), lower(person)) > 0)
        AND (asked = '' OR m.ref = upper(asked))
        AND (word = '' OR starts_with(d.kind, word))
        AND coalesce(d.at >= first, true) AND coalesce(d.at < last + 1, true)
    ORDER BY d.at DESC, p.name, e.code, d.kind, m.ref, concerned.name
    OFFSET seen LIMIT most
$$;

-- For the auditor: how far the seals reach, and what the last verification found.
CREATE OR REPLACE FUNCTION state_of_seals()
RETURNS TABLE (seals bigint, sealed bigint, sealed_at timestamptz, chain text,
    verified_at timestamptz, verified bigint, faults integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(last.number, 0), (SELECT coalesce(sum(entries), 0)::bigint FROM ledger_seal),
        last.sealed_at, coalesce(last.chain, ''), v.at, v.entries, v.faults
    FROM (SELECT 1 WHERE (SELECT i_audit())) allowed
    LEFT JOIN LATERAL (
        SELECT * FROM ledger_seal ORDER BY number DESC LIMIT 1) last ON true
    LEFT JOIN LATERAL (
        SELECT * FROM ledger_verification ORDER BY at DESC, id DESC LIMIT 1) v ON true
$$;

-- Those of some markings that the asker's office holds: the reference they are known by
-- outside, and the audience of today.  A value locked away is known by its record's, to
-- those who had that record before the value was taken out of it.
CREATE OR REPLACE FUNCTION own_records(asked bigint[])
RETURNS TABLE (ref varchar, audience_id bigint, is_whole boolean, classification smallint,
    stood_until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(record.ref, m.ref), m.audience_id, record.id IS NULL,
        m.classification, coalesce(v.created_at, 'infinity')
    FROM confidentiality_marking m
    LEFT JOIN confidentiality_sealedvalue v ON v.marking_id = m.id
    LEFT JOIN confidentiality_marking record ON record.id = v.of_id
    WHERE m.id = ANY (asked) AND m.holder_id IN (SELECT my_entities())
$$;
