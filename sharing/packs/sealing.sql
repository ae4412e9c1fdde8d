-- A copy made before a value was sealed holds that value: who opens the copy must from
-- then on be one who may read the sealed value too.
CREATE OR REPLACE FUNCTION seal_in_copies(asked bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE packs_copy c SET refs = c.refs || s.ref
    FROM confidentiality_sealedvalue s
    JOIN confidentiality_marking m ON m.id = s.marking_id
    JOIN confidentiality_marking source ON source.id = s.of_id
    WHERE s.marking_id = asked AND m.holder_id IN (SELECT my_entities())
        AND source.ref = ANY (c.refs) AND NOT s.ref = ANY (c.refs)
$$;
