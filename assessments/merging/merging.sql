-- Makes what hangs on a merged record hang on the kept one, and writes down each row; what
-- would then be there twice stays.  Every request over the one is over the other too.
CREATE OR REPLACE FUNCTION merge_records(asked bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    made assessments_merge;
    moving record;
    number bigint;
    scope bigint;
BEGIN
    SELECT g.* INTO made FROM assessments_merge g
    JOIN confidentiality_marking m ON m.id = g.marking_id
    JOIN confidentiality_marking k ON k.id = g.kept_id AND k.holder_id = m.holder_id
    JOIN confidentiality_marking o ON o.id = g.merged_id AND o.holder_id = m.holder_id
        AND o.kind = k.kind
    WHERE g.marking_id = asked AND g.undone_at IS NULL
        AND m.holder_id IN (SELECT my_entities())
        AND NOT EXISTS (SELECT FROM assessments_mergedrow r WHERE r.merge_id = asked);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not the holder' USING ERRCODE = '42501';
    END IF;
    FOR scope IN
        INSERT INTO confidentiality_requestscope (request_id, record_id, added_at)
        SELECT s.request_id, made.kept_id, clock_timestamp()
        FROM confidentiality_requestscope s
        WHERE s.record_id = made.merged_id AND s.lifted_at IS NULL
            AND NOT EXISTS (SELECT FROM confidentiality_requestscope t
                WHERE t.request_id = s.request_id AND t.record_id = made.kept_id
                    AND t.lifted_at IS NULL)
        RETURNING id
    LOOP
        INSERT INTO assessments_mergedmark (merge_id, what, row, former)
        VALUES (asked, 'request', scope, '');
    END LOOP;
    FOR moving IN SELECT * FROM (VALUES /*moved*/) known (in_table, key, field) LOOP
        FOR number IN EXECUTE format('SELECT %I FROM %I WHERE %I = $1 ORDER BY 1',
            moving.key, moving.in_table, moving.field) USING made.merged_id
        LOOP
            BEGIN
                EXECUTE format('UPDATE %I SET %I = $1 WHERE %I = $2',
                    moving.in_table, moving.field, moving.key)
                USING made.kept_id, number;
                INSERT INTO assessments_mergedrow (merge_id, "table", "column", row)
                VALUES (asked, moving.in_table, moving.field, number);
            EXCEPTION WHEN unique_violation OR check_violation THEN
                NULL;
            END;
        END LOOP;
    END LOOP;
    PERFORM mark_merged(made.merged_id, made.kept_id);
END
$$;

-- What came over the kept record by its merge comes over what was made from it too.
CREATE OR REPLACE FUNCTION requests_go_with_merge(asked bigint, reached bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    scope bigint;
BEGIN
    PERFORM FROM assessments_merge g JOIN confidentiality_marking m ON m.id = g.marking_id
    WHERE g.marking_id = asked AND g.undone_at IS NULL
        AND m.holder_id IN (SELECT my_entities());
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not the holder' USING ERRCODE = '42501';
    END IF;
    FOR scope IN
        INSERT INTO confidentiality_requestscope (request_id, record_id, added_at)
        SELECT s.request_id, m.id, clock_timestamp()
        FROM assessments_mergedmark k
        JOIN confidentiality_requestscope s ON s.id = k.row AND s.lifted_at IS NULL
        JOIN confidentiality_marking m ON m.id = ANY (reached)
            AND m.holder_id IN (SELECT my_entities())
        WHERE k.merge_id = asked AND k.what = 'request'
            AND NOT EXISTS (SELECT FROM confidentiality_requestscope t
                WHERE t.request_id = s.request_id AND t.record_id = m.id
                    AND t.lifted_at IS NULL)
        RETURNING id
    LOOP
        INSERT INTO assessments_mergedmark (merge_id, what, row, former)
        VALUES (asked, 'request', scope, '');
    END LOOP;
END
$$;

-- Puts every row back, and lifts what the merge put the kept one under: once it is undone,
-- by two people where more may read it then, and the latest merge first.  A request that
-- came over the kept one meanwhile comes over the other too.
CREATE OR REPLACE FUNCTION unmerge_records(asked bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    made assessments_merge;
    moved record;
BEGIN
    SELECT g.* INTO made FROM assessments_merge g
    JOIN confidentiality_marking m ON m.id = g.marking_id
    WHERE g.marking_id = asked AND g.undone_at IS NOT NULL
        AND m.holder_id IN (SELECT my_entities())
        AND (NOT EXISTS (SELECT FROM assessments_mergedmark k WHERE k.merge_id = asked)
            OR EXISTS (SELECT FROM assessments_unmerging u WHERE u.merge_id = asked
                AND u.is_confirmed AND u.settled_by_id <> u.proposed_by_id))
        AND NOT EXISTS (SELECT FROM assessments_merge l
            WHERE l.undone_at IS NULL AND (l.merged_id = g.kept_id
                OR l.kept_id = g.kept_id AND l.created_at > g.created_at));
    IF NOT FOUND THEN
        RAISE EXCEPTION 'two people take it apart' USING ERRCODE = '42501';
    END IF;
    INSERT INTO confidentiality_requestscope (request_id, record_id, added_at)
    SELECT s.request_id, made.merged_id, clock_timestamp()
    FROM confidentiality_requestscope s
    WHERE s.record_id = made.kept_id AND s.lifted_at IS NULL
        AND s.added_at > made.created_at
        AND NOT EXISTS (SELECT FROM assessments_mergedmark k
            WHERE k.merge_id = asked AND k.what = 'request' AND k.row = s.id)
        AND NOT EXISTS (SELECT FROM confidentiality_requestscope t
            WHERE t.request_id = s.request_id AND t.record_id = made.merged_id
                AND t.lifted_at IS NULL);
    UPDATE confidentiality_requestscope s SET lifted_at = clock_timestamp()
    FROM assessments_mergedmark k, confidentiality_marking m
    WHERE k.merge_id = asked AND k.what = 'request' AND s.id = k.row
        AND s.lifted_at IS NULL
        AND m.id = s.record_id AND m.holder_id IN (SELECT my_entities());
    FOR moved IN
        SELECT r.*, known.key FROM assessments_mergedrow r
        JOIN (VALUES /*moved*/) known (in_table, key, field)
            ON known.in_table = r."table" AND known.field = r."column"
        WHERE r.merge_id = asked
    LOOP
        EXECUTE format('UPDATE %I SET %I = $1 WHERE %I = $2 AND %I = $3',
            moved."table", moved."column", moved.key, moved."column")
        USING made.merged_id, moved.row, made.kept_id;
    END LOOP;
    PERFORM mark_merged(made.merged_id, NULL);
END
$$;

CREATE OR REPLACE FUNCTION mark_merged(one bigint, other bigint) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    target text;
BEGIN
    SELECT known.in_table INTO target
    FROM (VALUES /*kinds*/) known (kind, in_table)
    JOIN confidentiality_marking m ON m.kind = known.kind WHERE m.id = one;
    EXECUTE format('UPDATE %I SET merged_into_id = $1 WHERE marking_id = $2', target)
    USING other, one;
END
$$;
