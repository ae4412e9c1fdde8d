-- Places are given by two people.  The app may propose and settle, always in the name
-- of who reads; what was confirmed is carried out here, the rule asked once more.  All
-- but two of these functions have no more rights than who calls them: the app may call
-- them too, and achieves nothing.

-- What a person does today: the place they came to last, as in wall_reader().
CREATE OR REPLACE FUNCTION place_today(asked bigint)
RETURNS TABLE (entity_id bigint, entity_kind text, role text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT e.id, e.kind::text, m.role::text
    FROM people_person p
    CROSS JOIN LATERAL (
        SELECT * FROM people_membership s
        WHERE s.person_id = p.id
            AND coalesce(s.begins_on <= current_date, true)
            AND coalesce(s.ends_on >= current_date, true)
        ORDER BY s.begins_on DESC, s.id LIMIT 1
    ) m
    JOIN people_entity e ON e.id = m.entity_id
    WHERE p.id = asked AND p.is_active
$$;

-- Who gives an entity's places: its head and its confidentiality officers.
CREATE OR REPLACE FUNCTION givers_of(office bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT DISTINCT s.person_id
    FROM people_membership s CROSS JOIN LATERAL place_today(s.person_id) today
    WHERE s.entity_id = office AND today.entity_id = office
        AND today.role IN ('head', 'confidentiality-officer')
$$;

CREATE OR REPLACE FUNCTION is_administrator(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM place_today(asked) t WHERE t.role = 'administrator')
$$;

-- Of CTED or of UNOCT, whose heads and officers watch over the administrator.
CREATE OR REPLACE FUNCTION is_of_the_two_offices(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM place_today(asked) t
        WHERE t.role IN ('head', 'confidentiality-officer')
            AND t.entity_kind IN ('directorate', 'office'))
$$;

CREATE OR REPLACE FUNCTION place_may_be_given(p people_placeproposal) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    is_portal_wide boolean := p.role IN ('administrator', 'auditor');
    givers bigint[] := ARRAY(SELECT givers_of(p.entity_id) EXCEPT SELECT p.person_id);
    others bigint[] := array_remove(givers, p.proposed_by_id);
BEGIN
    IF p.settled_by_id = p.proposed_by_id
        OR p.person_id IN (p.proposed_by_id, p.settled_by_id)
    THEN
        RETURN false;
    END IF;
    IF p.proposed_by_id = ANY (givers) AND NOT is_portal_wide THEN
        RETURN p.settled_by_id = ANY (others)
            OR (others = '{}' AND is_administrator(p.settled_by_id));
    END IF;
    RETURN is_administrator(p.proposed_by_id) AND is_of_the_two_offices(p.settled_by_id)
        AND (is_portal_wide OR givers = '{}');
END
$$;

-- A proposal bears the name of who made it, and its answer of who gave it.
CREATE OR REPLACE FUNCTION proposed_in_ones_own_name() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    me bigint := (SELECT person_id FROM wall_reader());
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.carried_out_at := NULL;
    END IF;
    IF me IS NULL
        OR (TG_OP = 'INSERT' AND (NEW.proposed_by_id <> me OR NEW.settled_at IS NOT NULL))
        OR (TG_OP = 'UPDATE' AND (NEW.settled_by_id IS DISTINCT FROM me
            OR OLD.settled_at IS NOT NULL))
    THEN
        RAISE EXCEPTION 'people propose and confirm in their own name'
            USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER proposed_in_ones_own_name
    BEFORE INSERT OR UPDATE OF settled_at, settled_by_id, is_confirmed
    ON people_placeproposal
    FOR EACH ROW EXECUTE FUNCTION proposed_in_ones_own_name();

CREATE OR REPLACE FUNCTION give_membership(p people_placeproposal) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    -- The earlier place in the same entity ends the day before.
    UPDATE people_membership SET ends_on = p.begins_on - 1
    WHERE person_id = p.person_id AND entity_id = p.entity_id
        AND coalesce(begins_on < p.begins_on, true)
        AND coalesce(ends_on >= p.begins_on, true);
    IF EXISTS (SELECT FROM people_membership
        WHERE person_id = p.person_id
            AND coalesce(ends_on >= p.begins_on, true)
            AND coalesce(begins_on <= p.ends_on, true))
    THEN
        RAISE EXCEPTION 'a person acts for one entity at a time' USING ERRCODE = '23P01';
    END IF;
    INSERT INTO people_membership
        (person_id, entity_id, role, begins_on, ends_on, given_in_id)
    VALUES (p.person_id, p.entity_id, p.role, p.begins_on, p.ends_on, p.id)
    RETURNING id INTO made;
    INSERT INTO people_clearance
        (membership_id, classification, begins_on, ends_on, given_in_id)
    VALUES (made, p.classification, p.begins_on, p.ends_on, p.id);
END
$$;

CREATE OR REPLACE FUNCTION give_clearance(p people_placeproposal) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    held bigint := (SELECT id FROM people_membership
        WHERE person_id = p.person_id AND entity_id = p.entity_id
            AND coalesce(begins_on <= p.begins_on, true)
            AND coalesce(ends_on >= p.begins_on, true)
        ORDER BY begins_on DESC, id LIMIT 1);
BEGIN
    UPDATE people_clearance SET ends_on = p.begins_on - 1
    WHERE membership_id = held AND coalesce(begins_on < p.begins_on, true)
        AND coalesce(ends_on >= p.begins_on, true);
    IF held IS NULL OR EXISTS (SELECT FROM people_clearance
        WHERE membership_id = held AND coalesce(ends_on >= p.begins_on, true)
            AND coalesce(begins_on <= p.ends_on, true))
    THEN
        RAISE EXCEPTION 'a member has one clearance at a time' USING ERRCODE = '23P01';
    END IF;
    INSERT INTO people_clearance
        (membership_id, classification, begins_on, ends_on, given_in_id)
    VALUES (held, p.classification, p.begins_on, p.ends_on, p.id);
END
$$;

CREATE OR REPLACE FUNCTION give_function(p people_placeproposal, given bigint)
RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM people_function
            WHERE id = given AND entity_id = p.entity_id)
        OR NOT EXISTS (SELECT FROM people_membership
            WHERE person_id = p.person_id AND entity_id = p.entity_id
                AND coalesce(begins_on <= p.begins_on, true)
                AND coalesce(ends_on >= p.begins_on, true))
    THEN
        RAISE EXCEPTION 'an entity''s people fill its functions' USING ERRCODE = '23P01';
    END IF;
    IF p.kind = 'function' AND NOT p.in_charge THEN
        UPDATE people_incumbency SET ends_on = p.begins_on - 1
        WHERE function_id = given AND NOT in_charge
            AND coalesce(begins_on < p.begins_on, true)
            AND coalesce(ends_on >= p.begins_on, true);
        IF EXISTS (SELECT FROM people_incumbency
            WHERE function_id = given AND NOT in_charge
                AND coalesce(ends_on >= p.begins_on, true)
                AND coalesce(begins_on <= p.ends_on, true))
        THEN
            RAISE EXCEPTION 'a function has one incumbent at a time'
                USING ERRCODE = '23P01';
        END IF;
    END IF;
    INSERT INTO people_incumbency
        (function_id, person_id, in_charge, begins_on, ends_on, given_in_id)
    VALUES (given, p.person_id, p.in_charge, p.begins_on, p.ends_on, p.id);
END
$$;

-- A deputy in charge fills the functions of whom they stand for, for the same days.
CREATE OR REPLACE FUNCTION give_deputyship(p people_placeproposal) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO people_deputyship
        (entity_id, person_id, stands_for_id, begins_on, ends_on, given_in_id)
    VALUES (p.entity_id, p.person_id, p.stands_for_id, p.begins_on, p.ends_on, p.id);
    IF p.in_charge THEN
        PERFORM give_function(p, i.function_id)
        FROM people_incumbency i JOIN people_function f ON f.id = i.function_id
        WHERE i.person_id = p.stands_for_id AND NOT i.in_charge
            AND f.entity_id = p.entity_id
            AND coalesce(i.begins_on <= p.begins_on, true)
            AND coalesce(i.ends_on >= p.begins_on, true);
    END IF;
END
$$;

-- The place named ends; it must be this person's, and this entity's.
CREATE OR REPLACE FUNCTION end_place(p people_placeproposal) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    ended integer;
BEGIN
    WITH membership AS (
        UPDATE people_membership m SET ends_on = p.ends_on
        WHERE m.id = p.membership_id AND coalesce(m.ends_on > p.ends_on, true)
            AND m.person_id = p.person_id AND m.entity_id = p.entity_id
        RETURNING 1
    ), clearance AS (
        UPDATE people_clearance c SET ends_on = p.ends_on
        FROM people_membership m
        WHERE c.id = p.clearance_id AND coalesce(c.ends_on > p.ends_on, true)
            AND m.id = c.membership_id
            AND m.person_id = p.person_id AND m.entity_id = p.entity_id
        RETURNING 1
    ), incumbency AS (
        UPDATE people_incumbency i SET ends_on = p.ends_on
        FROM people_function f
        WHERE i.id = p.incumbency_id AND coalesce(i.ends_on > p.ends_on, true)
            AND f.id = i.function_id
            AND i.person_id = p.person_id AND f.entity_id = p.entity_id
        RETURNING 1
    ), deputyship AS (
        UPDATE people_deputyship d SET ends_on = p.ends_on
        WHERE d.id = p.deputyship_id AND coalesce(d.ends_on > p.ends_on, true)
            AND d.person_id = p.person_id AND d.entity_id = p.entity_id
        RETURNING 1
    )
    SELECT count(*) INTO ended FROM (
        SELECT FROM membership UNION ALL SELECT FROM clearance
        UNION ALL SELECT FROM incumbency UNION ALL SELECT FROM deputyship) AS all_of_them;
    IF ended <> 1 THEN
        RAISE EXCEPTION 'one place of this person is ended' USING ERRCODE = '23P01';
    END IF;
END
$$;

-- The only way in which a place is given or ended: asked for by the second person, in
-- the transaction in which they confirm, once.
CREATE OR REPLACE FUNCTION carry_out_place(asked uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    me bigint := (SELECT person_id FROM wall_reader());
    p people_placeproposal;
BEGIN
    SELECT * INTO p FROM people_placeproposal WHERE id = asked FOR UPDATE;
    IF NOT FOUND OR NOT p.is_confirmed OR p.carried_out_at IS NOT NULL
        OR p.settled_by_id IS DISTINCT FROM me OR NOT place_may_be_given(p)
    THEN
        RAISE EXCEPTION 'places are given by two people' USING ERRCODE = '42501';
    END IF;
    -- Two proposals for one person are carried out one after the other.
    PERFORM FROM people_person WHERE id = p.person_id FOR UPDATE;
    IF p.kind = 'membership' THEN
        PERFORM give_membership(p);
    ELSIF p.kind = 'clearance' THEN
        PERFORM give_clearance(p);
    ELSIF p.kind = 'function' THEN
        PERFORM give_function(p, p.function_id);
    ELSIF p.kind = 'deputy' THEN
        PERFORM give_deputyship(p);
    ELSE
        PERFORM end_place(p);
    END IF;
    UPDATE people_placeproposal SET carried_out_at = now() WHERE id = p.id;
END
$$;
