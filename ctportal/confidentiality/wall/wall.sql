-- The rule, stated a second time: who reads, which audiences that opens, and the few
-- things that reach past the reader's sight.  Made anew by every `migrate`.

CREATE TABLE IF NOT EXISTS wall_secret (inner_pad bytea NOT NULL, outer_pad bytea NOT NULL);
CREATE TABLE IF NOT EXISTS wall_kind (kind text PRIMARY KEY, table_name text NOT NULL);

-- HMAC-SHA256 out of the core's sha256.
CREATE OR REPLACE FUNCTION wall_signature(said text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT encode(sha256(outer_pad || sha256(inner_pad || convert_to(said, 'UTF8'))), 'hex')
    FROM wall_secret
$$;

-- Who reads: nobody said is an error, a visitor is no row, a person one row with what
-- they are today.  Membership, clearance and activity are read live.
CREATE OR REPLACE FUNCTION wall_reader()
RETURNS TABLE (person_id bigint, entity_id bigint, classification smallint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    word text := current_setting('ctportal.reader', true);
    part text[] := string_to_array(word, '.');
BEGIN
    IF coalesce(word, '') = ''
        OR array_length(part, 1) <> 4
        OR part[4] IS DISTINCT FROM wall_signature(part[1] || '.' || part[2] || '.' || part[3])
        OR part[3] <> pg_backend_pid()::text
        OR part[2]::bigint < extract(epoch FROM clock_timestamp())
    THEN
        RAISE EXCEPTION 'nobody has said who reads' USING ERRCODE = '42501';
    END IF;
    IF part[1] = 'visitor' THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT p.id, m.entity_id, coalesce(max(c.classification), 0)::smallint
    FROM people_person p
    -- A person acts for one entity at a time: the one they came to last.
    CROSS JOIN LATERAL (
        SELECT * FROM people_membership s
        WHERE s.person_id = p.id
            AND coalesce(s.begins_on <= current_date, true)
            AND coalesce(s.ends_on >= current_date, true)
        ORDER BY s.begins_on DESC, s.id LIMIT 1
    ) m
    LEFT JOIN people_clearance c ON c.membership_id = m.id
        AND coalesce(c.begins_on <= current_date, true)
        AND coalesce(c.ends_on >= current_date, true)
    WHERE p.id = part[1]::bigint AND p.is_active
    GROUP BY p.id, m.entity_id;
END
$$;

-- What several offices own together is each one's own.
CREATE OR REPLACE FUNCTION offices_of(entity bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT entity
    UNION ALL
    SELECT j.joint_id FROM people_jointmember j
    WHERE j.entity_id = entity AND coalesce(j.begins_on <= current_date, true)
        AND coalesce(j.ends_on >= current_date, true)
$$;

CREATE OR REPLACE FUNCTION my_entities() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT office FROM wall_reader(), offices_of(entity_id) office
$$;

CREATE OR REPLACE FUNCTION my_person() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT person_id FROM wall_reader()
$$;

CREATE OR REPLACE FUNCTION is_current(begins_on date, ends_on date) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT coalesce(begins_on <= current_date, true) AND coalesce(ends_on >= current_date, true)
$$;

-- The offices for which whoever reads decides: as their head or confidentiality officer.
CREATE OR REPLACE FUNCTION decided_by_me() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT office FROM wall_reader() me
    JOIN people_membership m ON m.person_id = me.person_id AND m.entity_id = me.entity_id,
        offices_of(me.entity_id) office
    WHERE m.role IN ('head', 'confidentiality-officer') AND is_current(m.begins_on, m.ends_on)
$$;

-- Those whose head it is.
CREATE OR REPLACE FUNCTION headed_by_me() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT office FROM wall_reader() me
    JOIN people_membership m ON m.person_id = me.person_id AND m.entity_id = me.entity_id,
        offices_of(me.entity_id) office
    WHERE m.role = 'head' AND is_current(m.begins_on, m.ends_on)
$$;

CREATE OR REPLACE FUNCTION open_audiences() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH me AS MATERIALIZED (SELECT * FROM wall_reader()),
    my_community AS MATERIALIZED (
        SELECT me.person_id, me.entity_id, m.community_id
        FROM me JOIN people_communitymember m
            ON (m.entity_id = me.entity_id OR m.person_id = me.person_id)
        WHERE coalesce(m.begins_on <= current_date, true)
            AND coalesce(m.ends_on >= current_date, true)
    ),
    my_function AS MATERIALIZED (
        SELECT i.function_id
        FROM me JOIN people_incumbency i ON i.person_id = me.person_id
        WHERE coalesce(i.begins_on <= current_date, true)
            AND coalesce(i.ends_on >= current_date, true)
    ),
    my_office AS MATERIALIZED (SELECT office FROM me, offices_of(entity_id) office)
    SELECT DISTINCT held.audience_id
    FROM me
    JOIN confidentiality_key k ON k.classification <= me.classification
    JOIN confidentiality_audiencekey held ON held.key_id = k.id
    WHERE coalesce(k.begins_on <= current_date, true)
        AND coalesce(k.ends_on >= current_date, true)
        AND (k.entity_id IS NULL OR k.entity_id IN (SELECT office FROM my_office))
        AND (k.function_id IS NULL
            OR k.function_id IN (SELECT function_id FROM my_function))
        AND (k.community_id IS NULL
            OR (me.person_id, me.entity_id, k.community_id) IN (SELECT * FROM my_community))
$$;

CREATE OR REPLACE FUNCTION wanted_keys(wanted jsonb)
RETURNS TABLE (digest text, entity bigint, community bigint, function bigint,
    classification smallint, begins_on date, ends_on date)
LANGUAGE sql IMMUTABLE AS $$
    SELECT DISTINCT md5(concat_ws('|', coalesce(entity::text, '-'),
            coalesce(community::text, '-'), coalesce(function::text, '-'), classification,
            coalesce(to_char(begins_on, 'YYYYMMDD'), '-'),
            coalesce(to_char(ends_on, 'YYYYMMDD'), '-'))),
        k.*
    FROM jsonb_to_recordset(wanted) AS k (entity bigint, community bigint,
        function bigint, classification smallint, begins_on date, ends_on date)
    ORDER BY 1
$$;

-- Audiences are only ever added, once for each set of keys.
CREATE OR REPLACE FUNCTION intern_audience(wanted jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    set_digest text;
    found bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM wall_reader()) THEN
        RAISE EXCEPTION 'a visitor makes no audience' USING ERRCODE = '42501';
    END IF;
    SELECT md5(coalesce(string_agg(digest, ','), '')) INTO set_digest FROM wanted_keys(wanted);
    SELECT id INTO found FROM confidentiality_audience WHERE digest = set_digest;
    IF found IS NOT NULL THEN
        RETURN found;
    END IF;
    INSERT INTO confidentiality_key
        (digest, entity_id, community_id, function_id, classification, begins_on, ends_on)
    SELECT * FROM wanted_keys(wanted) ON CONFLICT (digest) DO NOTHING;
    INSERT INTO confidentiality_audience (digest) VALUES (set_digest)
        ON CONFLICT (digest) DO NOTHING RETURNING id INTO found;
    IF found IS NULL THEN
        SELECT id INTO found FROM confidentiality_audience WHERE digest = set_digest;
    ELSE
        INSERT INTO confidentiality_audiencekey (audience_id, key_id)
        SELECT found, k.id FROM confidentiality_key k
        WHERE k.digest IN (SELECT digest FROM wanted_keys(wanted));
    END IF;
    RETURN found;
END
$$;

-- The entities that a release lets in: one, those of a joint holder or a community, the
-- one a function belongs to.  People named in person stand by the entity they act for.
CREATE OR REPLACE FUNCTION let_in(entity bigint, community bigint, function bigint)
RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH belonging AS (
        SELECT m.entity_id, m.person_id FROM people_communitymember m
        WHERE m.community_id = let_in.community
            AND coalesce(m.ends_on >= current_date, true)
    ),
    named AS (
        SELECT entity_id FROM belonging
        UNION SELECT let_in.entity
        UNION SELECT f.entity_id FROM people_function f WHERE f.id = let_in.function
    ),
    apart AS (
        SELECT coalesce(j.entity_id, named.entity_id) AS id FROM named
        LEFT JOIN people_jointmember j ON j.joint_id = named.entity_id
    )
    SELECT coalesce(jsonb_agg(jsonb_build_object(
            'entity', e.id, 'kind', e.kind, 'state', e.state_id,
            'in_compact', EXISTS (SELECT FROM people_communitymember m
                JOIN people_community c ON c.id = m.community_id AND c.code = 'compact'
                WHERE m.entity_id = e.id AND coalesce(m.ends_on >= current_date, true)))
            ORDER BY e.id), '[]')
        || coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('entity', s.entity_id))
            FROM belonging JOIN people_membership s USING (person_id)
            WHERE coalesce(s.ends_on >= current_date, true)), '[]')
    FROM people_entity e WHERE e.id IN (SELECT id FROM apart)
$$;

-- Whom a request is directed against, entity by entity as they are today.  Its words are
-- those of ConfidentialityRequest.Against; one nobody knows is against everyone.
CREATE OR REPLACE FUNCTION request_told(asked bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT jsonb_build_object(
        'everyone', q.against NOT IN ('donors', 'named'),
        'against', to_jsonb(ARRAY(SELECT e.id FROM people_entity e
            WHERE (q.against = 'donors' AND e.kind = 'donor')
                OR (q.against = 'named' AND EXISTS (
                    SELECT FROM confidentiality_requestagainst n
                    WHERE n.request_id = q.marking_id AND (n.entity_id = e.id
                        OR (n.state_id = e.state_id AND e.kind = 'mission'))))
            ORDER BY e.id)),
        'spared', to_jsonb(ARRAY(SELECT e.id FROM people_entity e
            WHERE (q.against = 'but-unoct' AND e.kind = 'office')
                OR (q.against = 'but-un'
                    AND e.kind IN ('directorate', 'office', 'secretariat', 'un-entity'))
            ORDER BY e.id)),
        'binds_state_and_committee', q.binds_state_and_committee)
    FROM confidentiality_confidentialityrequest q WHERE q.marking_id = asked
$$;

-- The same of some requests, for their holder's people only.
CREATE OR REPLACE FUNCTION requests_told(asked bigint[]) RETURNS SETOF jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT request_told(m.id) FROM confidentiality_marking m
    WHERE m.id = ANY (asked) AND m.holder_id IN (SELECT my_entities())
        AND m.kind = 'confidentiality-request'
    ORDER BY m.id
$$;

-- Who holds: the offices of a joint holder, and who steps in where nobody else may read.
CREATE OR REPLACE FUNCTION holder_facts(holder bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH office AS (
        SELECT j.entity_id AS id FROM people_jointmember j
        WHERE j.joint_id = holder AND coalesce(j.ends_on >= current_date, true)
    )
    SELECT jsonb_build_object('holder', holder,
        'offices', coalesce((SELECT jsonb_agg(id ORDER BY id) FROM office), '[]'),
        'officers', coalesce((SELECT jsonb_agg(f.id ORDER BY f.id) FROM people_function f
            WHERE f.is_confidentiality_officer
                AND (f.entity_id = holder OR f.entity_id IN (SELECT id FROM office))), '[]'))
$$;

-- By which words requests in force reach what is made under some records, for their
-- holder's people: one that the asker cannot see must still count.
CREATE OR REPLACE FUNCTION reaches_over(asked bigint[])
RETURNS TABLE (request_id bigint, kind text, word text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.request_id, m.kind, r.word
    FROM confidentiality_requestreach r
    JOIN confidentiality_marking m ON m.id = r.record_id
    WHERE m.id = ANY (asked) AND m.holder_id IN (SELECT my_entities())
        AND r.lifted_at IS NULL
$$;

-- Carries out what two people decided: the request ends for all it covers, or for what
-- the lifting is about, whether the asker may read that or not.
CREATE OR REPLACE FUNCTION carry_out_lifting(asked bigint) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    decided confidentiality_lifting;
BEGIN
    SELECT l.* INTO decided FROM confidentiality_lifting l
    JOIN confidentiality_marking m ON m.id = l.request_id
    WHERE l.id = asked AND l.is_confirmed AND l.settled_by_id <> l.proposed_by_id
        AND m.holder_id IN (SELECT my_entities());
    IF NOT FOUND THEN
        RAISE EXCEPTION 'two people lift a request' USING ERRCODE = '42501';
    END IF;
    UPDATE confidentiality_requestreach
    SET lifted_at = decided.settled_at, lifting_id = decided.id
    WHERE request_id = decided.request_id AND lifted_at IS NULL AND decided.is_whole;
    RETURN QUERY UPDATE confidentiality_requestscope s
    SET lifted_at = decided.settled_at, lifting_id = decided.id
    WHERE s.request_id = decided.request_id AND s.lifted_at IS NULL
        AND (decided.is_whole OR s.lifting_id = decided.id)
    RETURNING s.record_id;
END
$$;

-- Everything the rule needs to know of some markings, for their holder's people only:
-- a release or a request the asker cannot see must still count.
CREATE OR REPLACE FUNCTION facts_of(asked bigint[]) RETURNS TABLE (marking_id bigint, facts jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.id, holder_facts(m.holder_id) || jsonb_build_object(
        'classification', m.classified_as, 'state', m.state_id, 'circle', m.circle_id,
        'originator', m.originator_id, 'passing_on', m.passing_on,
        'consents', coalesce((SELECT jsonb_agg(jsonb_build_object(
                'readers', c.readers, 'answer', c.answer) ORDER BY c.said_on, c.id)
            FROM confidentiality_consent c WHERE c.marking_id = m.id), '[]'),
        'releases', coalesce((SELECT jsonb_agg(jsonb_build_object(
                'entity', r.entity_id, 'community', r.community_id,
                'function', r.function_id, 'begins_on', r.begins_on,
                'ends_on', r.ends_on, 'basis', r.basis,
                'is_agreed', r.basis = 'by-hand' AND r.ground <> '',
                'members', let_in(r.entity_id, r.community_id, r.function_id))
                ORDER BY r.id)
            FROM confidentiality_release r
            WHERE r.marking_id = m.id AND r.withdrawn_at IS NULL), '[]'),
        'requests', coalesce((
            SELECT jsonb_agg(request_told(s.request_id) ORDER BY s.request_id)
            FROM confidentiality_requestscope s
            WHERE s.record_id = m.id AND s.lifted_at IS NULL), '[]'))
    FROM confidentiality_marking m
    WHERE m.id = ANY (asked) AND m.holder_id IN (SELECT my_entities())
    ORDER BY m.id
$$;

-- Gives a record another audience, its holder's people asking; it may leave their sight.
CREATE OR REPLACE FUNCTION set_audience(changed bigint, audience bigint, shown_as smallint)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE confidentiality_marking SET audience_id = audience, classification = shown_as
    WHERE id = changed AND holder_id IN (SELECT my_entities());
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not the holder' USING ERRCODE = '42501';
    END IF;
END
$$;

-- Which references there are is for nobody to ask.
DROP FUNCTION IF EXISTS ref_is_taken(text);

-- A record carries a copy of its marking's audience, whatever anybody writes there.
CREATE OR REPLACE FUNCTION carry_audience() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    SELECT audience_id INTO NEW.audience_id
    FROM confidentiality_marking WHERE id = NEW.marking_id;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION hand_audience_down() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    target text;
BEGIN
    FOR target IN SELECT table_name FROM wall_kind WHERE kind = NEW.kind LOOP
        EXECUTE format('UPDATE %I SET audience_id = $1 WHERE marking_id = $2', target)
            USING NEW.audience_id, NEW.id;
    END LOOP;
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS hand_audience_down ON confidentiality_marking;
CREATE TRIGGER hand_audience_down AFTER UPDATE OF audience_id ON confidentiality_marking
    FOR EACH ROW EXECUTE FUNCTION hand_audience_down();

-- A record has nothing in the columns whose values are locked away, whoever writes it.
CREATE OR REPLACE FUNCTION keep_sealed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sealed <> '{}' AND EXISTS (
        SELECT FROM jsonb_each(to_jsonb(NEW)) said
        WHERE said.key = ANY (NEW.sealed)
            AND said.value NOT IN ('null', '""', '{}', '[]'))
    THEN
        RAISE EXCEPTION 'a sealed value is written in clear' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;

-- Former values go with a value that is sealed, or put back, its holder's people asking:
-- from a record to what was taken out of it, or the other way.
CREATE OR REPLACE FUNCTION move_revisions(source bigint, target bigint, named text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM confidentiality_sealedvalue s
        JOIN confidentiality_marking m ON m.id = s.marking_id
        WHERE s.field = named AND m.holder_id IN (SELECT my_entities())
            AND (s.marking_id, s.of_id) IN ((source, target), (target, source)))
    THEN
        RAISE EXCEPTION 'not the holder' USING ERRCODE = '42501';
    END IF;
    UPDATE confidentiality_revision SET of_id = target
    WHERE of_id = source AND field = named;
END
$$;
