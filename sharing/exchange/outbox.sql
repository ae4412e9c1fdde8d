-- What waits to be sent and whose sight it is sent with: numbers only.  The worker is
-- nobody until it knows for whom it works.
CREATE OR REPLACE FUNCTION due_deliveries(most integer)
RETURNS TABLE (delivery_id bigint, responsible_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.id, m.responsible_id
    FROM exchange_delivery d
    JOIN exchange_edition e ON e.marking_id = d.edition_id
    JOIN exchange_matrix m ON m.id = e.matrix_id
    JOIN people_person p ON p.id = m.responsible_id AND p.is_active
    WHERE d.sent_at IS NULL AND d.closed_at IS NULL AND d.not_before <= clock_timestamp()
    ORDER BY d.not_before, d.id LIMIT most
$$;
