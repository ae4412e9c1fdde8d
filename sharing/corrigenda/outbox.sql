-- Notices of corrigenda that wait to be mailed, and whose sight each is sent with:
-- numbers only.
CREATE OR REPLACE FUNCTION due_corrigenda(most integer)
RETURNS TABLE (notice_id bigint, sender_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT n.marking_id, n.changed_by_id
    FROM corrigenda_corrigendumnotice n
    JOIN people_person p ON p.id = n.changed_by_id AND p.is_active
    WHERE n.sent_on IS NULL AND n.queued_at IS NOT NULL
        AND n.not_before <= clock_timestamp()
    ORDER BY n.not_before, n.marking_id LIMIT most
$$;
