-- Copies of packs that hold records of the asker's office, whoever made them: for whom,
-- which of these records they hold, and the audiences of these as they are now.
CREATE OR REPLACE FUNCTION copies_with(asked bigint[])
RETURNS TABLE (copy_id bigint, ref text, number integer, entity_id bigint, person_id bigint,
    classification smallint, made_at timestamptz, closed_at timestamptz, refs text[],
    audiences bigint[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.marking_id, c.ref, c.number, p.for_entity_id, p.for_person_id,
        of_pack.classification, c.created_at, c.closed_at,
        array_agg(DISTINCT m.ref::text ORDER BY m.ref::text), array_agg(DISTINCT m.audience_id)
    FROM packs_copy c
    JOIN packs_pack p ON p.marking_id = c.pack_id
    JOIN confidentiality_marking of_pack ON of_pack.id = p.marking_id
    JOIN own_records(asked) m ON c.refs @> ARRAY[m.ref]
    GROUP BY c.marking_id, p.marking_id, of_pack.id
    ORDER BY c.created_at, c.ref
$$;

-- Closes copies, those alone that hold one of these records of the asker's office.
CREATE OR REPLACE FUNCTION close_copies_with(asked bigint[], copies bigint[])
RETURNS TABLE (copy_id bigint)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE packs_copy c SET closed_at = clock_timestamp(), changed_at = clock_timestamp(),
        closed_by_id = me.person_id, changed_by_id = me.person_id, version = c.version + 1
    FROM (SELECT person_id FROM wall_reader() LIMIT 1) me
    WHERE c.marking_id = ANY (copies) AND c.closed_at IS NULL
        AND EXISTS (SELECT FROM own_records(asked) m WHERE c.refs @> ARRAY[m.ref])
    RETURNING c.marking_id
$$;
