-- Why a record is open to the one who asks: the releases behind the keys that they hold
-- themselves.  Whoever may not read it, and whatever is released to others, is not told.
CREATE OR REPLACE FUNCTION released_to_me(asked bigint)
RETURNS TABLE (key_id bigint, basis text, released_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT k.id, r.basis::text, r.released_at::date
    FROM wall_reader() me
    JOIN confidentiality_marking m ON m.id = asked
    JOIN confidentiality_audiencekey held ON held.audience_id = m.audience_id
    JOIN confidentiality_key k ON k.id = held.key_id
    JOIN confidentiality_release r ON r.marking_id = m.id AND r.withdrawn_at IS NULL
        -- A request may have narrowed a group, or a joint holder, to some of its offices.
        AND (r.entity_id = k.entity_id OR r.entity_id IS NULL
            OR r.entity_id IN (SELECT j.joint_id FROM people_jointmember j
                WHERE j.entity_id = k.entity_id))
        AND r.community_id IS NOT DISTINCT FROM k.community_id
        AND r.function_id IS NOT DISTINCT FROM k.function_id
        AND r.begins_on IS NOT DISTINCT FROM k.begins_on
        AND r.ends_on IS NOT DISTINCT FROM k.ends_on
    WHERE m.audience_id IN (SELECT open_audiences())
        AND k.classification <= me.classification
        AND coalesce(k.begins_on <= current_date, true)
        AND coalesce(k.ends_on >= current_date, true)
        AND (k.entity_id IS NULL OR k.entity_id IN (SELECT my_entities()))
        AND (k.function_id IS NULL OR EXISTS (SELECT FROM people_incumbency i
            WHERE i.function_id = k.function_id AND i.person_id = me.person_id
                AND coalesce(i.begins_on <= current_date, true)
                AND coalesce(i.ends_on >= current_date, true)))
        AND (k.community_id IS NULL OR EXISTS (SELECT FROM people_communitymember c
            WHERE c.community_id = k.community_id
                AND (c.person_id = me.person_id OR c.entity_id = me.entity_id)
                AND coalesce(c.begins_on <= current_date, true)
                AND coalesce(c.ends_on >= current_date, true)))
    ORDER BY r.released_at, r.id
$$;
