-- What the Committee approves changes in one way only: somebody who decides for the
-- Executive Directorate proposes it, a second such person confirms it, and it holds from
-- a day to come.

CREATE OR REPLACE TRIGGER in_ones_own_name
    BEFORE INSERT OR UPDATE OF settled_at, settled_by_id, is_confirmed
    ON assessments_approvalchange
    FOR EACH ROW EXECUTE FUNCTION in_ones_own_name();

CREATE OR REPLACE FUNCTION decides_approvals(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM place_today(asked) t WHERE t.entity_kind = 'directorate'
        AND t.role IN ('head', 'confidentiality-officer'))
$$;

CREATE OR REPLACE FUNCTION apply_approval_change(proposal bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    change assessments_approvalchange;
BEGIN
    SELECT c.* INTO change FROM assessments_approvalchange c
    WHERE c.id = proposal AND c.is_confirmed AND c.applied_at IS NULL
        AND c.begins_on > current_date
        AND c.settled_by_id = (SELECT person_id FROM wall_reader())
        AND c.settled_by_id <> c.proposed_by_id
        AND decides_approvals(c.proposed_by_id) AND decides_approvals(c.settled_by_id)
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not decided by two' USING ERRCODE = '42501';
    END IF;
    -- What was to begin from that day on does not, and what held by then ends.
    DELETE FROM assessments_approval
    WHERE type = change.type AND begins_on >= change.begins_on;
    UPDATE assessments_approval SET ends_on = change.begins_on - 1
    WHERE type = change.type AND coalesce(ends_on >= change.begins_on, true);
    IF NOT change.is_end THEN
        INSERT INTO assessments_approval (type, source, begins_on)
        VALUES (change.type, change.source, change.begins_on);
    END IF;
    UPDATE assessments_approvalchange SET applied_at = now() WHERE id = proposal;
END
$$;
