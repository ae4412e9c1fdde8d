-- What two offices keep of one conversation: the mission its comments, CTED its answers.

-- A comment goes with its paragraph into another section of the same report, also one
-- that is the mission's own; asked by people of the report's office.
CREATE OR REPLACE FUNCTION comments_follow(left_behind bigint, moved text[], now_in bigint)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM assessments_section a
        JOIN assessments_section b USING (assessment_id, audience_id)
        JOIN confidentiality_marking m ON m.id = a.marking_id
    WHERE a.marking_id = left_behind AND b.marking_id = now_in
        AND m.holder_id IN (SELECT my_entities())
        AND m.audience_id IN (SELECT open_audiences());
    IF NOT FOUND THEN
        RAISE insufficient_privilege;
    END IF;
    UPDATE assessments_commentanswer SET about_id = now_in WHERE comment_id IN (
        SELECT marking_id FROM assessments_comment
        WHERE about_id = left_behind AND anchor = ANY (moved));
    UPDATE assessments_comment SET about_id = now_in
    WHERE about_id = left_behind AND anchor = ANY (moved);
END
$$;

-- Whether a comment of one's own office was answered: no more than that, and to nobody
-- else; what was answered is read once the report goes on.
CREATE OR REPLACE FUNCTION comment_is_answered(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM assessments_commentanswer a
            JOIN confidentiality_marking m ON m.id = a.comment_id
        WHERE a.comment_id = asked
            AND m.holder_id IN (SELECT my_entities())
            AND m.audience_id IN (SELECT open_audiences()))
$$;
