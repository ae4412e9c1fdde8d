-- What resolutions ask of States is entered, replaced and ended by those who keep it;
-- what it was replaced by begins on a day to come, and what is to come is taken back.

CREATE OR REPLACE FUNCTION begin_requirement(
    called text, said jsonb, of_resolution bigint, of_theme bigint, cited text,
    from_day date, was_checked boolean, replaced bigint
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    place smallint := (SELECT coalesce(max(position), 0) + 1 FROM assessments_requirement);
BEGIN
    -- What is new was asked since its resolution, which may be years ago.
    PERFORM require_keeper(CASE WHEN replaced IS NULL THEN current_date + 1 ELSE from_day END);
    IF coalesce(said->>'en', '') = '' THEN
        RAISE EXCEPTION 'a requirement has words' USING ERRCODE = '23514';
    END IF;
    IF replaced IS NOT NULL THEN
        UPDATE assessments_requirement SET ends_on = from_day - 1
        WHERE id = replaced AND resolution_id = of_resolution
            AND coalesce(begins_on < from_day, true) AND coalesce(ends_on >= from_day, true)
        RETURNING position INTO place;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'nothing to replace' USING ERRCODE = '42501';
        END IF;
    END IF;
    INSERT INTO assessments_requirement (code, names, resolution_id, theme_id, provision,
        begins_on, verified, position, replaces_id)
    VALUES (called, said, of_resolution, of_theme, cited, from_day, was_checked, place,
        replaced);
END
$$;

CREATE OR REPLACE FUNCTION end_requirement(asked bigint, from_day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM require_keeper(from_day);
    UPDATE assessments_requirement SET ends_on = from_day - 1
    WHERE id = asked AND coalesce(begins_on < from_day, true)
        AND coalesce(ends_on >= from_day, true);
END
$$;

CREATE OR REPLACE FUNCTION check_requirement(asked bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM require_keeper(current_date + 1);
    UPDATE assessments_requirement SET verified = true WHERE id = asked;
END
$$;

-- Before its day; the wording that was to end for it goes on.
CREATE OR REPLACE FUNCTION take_back_requirement(asked bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM require_keeper(current_date + 1);
    UPDATE assessments_requirement former SET ends_on = NULL
    FROM assessments_requirement later
    WHERE later.id = asked AND later.begins_on > current_date
        AND former.id = later.replaces_id AND former.ends_on = later.begins_on - 1;
    DELETE FROM assessments_requirement WHERE id = asked AND begins_on > current_date;
END
$$;
