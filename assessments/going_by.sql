-- What assessments go by changes from a day to come, by those of the Executive
-- Directorate who keep it.  The app itself only reads these tables.

-- As `going_by.may_keep` says it.
CREATE OR REPLACE FUNCTION require_keeper(from_day date) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF coalesce(from_day <= current_date, true) OR NOT EXISTS (
        SELECT FROM wall_reader() me, place_today(me.person_id) today
        WHERE today.entity_id = me.entity_id AND today.entity_kind = 'directorate'
            AND today.role IN ('head', 'reviewer'))
    THEN
        RAISE EXCEPTION 'kept by others, from a day to come' USING ERRCODE = '42501';
    END IF;
END
$$;

-- What was to begin is gone, and what was to end for it goes on.
CREATE OR REPLACE FUNCTION take_back_scale() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM require_keeper(current_date + 1);
    UPDATE reference_scale s SET ends_on = NULL FROM reference_scale later
    WHERE later.begins_on > current_date AND s.ends_on = later.begins_on - 1;
    DELETE FROM reference_scalelevel l USING reference_scale s
    WHERE s.id = l.scale_id AND s.begins_on > current_date;
    DELETE FROM reference_scale WHERE begins_on > current_date;
END
$$;

-- One version at a time is to come: another takes its place.
CREATE OR REPLACE FUNCTION begin_scale(
    called text, said jsonb, cited text, from_day date, said_levels jsonb
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    begun bigint;
BEGIN
    PERFORM require_keeper(from_day);
    IF coalesce(said->>'en', '') = '' OR jsonb_array_length(said_levels) < 2 THEN
        RAISE EXCEPTION 'a scale has a name and two levels' USING ERRCODE = '23514';
    END IF;
    PERFORM take_back_scale();
    UPDATE reference_scale SET ends_on = from_day - 1
    WHERE coalesce(ends_on >= from_day, true);
    INSERT INTO reference_scale (code, names, source, begins_on, verified)
    VALUES (called, said, cited, from_day, true) RETURNING id INTO begun;
    INSERT INTO reference_scalelevel (scale_id, code, names, position)
    SELECT begun, level->>'code', level->'names', (level->>'position')::smallint
    FROM jsonb_array_elements(said_levels) level;
END
$$;
