-- What is shared by default changes in one way only: somebody who decides for the office
-- proposes it, a second such person confirms it, and it holds from a day to come.

-- Whoever proposes or answers does so in their own name.
CREATE OR REPLACE FUNCTION in_ones_own_name() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    me bigint := (SELECT person_id FROM wall_reader());
BEGIN
    IF TG_OP = 'INSERT' AND NEW.proposed_by_id = me AND NEW.settled_at IS NULL
        OR TG_OP = 'UPDATE' AND NEW.settled_by_id = me AND OLD.settled_at IS NULL
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'in somebody else''s name' USING ERRCODE = '42501';
END
$$;

CREATE OR REPLACE TRIGGER in_ones_own_name
    BEFORE INSERT OR UPDATE OF settled_at, settled_by_id, is_confirmed
    ON confidentiality_standingchange
    FOR EACH ROW EXECUTE FUNCTION in_ones_own_name();

CREATE OR REPLACE FUNCTION decides_for(person bigint, office bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM people_membership m JOIN people_person p ON p.id = m.person_id
        WHERE p.id = person AND p.is_active AND m.entity_id = office
            AND m.role IN ('head', 'confidentiality-officer')
            AND coalesce(m.begins_on <= current_date, true)
            AND coalesce(m.ends_on >= current_date, true))
$$;

-- Only the two offices, the Committee and named functions are shared with by default:
-- for all others the originating office decides each time.
CREATE OR REPLACE FUNCTION may_stand(change confidentiality_standingchange) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT change.whom <> ''
        OR EXISTS (SELECT FROM people_community c
            WHERE c.id = change.community_id AND c.code = 'committee')
        OR EXISTS (SELECT FROM people_entity e
            WHERE e.kind IN ('directorate', 'office', 'secretariat')
                AND (e.id = change.entity_id OR e.id = (
                    SELECT f.entity_id FROM people_function f WHERE f.id = change.function_id)))
$$;

CREATE OR REPLACE FUNCTION apply_standing_change(proposal bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    change confidentiality_standingchange;
BEGIN
    SELECT c.* INTO change FROM confidentiality_standingchange c
    WHERE c.id = proposal AND c.is_confirmed AND c.applied_at IS NULL
        AND c.begins_on > current_date
        AND c.settled_by_id = (SELECT person_id FROM wall_reader())
        AND c.settled_by_id <> c.proposed_by_id
        AND decides_for(c.proposed_by_id, c.holder_id)
        AND decides_for(c.settled_by_id, c.holder_id)
        AND may_stand(c)
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not decided by two' USING ERRCODE = '42501';
    END IF;
    UPDATE confidentiality_standingrelease SET ends_on = change.begins_on - 1
    WHERE id = change.replaces_id AND holder_id = change.holder_id
        AND coalesce(ends_on >= change.begins_on, true);
    IF change.replaces_id IS NOT NULL AND NOT FOUND THEN
        RAISE EXCEPTION 'nothing to replace' USING ERRCODE = '42501';
    END IF;
    IF NOT change.is_end THEN
        INSERT INTO confidentiality_standingrelease (information, step, holder_id,
            entity_id, community_id, function_id, whom, after_days, source, begins_on)
        VALUES (change.information, change.step, change.holder_id, change.entity_id,
            change.community_id, change.function_id, change.whom, change.after_days,
            change.source, change.begins_on);
    END IF;
    UPDATE confidentiality_standingchange SET applied_at = now() WHERE id = proposal;
END
$$;
