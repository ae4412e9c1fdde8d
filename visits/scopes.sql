-- Which reports a visit leads to, and which visits a report is of, for their holder's
-- people: what a State asks to keep must not be missed by who cannot see a draft.
CREATE OR REPLACE FUNCTION reports_of_visit(asked bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.report_id FROM visits_visitreport r
    JOIN confidentiality_marking m ON m.id = r.visit_id
    WHERE r.visit_id = asked AND m.holder_id IN (SELECT my_entities())
$$;

CREATE OR REPLACE FUNCTION visits_of_report(asked bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.visit_id FROM visits_visitreport r
    JOIN confidentiality_marking m ON m.id = r.report_id
    WHERE r.report_id = asked AND m.holder_id IN (SELECT my_entities())
$$;
