-- Keeps every word of a report with a version of it, those too that whoever keeps it does
-- not see: each under the marking it is read under.  Nothing of it is answered.
CREATE OR REPLACE FUNCTION keep_words(asked bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    kept assessments_reportversion;
BEGIN
    SELECT v.* INTO kept FROM assessments_reportversion v
    JOIN confidentiality_marking m ON m.id = v.marking_id
    WHERE v.marking_id = asked AND m.holder_id IN (SELECT my_entities())
        AND NOT EXISTS (SELECT FROM assessments_keptwords k WHERE k.version_id = asked);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not the holder' USING ERRCODE = '42501';
    END IF;
    INSERT INTO assessments_keptwords
        (version_id, part_id, of_id, field, anchor, text, place, level, is_numbered)
    WITH parts AS (
        SELECT marking_id, 1 AS rank, 0 AS position, created_at, 0 AS level,
            false AS is_numbered, title, text, NULL::varchar[] AS anchors
        FROM assessments_assessment WHERE marking_id = kept.report_id
        UNION ALL
        SELECT marking_id, 2, position, created_at, level, is_numbered, title, text, anchors
        FROM assessments_section
        WHERE assessment_id = kept.report_id AND taken_out_at IS NULL
        UNION ALL
        SELECT r.marking_id, r.rank, t.position, r.created_at, 0, false, r.title, r.text,
            NULL
        FROM (
            SELECT 3 AS rank, marking_id, theme_id, created_at, title, text
            FROM assessments_finding
            WHERE assessment_id = kept.report_id AND merged_into_id IS NULL
            UNION ALL
            SELECT 4, marking_id, theme_id, created_at, title, text
            FROM assessments_recommendation
            WHERE assessment_id = kept.report_id AND status <> 'withdrawn'
                AND merged_into_id IS NULL
            UNION ALL
            SELECT 5, marking_id, theme_id, created_at, title, text
            FROM assessments_need
            WHERE assessment_id = kept.report_id AND merged_into_id IS NULL
        ) r JOIN reference_theme t ON t.id = r.theme_id
    ), said AS (
        SELECT p.*, f.field, f.rank_of_field, coalesce(v.marking_id, p.marking_id) AS of_id,
            coalesce(v.value #>> '{}', f.said) AS said,
            CASE WHEN a.marking_id IS NULL THEN p.anchors
                ELSE ARRAY(SELECT jsonb_array_elements_text(a.value)) END AS known
        FROM parts p
        CROSS JOIN LATERAL
            (VALUES ('title', 1, p.title), ('text', 2, p.text)) f (field, rank_of_field, said)
        LEFT JOIN confidentiality_sealedvalue v
            ON v.of_id = p.marking_id AND v.field = f.field AND v.put_back_at IS NULL
        LEFT JOIN confidentiality_sealedvalue a
            ON a.of_id = p.marking_id AND a.field = 'anchors' AND a.put_back_at IS NULL
    ), pieces AS (
        SELECT s.*, 0::bigint AS number, '' AS anchor, s.said AS piece
        FROM said s WHERE s.field = 'title' OR s.rank <> 2
        UNION ALL
        SELECT s.*, n.number, coalesce(s.known[n.number], 'n' || n.number), n.piece
        FROM said s CROSS JOIN LATERAL (
            SELECT row_number() OVER (ORDER BY cut.place) AS number,
                btrim(cut.piece, E' \n\t\r') AS piece
            FROM regexp_split_to_table(replace(s.said, E'\r\n', E'\n'), '\n\s*\n')
                WITH ORDINALITY cut (piece, place)
            WHERE btrim(cut.piece, E' \n\t\r') <> ''
        ) n WHERE s.field = 'text' AND s.rank = 2
    )
    SELECT asked, p.marking_id, p.of_id, p.field, p.anchor, p.piece,
        row_number() OVER (ORDER BY p.rank, p.position, p.created_at, p.marking_id,
            p.rank_of_field, p.number),
        p.level, p.is_numbered
    FROM pieces p WHERE p.piece <> '';
END
$$;

-- Kept and translated words go under the marking of a value that is sealed, and come back with it.
CREATE OR REPLACE FUNCTION words_follow_a_sealed_value() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    moved bigint := CASE WHEN NEW.put_back_at IS NULL THEN NEW.marking_id ELSE NEW.of_id END;
BEGIN
    UPDATE assessments_keptwords k SET of_id = moved
    WHERE k.part_id = NEW.of_id AND (k.field = NEW.field
        -- What was once the beginning of the text gives the text away.
        OR NEW.field = 'text' AND k.field = 'title' AND k.of_id IN (NEW.of_id, NEW.marking_id)
            AND EXISTS (SELECT FROM assessments_keptwords t
                WHERE t.part_id = k.part_id AND t.field = 'text'
                    AND starts_with(t.text, rtrim(k.text, E'… '))));
    UPDATE assessments_correctedwords c SET of_id = moved
    WHERE c.part_id = NEW.of_id AND (c.field = NEW.field
        OR NEW.field = 'text' AND c.field = 'title' AND c.of_id IN (NEW.of_id, NEW.marking_id));
    UPDATE assessments_translatedwords w SET of_id = moved
    WHERE w.part_id = NEW.of_id AND (w.field = NEW.field
        OR NEW.field = 'text' AND w.field = 'title' AND w.of_id IN (NEW.of_id, NEW.marking_id)
            AND EXISTS (SELECT FROM assessments_translatedwords t
                WHERE t.part_id = w.part_id AND t.field = 'text'
                    AND starts_with(t.original, rtrim(w.original, E'… '))));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER words_follow_a_sealed_value
    AFTER INSERT OR UPDATE OF put_back_at ON confidentiality_sealedvalue
    FOR EACH ROW EXECUTE FUNCTION words_follow_a_sealed_value();

-- Kept and translated words go with a paragraph that is made a section of its own, and so
-- does what no longer stands in the section: it may say the same.
CREATE OR REPLACE FUNCTION words_go_with(source bigint, apart bigint, strays boolean)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF (SELECT count(*) FROM confidentiality_marking m
        JOIN assessments_section s ON s.marking_id = m.id
        WHERE m.id IN (source, apart) AND m.holder_id IN (SELECT my_entities())) <> 2
    THEN
        RAISE EXCEPTION 'not the holder' USING ERRCODE = '42501';
    END IF;
    UPDATE assessments_keptwords k SET part_id = apart, of_id = apart
    FROM assessments_section was, assessments_section goes
    WHERE was.marking_id = source AND goes.marking_id = apart
        AND k.part_id = source AND k.of_id = source AND k.field = 'text'
        AND (k.anchor = ANY (goes.anchors)
            OR strays AND k.anchor <> ALL (was.anchors));
    UPDATE assessments_correctedwords c SET part_id = apart, of_id = apart
    FROM assessments_section was, assessments_section goes
    WHERE was.marking_id = source AND goes.marking_id = apart
        AND c.part_id = source AND c.of_id = source AND c.field = 'text'
        AND (c.anchor = ANY (goes.anchors)
            OR strays AND c.anchor <> ALL (was.anchors));
    UPDATE assessments_translatedwords w SET part_id = apart, of_id = apart
    FROM assessments_section was, assessments_section goes
    WHERE was.marking_id = source AND goes.marking_id = apart
        AND w.part_id = source AND w.of_id = source AND w.field = 'text'
        AND (w.anchor = ANY (goes.anchors)
            OR strays AND w.anchor <> ALL (was.anchors));
END
$$;
