-- What was given of some records outside their originating office, for that office:
-- to which person of which organization, by which channel, which record, from when on.
CREATE OR REPLACE FUNCTION given_of(asked bigint[])
RETURNS TABLE (person_id bigint, name text, entity_id bigint, channel text, ref text,
    first_at timestamptz, last_at timestamptz, times bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id, p.name, d.entity_id, d.channel, m.ref, min(d.at), max(d.at), count(*)
    FROM (SELECT ref, max(stood_until) AS stood_until FROM own_records(asked)
        GROUP BY ref) m
    JOIN ledger_disclosure d ON d.refs @> ARRAY[m.ref] AND d.at < m.stood_until
    JOIN people_person p ON p.id = d.by_id
    WHERE d.entity_id IS NULL OR d.entity_id NOT IN (SELECT my_entities())
    GROUP BY p.id, d.entity_id, d.channel, m.ref
    ORDER BY min(d.at), p.id, m.ref, d.entity_id, d.channel
$$;

-- Notices that wait to be mailed, and whose sight each is sent with: numbers only.
CREATE OR REPLACE FUNCTION due_notices(most integer)
RETURNS TABLE (notice_id bigint, sender_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT n.marking_id, n.changed_by_id
    FROM withdrawal_withdrawalnotice n
    JOIN people_person p ON p.id = n.changed_by_id AND p.is_active
    WHERE n.sent_on IS NULL AND n.queued_at IS NOT NULL
        AND n.not_before <= clock_timestamp()
    ORDER BY n.not_before, n.marking_id LIMIT most
$$;
