-- A release may last until a record reaches a status, or begin then.

CREATE OR REPLACE TRIGGER in_ones_own_name
    BEFORE INSERT OR UPDATE OF settled_at, settled_by_id, is_confirmed
    ON confidentiality_releaseproposal
    FOR EACH ROW EXECUTE FUNCTION in_ones_own_name();

-- Ends and begins the releases that wait for these statuses of a record, those of records
-- out of the actor's sight too, and names the records whose readers change.
CREATE OR REPLACE FUNCTION status_reached(awaited bigint, reached text[])
RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    me bigint := (SELECT person_id FROM wall_reader());
    office bigint := (SELECT holder_id FROM confidentiality_marking
        WHERE id = awaited AND holder_id IN (SELECT my_entities()));
BEGIN
    IF office IS NULL THEN
        RAISE EXCEPTION 'not the holder' USING ERRCODE = '42501';
    END IF;
    RETURN QUERY
    WITH waiting AS MATERIALIZED (
        SELECT r.id FROM confidentiality_release r
        JOIN confidentiality_marking m ON m.id = r.marking_id AND m.holder_id = office
        WHERE r.awaits_id = awaited AND r.withdrawn_at IS NULL
        FOR UPDATE OF r
    ),
    ended AS (
        UPDATE confidentiality_release r SET withdrawn_at = now(), withdrawn_by_id = me
        WHERE r.id IN (SELECT id FROM waiting) AND r.until_status = ANY (reached)
        RETURNING r.marking_id
    ),
    begun AS (
        UPDATE confidentiality_release r SET begins_on = current_date
        WHERE r.id IN (SELECT id FROM waiting) AND r.from_status = ANY (reached)
            AND r.until_status <> ALL (reached) AND r.begins_on = DATE '9999-12-31'
        RETURNING r.marking_id
    )
    SELECT marking_id FROM ended UNION SELECT marking_id FROM begun;
END
$$;
