-- What is Strictly Confidential and has no reader left: the officers of its originating
-- office learn its reference, and two of them name a function that reads it.

-- Nobody active, cleared and in office today fills a function that opens the audience.
CREATE OR REPLACE FUNCTION is_nobodys(audience bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT EXISTS (
        SELECT FROM confidentiality_audiencekey held
        JOIN confidentiality_key k ON k.id = held.key_id
        JOIN people_incumbency i ON i.function_id = k.function_id
        JOIN people_person p ON p.id = i.person_id AND p.is_active
        JOIN people_membership m ON m.person_id = p.id
        JOIN people_clearance c ON c.membership_id = m.id
        WHERE held.audience_id = audience AND c.classification >= k.classification
            AND is_current(k.begins_on, k.ends_on) AND is_current(i.begins_on, i.ends_on)
            AND is_current(m.begins_on, m.ends_on) AND is_current(c.begins_on, c.ends_on))
$$;

CREATE OR REPLACE FUNCTION nobodys() RETURNS TABLE (ref text, kind text, state text, holder bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.ref, m.kind, coalesce(s.iso3, ''), m.holder_id
    FROM confidentiality_marking m LEFT JOIN reference_state s ON s.id = m.state_id
    WHERE m.classification = 2 AND m.holder_id IN (SELECT decided_by_me())
        AND is_nobodys(m.audience_id)
    ORDER BY m.ref
$$;

CREATE OR REPLACE TRIGGER in_ones_own_name
    BEFORE INSERT OR UPDATE OF settled_at, settled_by_id, is_confirmed
    ON confidentiality_naming
    FOR EACH ROW EXECUTE FUNCTION in_ones_own_name();

-- Carries out what two people decided; the marking is then the rule's to work out.
CREATE OR REPLACE FUNCTION name_reader(proposal bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    named bigint;
BEGIN
    INSERT INTO confidentiality_release
        (marking_id, function_id, basis, ground, from_status, until_status,
            released_at, released_by_id)
    SELECT m.id, n.function_id, 'by-hand', left(n.reason, 120), '', '',
        now(), n.settled_by_id
    FROM confidentiality_naming n
    JOIN confidentiality_marking m ON m.ref = n.of_ref AND m.holder_id = n.holder_id
    JOIN people_function f ON f.id = n.function_id
    WHERE n.id = proposal AND n.is_confirmed AND n.proposed_by_id <> n.settled_by_id
        AND n.settled_by_id = (SELECT person_id FROM wall_reader())
        AND n.holder_id IN (SELECT decided_by_me())
        AND n.holder_id IN (SELECT offices_of(f.entity_id))
        AND m.classification = 2 AND is_nobodys(m.audience_id)
    RETURNING marking_id INTO named;
    IF named IS NULL THEN
        RAISE EXCEPTION 'not decided by two' USING ERRCODE = '42501';
    END IF;
    RETURN named;
END
$$;
