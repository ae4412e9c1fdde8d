-- Steps are decided in one's own name, by who is asked or stands for them, in their turn
-- and once; a chain ends as its steps say.  The action asks the same before.

-- Whether whoever reads is asked by a step: in person, by a function they fill, or as
-- the deputy of somebody who is.
CREATE OR REPLACE FUNCTION step_asks_me(asked_person bigint, asked_function bigint)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH me AS MATERIALIZED (SELECT person_id, entity_id FROM wall_reader()),
    stood_for AS (
        SELECT person_id FROM me
        UNION
        SELECT d.stands_for_id FROM me
        JOIN people_deputyship d ON d.person_id = me.person_id AND d.entity_id = me.entity_id
        WHERE is_current(d.begins_on, d.ends_on)
    )
    SELECT EXISTS (SELECT FROM stood_for s WHERE s.person_id = asked_person)
        OR EXISTS (
            SELECT FROM people_incumbency i
            WHERE i.function_id = asked_function AND is_current(i.begins_on, i.ends_on)
                AND (i.person_id IN (SELECT person_id FROM me) OR (NOT i.in_charge
                    AND i.person_id IN (SELECT person_id FROM stood_for))))
$$;

CREATE OR REPLACE FUNCTION step_decided_by_who_is_asked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    is_running boolean := EXISTS (SELECT FROM clearance_chain c
        WHERE c.id = NEW.chain_id AND c.outcome = 'running');
    is_passed_on boolean := TG_OP = 'UPDATE' AND (NEW.person_id, NEW.function_id)
        IS DISTINCT FROM (OLD.person_id, OLD.function_id);
BEGIN
    IF NOT is_running OR (TG_OP = 'INSERT' AND NEW.answer <> '')
        OR (TG_OP = 'UPDATE' AND OLD.answer <> '')
        OR (is_passed_on AND NEW.answer <> '')
    THEN
        RAISE EXCEPTION 'a step is decided once, in its turn' USING ERRCODE = '42501';
    END IF;
    IF NEW.answer <> '' AND (OLD.turn_on IS NULL
        OR NEW.decided_by_id IS DISTINCT FROM my_person()
        OR NOT step_asks_me(OLD.person_id, OLD.function_id))
    THEN
        RAISE EXCEPTION 'a step is decided by who is asked' USING ERRCODE = '42501';
    END IF;
    IF is_passed_on AND NOT EXISTS (SELECT FROM confidentiality_marking m
        WHERE m.id = NEW.record_id AND m.holder_id IN (SELECT headed_by_me()))
    THEN
        RAISE EXCEPTION 'a head gives a step to another' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER step_decided_by_who_is_asked
    BEFORE INSERT OR UPDATE ON clearance_chainstep
    FOR EACH ROW EXECUTE FUNCTION step_decided_by_who_is_asked();

CREATE OR REPLACE FUNCTION chain_ends_as_its_steps_say() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.outcome = 'running' AND NEW.submitted_by_id = my_person()
    THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.outcome = 'running' AND (CASE NEW.outcome
        WHEN 'cleared' THEN EXISTS (SELECT FROM clearance_chainstep WHERE chain_id = NEW.id)
            AND NOT EXISTS (SELECT FROM clearance_chainstep
                WHERE chain_id = NEW.id AND answer NOT IN ('cleared', 'with-changes'))
        WHEN 'returned' THEN EXISTS (SELECT FROM clearance_chainstep
            WHERE chain_id = NEW.id AND answer = 'returned')
        ELSE NEW.outcome = 'taken-back' END)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a chain ends as its steps say' USING ERRCODE = '42501';
END
$$;

CREATE OR REPLACE TRIGGER chain_ends_as_its_steps_say
    BEFORE INSERT OR UPDATE ON clearance_chain
    FOR EACH ROW EXECUTE FUNCTION chain_ends_as_its_steps_say();

-- What bears somebody's name is written by them.
CREATE OR REPLACE FUNCTION cleared_in_ones_own_name() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF to_jsonb(NEW) ->> TG_ARGV[0] IS DISTINCT FROM my_person()::text THEN
        RAISE EXCEPTION 'this is written in one''s own name' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER cleared_in_ones_own_name
    BEFORE INSERT ON clearance_fingerprint
    FOR EACH ROW EXECUTE FUNCTION cleared_in_ones_own_name('taken_by_id');
CREATE OR REPLACE TRIGGER cleared_in_ones_own_name
    BEFORE INSERT ON clearance_otherversion
    FOR EACH ROW EXECUTE FUNCTION cleared_in_ones_own_name('by_id');
