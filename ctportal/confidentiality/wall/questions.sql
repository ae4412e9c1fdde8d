-- Questions for access.  The app may ask, and learns here who asked it and what it was
-- answered: each person what concerns them.

-- Those that name a record, for the people of its holder who may read it.
DROP FUNCTION IF EXISTS access_questions(integer);
CREATE FUNCTION access_questions(most integer)
RETURNS TABLE (id uuid, at timestamptz, name text, entity text, ref text, reason text,
    is_answered boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT q.id, q.at, p.name, coalesce((
            SELECT e.names ->> 'en' FROM people_membership s JOIN people_entity e
                ON e.id = s.entity_id
            WHERE s.person_id = p.id AND coalesce(s.ends_on >= q.at::date, true)
            ORDER BY s.id DESC LIMIT 1), ''),
        m.ref, q.reason, a.question_id IS NOT NULL
    FROM confidentiality_accessquestion q
    JOIN people_person p ON p.id = q.by_id
    JOIN confidentiality_marking m
        ON m.ref = upper(substring(q.address FROM '[A-Za-z]{1,2}-[0-9A-Za-z]{6}'))
    LEFT JOIN confidentiality_accessanswer a ON a.question_id = q.id
    WHERE m.holder_id IN (SELECT my_entities())
        AND m.audience_id IN (SELECT open_audiences())
    ORDER BY a.question_id IS NOT NULL, q.at DESC, q.id LIMIT most
$$;

-- Answers one of those, once, in one's own name; whether it was there to be answered.
CREATE OR REPLACE FUNCTION answer_access_question(asked uuid, said text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO confidentiality_accessanswer (question_id, at, by_id, words)
    SELECT q.id, now(), me.person_id, said
    FROM access_questions(NULL) q, wall_reader() me
    WHERE q.id = asked
    ON CONFLICT (question_id) DO NOTHING;
    RETURN FOUND;
END
$$;

-- What one was answered, in the words one asked with: not by whom, nor of what.
CREATE OR REPLACE FUNCTION access_answers()
RETURNS TABLE (id uuid, at timestamptz, address text, words text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT q.id, a.at, q.address, a.words
    FROM confidentiality_accessanswer a
    JOIN confidentiality_accessquestion q ON q.id = a.question_id
    WHERE q.by_id = (SELECT person_id FROM wall_reader())
        AND a.words <> '' AND a.put_aside_at IS NULL
    ORDER BY a.at DESC, q.id
$$;

CREATE OR REPLACE FUNCTION put_access_answer_aside(answered uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE confidentiality_accessanswer SET put_aside_at = now()
    WHERE question_id = answered AND question_id IN (SELECT id FROM access_answers());
    RETURN FOUND;
END
$$;
