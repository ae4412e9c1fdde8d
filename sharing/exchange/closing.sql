-- Deliveries that wait with records of the asker's office in them, held until the
-- transaction ends: to whom they go, which of these records they hold, and the audiences
-- of these as they are now.  One that is just leaving is waited for, and is gone then.
CREATE OR REPLACE FUNCTION waiting_deliveries_with(asked bigint[])
RETURNS TABLE (delivery_id bigint, edition_id bigint, recipient_id bigint, refs text[],
    audiences bigint[])
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH mine AS (
        SELECT m.ref, m.audience_id FROM own_records(asked) m
    ), waiting AS (
        SELECT d.id, d.edition_id, d.recipient_id, d.refs FROM exchange_delivery d
        WHERE d.sent_at IS NULL AND d.closed_at IS NULL
            AND d.refs && (SELECT array_agg(ref) FROM mine)
        ORDER BY d.id FOR UPDATE
    )
    SELECT w.id, w.edition_id, w.recipient_id, array_agg(DISTINCT mine.ref::text),
        array_agg(DISTINCT mine.audience_id)
    FROM waiting w JOIN mine ON mine.ref = ANY (w.refs)
    GROUP BY w.id, w.edition_id, w.recipient_id ORDER BY w.id
$$;

-- Closes a delivery that waits with a record of the asker's office in it, and puts the
-- same mail without these records in its place; one that lost a value alone stays in it.
CREATE OR REPLACE FUNCTION replace_delivery(asked bigint[], replaced bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH mine AS (
        SELECT m.ref, m.is_whole FROM own_records(asked) m
    ), closed AS (
        UPDATE exchange_delivery d SET closed_at = clock_timestamp()
        WHERE d.id = replaced AND d.sent_at IS NULL AND d.closed_at IS NULL
            AND d.refs && (SELECT array_agg(ref) FROM mine)
        RETURNING d.*
    )
    INSERT INTO exchange_delivery (edition_id, entity_id, recipient_id, message_id,
        dated_at, attempts, not_before, problem, refs)
    SELECT edition_id, entity_id, recipient_id, message_id, dated_at, 0, clock_timestamp(),
        '', ARRAY(SELECT ref FROM unnest(refs) ref
            WHERE ref NOT IN (SELECT mine.ref FROM mine WHERE is_whole))
    FROM closed
$$;

-- Deliveries sent with records of the asker's office in them, whoever sent them.
CREATE OR REPLACE FUNCTION sent_deliveries_with(asked bigint[])
RETURNS TABLE (edition text, number integer, entity_id bigint, recipient text,
    sent_at timestamptz, refs text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.ref, e.number, d.entity_id, p.name, d.sent_at,
        array_agg(DISTINCT m.ref::text ORDER BY m.ref::text)
    FROM exchange_delivery d
    JOIN exchange_edition e ON e.marking_id = d.edition_id
    JOIN people_person p ON p.id = d.recipient_id
    JOIN own_records(asked) m ON m.ref = ANY (d.refs) AND d.sent_at < m.stood_until
    GROUP BY d.id, e.marking_id, p.id ORDER BY d.sent_at, d.id
$$;
