-- The index of search: written by triggers with every record and marking, read through
-- one function that applies the rule itself.  Made anew by every `migrate`.

-- Words as they are compared: small, without accents, vowel signs and stretching, each
-- Chinese character a word.  The breve of the Russian short i is a letter's own part, and
-- the stemmer of Spanish knows -ación and -ución by their accent alone: these have it.
CREATE OR REPLACE FUNCTION bare_words(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT regexp_replace(
        normalize(
            regexp_replace(
                regexp_replace(
                    normalize(lower(said), NFD),
                    '(?<!и)[\u0300-\u036f]|[\u0610-\u061a\u0640\u064b-\u065f\u0670]',
                    '', 'g'),
                '([\u3400-\u9fff])', ' \1 ', 'g'),
            NFC),
        '([au])cion\M', '\1ción', 'g')
$$;

-- The stemmer of a language; words of the others are kept as they are.
CREATE OR REPLACE FUNCTION stemmer_of(language text) RETURNS regconfig
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE left(language, 2)
        WHEN 'en' THEN 'english'::regconfig
        WHEN 'es' THEN 'spanish'::regconfig
        WHEN 'fr' THEN 'french'::regconfig
        WHEN 'ru' THEN 'russian'::regconfig
        WHEN 'ar' THEN 'arabic'::regconfig
        ELSE 'simple'::regconfig END
$$;

-- A text longer than an index can hold is found by how it begins.
CREATE OR REPLACE FUNCTION words_of(said text, language text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
BEGIN
    RETURN strip(to_tsvector('simple', bare_words(said))
        || to_tsvector(stemmer_of(language), bare_words(said)));
EXCEPTION WHEN program_limit_exceeded THEN
    RETURN words_of(left(said, length(said) / 2), language);
END
$$;

-- All the words must be there, as they stand or by their stem in some language.
CREATE OR REPLACE FUNCTION words_asked(asked text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT plainto_tsquery('simple', bare)
        || plainto_tsquery('english', bare) || plainto_tsquery('spanish', bare)
        || plainto_tsquery('french', bare) || plainto_tsquery('russian', bare)
        || plainto_tsquery('arabic', bare)
    FROM (SELECT bare_words(asked) AS bare) AS said
$$;

-- A marking is wide when everyone of some community may read it, at any time.
CREATE OR REPLACE FUNCTION is_wide(audience bigint, circle bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT circle IS NULL AND EXISTS (
        SELECT FROM confidentiality_audiencekey held
        JOIN confidentiality_key k ON k.id = held.key_id
        WHERE held.audience_id = audience AND k.classification = 0
            AND k.community_id IS NOT NULL AND k.entity_id IS NULL
            AND k.function_id IS NULL AND k.begins_on IS NULL AND k.ends_on IS NULL)
$$;

-- After a record is written.  Arguments: the columns it is found by, its column of a day.
CREATE OR REPLACE FUNCTION index_record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    said jsonb := to_jsonb(NEW);
    text_said text := (
        SELECT string_agg(said ->> name, E'\n')
        FROM unnest(string_to_array(TG_ARGV[0], ' ')) AS name);
BEGIN
    INSERT INTO portal_searchentry
        (marking_id, audience_id, ref, kind, state_id, theme_id, holder_id, classification,
            language, title, happened_on, changed_at, changed_by_id, is_wide, words)
    SELECT m.id, m.audience_id, m.ref, m.kind, m.state_id, (said ->> 'theme_id')::bigint,
        m.holder_id, m.classification, NEW.language,
        CASE WHEN 'title' = ANY (NEW.sealed) THEN ''
            ELSE left(coalesce(
                nullif(said ->> 'title', ''), nullif(btrim(text_said, E'\n '), ''),
                -- Without words, where none of them are kept.
                CASE WHEN cardinality(NEW.sealed) = 0 THEN m.ref ELSE '' END), 200) END,
        left(said ->> TG_ARGV[1], 10)::date, NEW.changed_at, NEW.changed_by_id,
        is_wide(m.audience_id, m.circle_id),
        words_of(concat_ws(E'\n', m.ref, text_said), NEW.language)
    FROM confidentiality_marking m WHERE m.id = NEW.marking_id
    ON CONFLICT (marking_id) DO UPDATE SET
        theme_id = excluded.theme_id, language = excluded.language,
        title = excluded.title, happened_on = excluded.happened_on,
        changed_at = excluded.changed_at, changed_by_id = excluded.changed_by_id,
        words = excluded.words;
    RETURN NULL;
END
$$;

-- After a marking is changed: what leaves somebody's sight leaves their search with it.
CREATE OR REPLACE FUNCTION index_marking() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE portal_searchentry SET
        audience_id = NEW.audience_id, state_id = NEW.state_id, holder_id = NEW.holder_id,
        classification = NEW.classification,
        is_wide = is_wide(NEW.audience_id, NEW.circle_id)
    WHERE marking_id = NEW.id;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER index_marking
    AFTER UPDATE OF audience_id, state_id, holder_id, classification, circle_id
    ON confidentiality_marking FOR EACH ROW EXECUTE FUNCTION index_marking();

-- The newest readable records in which all the words stand, so many at most.  What is
-- restricted is entered by the reader's own audiences: no amount of what others keep to
-- themselves makes an answer slower.
CREATE OR REPLACE FUNCTION search(asked text, most integer) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH opened AS MATERIALIZED (SELECT open_audiences() AS audience_id),
    sought AS MATERIALIZED (SELECT words_asked(asked) AS words),
    found AS (
        (SELECT e.marking_id, e.happened_on, e.ref
        FROM portal_searchentry e, sought
        WHERE e.is_wide AND e.words @@ sought.words
            AND e.audience_id IN (SELECT audience_id FROM opened)
        ORDER BY e.happened_on DESC, e.ref DESC LIMIT most)
        UNION ALL
        SELECT own.* FROM sought, opened CROSS JOIN LATERAL (
            SELECT e.marking_id, e.happened_on, e.ref
            FROM portal_searchentry e
            WHERE NOT e.is_wide AND e.audience_id = opened.audience_id
                AND e.words @@ sought.words
            ORDER BY e.happened_on DESC, e.ref DESC LIMIT most) AS own
    )
    SELECT marking_id FROM found ORDER BY happened_on DESC, ref DESC LIMIT most
$$;
