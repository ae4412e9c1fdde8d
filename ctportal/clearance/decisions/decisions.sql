-- What the Committee decides, as far as the database itself has a part in it.

DROP FUNCTION IF EXISTS on_hold(bigint[]);
-- The decisions that are on hold, of those the asker sees: whether, and not whose.
CREATE OR REPLACE FUNCTION on_hold() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT h.decision_id FROM clearance_hold h
    JOIN clearance_decision d ON d.marking_id = h.decision_id
    JOIN confidentiality_marking own ON own.id = d.marking_id
    JOIN confidentiality_marking record ON record.id = d.of_id
    WHERE h.lifted_at IS NULL AND d.status = 'circulated'
        AND own.audience_id IN (SELECT open_audiences())
        AND record.audience_id IN (SELECT open_audiences())
$$;

-- Since when nobody objects: the deadline, or the end of the last hold after it.  Nothing
-- while one stands, nor before the deadline.
CREATE OR REPLACE FUNCTION silent_since(asked bigint, moment timestamptz)
RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT greatest(d.deadline, max(h.lifted_at))
    FROM clearance_decision d
    JOIN confidentiality_marking m ON m.id = d.marking_id
        AND m.audience_id IN (SELECT open_audiences())
    LEFT JOIN clearance_hold h ON h.decision_id = d.marking_id
    WHERE d.marking_id = asked AND d.deadline <= moment
    GROUP BY d.marking_id HAVING count(*) FILTER (
        WHERE h.id IS NOT NULL AND h.lifted_at IS NULL) = 0
$$;

-- For who rings: what a deadline has passed over in silence, and in whose name that is
-- written down.  Whoever writes it down is asked for their rights again.
CREATE OR REPLACE FUNCTION decisions_due(moment timestamptz)
RETURNS TABLE (decision_id bigint, holder_id bigint, kept_by_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.marking_id, m.holder_id, d.kept_by_id
    FROM clearance_decision d JOIN confidentiality_marking m ON m.id = d.marking_id
    WHERE d.status = 'circulated' AND d.deadline <= moment AND NOT EXISTS (
        SELECT FROM clearance_hold h
        WHERE h.decision_id = d.marking_id AND h.lifted_at IS NULL)
    ORDER BY d.deadline, d.marking_id
$$;

-- Nothing is adopted in silence while a member holds it, whoever may know of the hold.
CREATE OR REPLACE FUNCTION no_objection_without_a_hold() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.status = 'adopted' AND NEW.how = 'no-objection' AND EXISTS (
        SELECT FROM clearance_hold h
        WHERE h.decision_id = NEW.marking_id AND h.lifted_at IS NULL)
    THEN
        RAISE EXCEPTION 'a member holds it' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER no_objection_without_a_hold
    BEFORE INSERT OR UPDATE OF status, how ON clearance_decision
    FOR EACH ROW EXECUTE FUNCTION no_objection_without_a_hold();

-- A hold is placed on what is under way, and stands still while it is decided on.
CREATE OR REPLACE FUNCTION hold_on_what_is_under_way() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM clearance_decision d
    WHERE d.marking_id = NEW.decision_id AND d.status = 'circulated' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'it is not before the Committee' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER hold_on_what_is_under_way
    BEFORE INSERT ON clearance_hold
    FOR EACH ROW EXECUTE FUNCTION hold_on_what_is_under_way();
