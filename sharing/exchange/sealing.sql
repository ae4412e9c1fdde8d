-- Takes a value that was sealed out of the lines of earlier editions, and lets it ride on
-- them under its own marking; what was sent or waits with it is known to hold it.
CREATE OR REPLACE FUNCTION seal_in_editions(asked bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    sealed confidentiality_sealedvalue;
    line record;
BEGIN
    SELECT s.* INTO sealed FROM confidentiality_sealedvalue s
    JOIN confidentiality_marking m ON m.id = s.marking_id
    WHERE s.marking_id = asked AND m.holder_id IN (SELECT my_entities());
    FOR line IN
        SELECT l.id, l.edition_id, said.key, said.value
        FROM exchange_editionline l, jsonb_each(l.values) said
        WHERE l.record_id = sealed.of_id
            AND said.key IN (sealed.field, CASE sealed.field WHEN 'text' THEN 'title' END)
            AND (said.key = sealed.field OR said.value = sealed.value
                OR said.value IN (SELECT former FROM confidentiality_revision
                    WHERE of_id = sealed.marking_id))
    LOOP
        UPDATE exchange_editionline l SET values = (l.values - line.key)
            || jsonb_build_object('sealed',
                coalesce(l.values -> 'sealed', '[]') || to_jsonb(line.key))
        WHERE l.id = line.id;
        INSERT INTO exchange_editiontie (edition_id, record_id, tied_id, values)
        VALUES (line.edition_id, sealed.of_id, sealed.marking_id,
            jsonb_build_object(line.key, line.value));
        UPDATE exchange_delivery d SET refs = d.refs || sealed.ref
        FROM confidentiality_marking source
        WHERE source.id = sealed.of_id AND d.edition_id = line.edition_id
            AND source.ref = ANY (d.refs) AND NOT sealed.ref = ANY (d.refs);
    END LOOP;
END
$$;
