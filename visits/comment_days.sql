-- The days that run for a State's comments on the report of a visit, for its permanent
-- mission: it reads the report and not the visit on which they are kept.  It is told
-- these days and no more, of reports that it reads, and nobody else is told.
CREATE OR REPLACE FUNCTION comment_days(asked bigint[])
RETURNS TABLE (
    report bigint, started_on date, ends_on date, in_working_days boolean, suspended_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.id, c.started_on, c.ends_on, c.in_working_days, c.suspended_on
    FROM confidentiality_marking m
    JOIN people_entity e ON e.state_id = m.state_id AND e.kind = 'mission'
    JOIN assessments_assessment a ON a.marking_id = m.id AND a.status = 'with-state'
    JOIN visits_visitreport r ON r.report_id = m.id
    JOIN correspondence_runningclock c ON c.record_id = r.visit_id
    WHERE m.id = ANY (asked)
        AND m.audience_id IN (SELECT open_audiences())
        AND e.id IN (SELECT my_entities())
        AND c.kind = 'comments' AND c.answered_on IS NULL AND c.stopped_at IS NULL
$$;
