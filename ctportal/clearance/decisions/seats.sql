-- Who sits on the Committee is decided by two people, and carried out here.

CREATE OR REPLACE TRIGGER in_ones_own_name
    BEFORE INSERT OR UPDATE OF settled_at, settled_by_id, is_confirmed
    ON clearance_seatproposal
    FOR EACH ROW EXECUTE FUNCTION in_ones_own_name();

CREATE OR REPLACE FUNCTION is_of_the_secretariat(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM place_today(asked) t WHERE t.entity_kind = 'secretariat'
        AND t.role IN ('secretariat', 'head', 'confidentiality-officer'))
$$;

-- The second person: another of the secretariat, or a head or confidentiality officer of
-- the Executive Directorate, which serves the Committee too.
CREATE OR REPLACE FUNCTION confirms_seats(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT is_of_the_secretariat(asked) OR EXISTS (
        SELECT FROM place_today(asked) t WHERE t.entity_kind = 'directorate'
            AND t.role IN ('head', 'confidentiality-officer'))
$$;

CREATE OR REPLACE FUNCTION carry_out_seat(asked bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    me bigint := (SELECT person_id FROM wall_reader());
    committee bigint := (SELECT id FROM people_community WHERE code = 'committee');
    p clearance_seatproposal;
BEGIN
    SELECT * INTO p FROM clearance_seatproposal WHERE id = asked FOR UPDATE;
    IF NOT FOUND OR NOT p.is_confirmed OR p.carried_out_at IS NOT NULL
        OR p.settled_by_id IS DISTINCT FROM me OR p.proposed_by_id = me
        OR NOT is_of_the_secretariat(p.proposed_by_id) OR NOT confirms_seats(me)
        OR p.person_id IN (me, p.proposed_by_id)
    THEN
        RAISE EXCEPTION 'seats are given by two people' USING ERRCODE = '42501';
    END IF;
    IF p.kind = 'member' THEN
        IF NOT EXISTS (SELECT FROM people_entity
            WHERE id = p.entity_id AND kind = 'mission')
        THEN
            RAISE EXCEPTION 'permanent missions sit on it' USING ERRCODE = '23P01';
        END IF;
        INSERT INTO people_communitymember (community_id, entity_id, begins_on, ends_on)
        VALUES (committee, p.entity_id, p.begins_on, p.ends_on);
    ELSIF p.kind = 'function' THEN
        IF NOT EXISTS (SELECT FROM people_function f
            JOIN people_entity e ON e.id = f.entity_id AND e.kind = 'secretariat'
            WHERE f.id = p.function_id AND starts_with(f.code, 'committee-'))
        THEN
            RAISE EXCEPTION 'a function of the Committee' USING ERRCODE = '23P01';
        END IF;
        INSERT INTO people_incumbency (function_id, person_id, in_charge, begins_on, ends_on)
        VALUES (p.function_id, p.person_id, false, p.begins_on, p.ends_on);
    ELSE
        UPDATE people_communitymember SET ends_on = p.ends_on
        WHERE id = p.member_id AND community_id = committee
            AND coalesce(ends_on > p.ends_on, true);
        UPDATE people_incumbency i SET ends_on = p.ends_on FROM people_function f
        WHERE i.id = p.incumbency_id AND f.id = i.function_id
            AND starts_with(f.code, 'committee-') AND coalesce(i.ends_on > p.ends_on, true);
    END IF;
    UPDATE clearance_seatproposal SET carried_out_at = now() WHERE id = p.id;
END
$$;
