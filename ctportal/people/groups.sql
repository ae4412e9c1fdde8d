-- Who belongs to a group of readers.  A group that an office keeps (the delegation of its
-- visit, the circle of its draft) is that office's to fill.  What nobody keeps (all UN
-- entities, the Committee, one named person) comes as data, or is carried out by a
-- function of the owner's: the app by itself writes none of it.

CREATE OR REPLACE FUNCTION is_the_owner() RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT current_user = (SELECT tableowner FROM pg_tables
        WHERE schemaname = 'public' AND tablename = 'people_community')
$$;

CREATE OR REPLACE FUNCTION group_is_opened_by_its_keeper() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF is_the_owner() THEN
        RETURN NEW;
    END IF;
    IF NOT coalesce(NEW.kept_by_id IN (SELECT my_entities()), false) THEN
        RAISE EXCEPTION 'an office opens groups of its own' USING ERRCODE = '42501';
    END IF;
    -- Such a name means one person, whoever asks for that group first.
    IF NEW.code LIKE 'person:%' THEN
        RAISE EXCEPTION 'nobody keeps a group of one' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER group_is_opened_by_its_keeper
    BEFORE INSERT OR UPDATE ON people_community
    FOR EACH ROW EXECUTE FUNCTION group_is_opened_by_its_keeper();
ALTER TABLE people_community ENABLE TRIGGER group_is_opened_by_its_keeper;

CREATE OR REPLACE FUNCTION group_is_filled_by_its_keeper() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT is_the_owner() AND NOT EXISTS (SELECT FROM people_community c
        WHERE c.id = NEW.community_id AND c.kept_by_id IN (SELECT my_entities()))
    THEN
        RAISE EXCEPTION 'who keeps a group says who belongs to it'
            USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER group_is_filled_by_its_keeper
    BEFORE INSERT OR UPDATE ON people_communitymember
    FOR EACH ROW EXECUTE FUNCTION group_is_filled_by_its_keeper();
ALTER TABLE people_communitymember ENABLE TRIGGER group_is_filled_by_its_keeper;

-- The group whose only reader, ever, is one person.
CREATE OR REPLACE FUNCTION group_of_one(asked bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    one people_person;
    made bigint;
BEGIN
    SELECT * INTO STRICT one FROM people_person WHERE id = asked;
    INSERT INTO people_community (code, names)
    VALUES ('person:' || one.login, jsonb_build_object('en', one.name))
    ON CONFLICT (code) DO NOTHING RETURNING id INTO made;
    IF made IS NULL THEN
        SELECT id INTO STRICT made FROM people_community
        WHERE code = 'person:' || one.login AND kept_by_id IS NULL;
        RETURN made;
    END IF;
    INSERT INTO people_communitymember (community_id, person_id) VALUES (made, one.id);
    RETURN made;
END
$$;

-- An account is closed and opened again by an administrator, never by its own person.
CREATE OR REPLACE FUNCTION account_is_opened_by_an_administrator() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT is_the_owner()
        AND (my_person() = NEW.id OR NOT coalesce(is_administrator(my_person()), false))
    THEN
        RAISE EXCEPTION 'an administrator opens and closes accounts'
            USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER account_is_opened_by_an_administrator
    BEFORE UPDATE OF is_active ON people_person
    FOR EACH ROW WHEN (OLD.is_active IS DISTINCT FROM NEW.is_active)
    EXECUTE FUNCTION account_is_opened_by_an_administrator();
ALTER TABLE people_person ENABLE TRIGGER account_is_opened_by_an_administrator;
