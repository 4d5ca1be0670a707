CREATE VIEW annexes AS
WITH named AS (
    SELECT
        *,
        upper(strip_accents(value ->> '$.name')) AS called,
        (value ->> '$.present') = 'false' AS lacking
    FROM terms
    WHERE kind = 'annex' AND review_state <> 'rejected'
), headed AS (
    -- Headings of annexes, the annexes whose own annexes are spoken of, and first lines that are a name alone.
    SELECT
        document_id, char_start, char_end, role = 'annex' AS annexed,
        upper(strip_accents(heading)) AS heading,
        trim(upper(strip_accents(split_part(left(text, 80), chr(10), 1)))) AS line
    FROM clauses
    WHERE document_id IN (SELECT document_id FROM named WHERE lacking)
), doubted AS (
    -- What bears the name of another, or stands where it may be.
    SELECT DISTINCT named.document_id, named.term
    FROM named JOIN headed USING (document_id)
    WHERE lacking AND (headed.heading = called OR headed.line = called OR (annexed AND (
        named.char_start BETWEEN headed.char_start AND headed.char_end - 1
        OR starts_with(headed.heading, called)
        OR (regexp_matches(called, '[A-Z][0-9]+$') AND starts_with(headed.heading, regexp_replace(called, '[0-9]+$', '')))
        OR starts_with(headed.heading, regexp_replace(called, '^[A-Z]+', 'SCHEDULE'))
        OR starts_with(headed.heading, regexp_replace(called, '^[A-Z]+', 'EXHIBIT'))
    )))
), found AS (
    -- An annex that is a file of its own under the very name that the contract gives it.
    SELECT DISTINCT named.document_id, named.term
    FROM named JOIN annex_papers AS beside USING (document_id)
    WHERE lacking AND regexp_matches(titled, '^' || regexp_escape(called) || '([^A-Z0-9]|$)')
), apart AS (
    SELECT DISTINCT document_id FROM annex_papers
)
SELECT
    named.document_id, named.contract_id, named.file_name,
    value ->> '$.name' AS name,
    value ->> '$.title' AS title,
    CASE
        WHEN found.term IS NOT NULL THEN true
        WHEN lacking AND (apart.document_id IS NOT NULL OR doubted.term IS NOT NULL) THEN NULL
        ELSE try_cast(value ->> '$.present' AS BOOLEAN)
    END AS present,
    named.reason,
    named.quote, named.page, named.char_start, named.char_end, named.confidence, named.extractor,
    named.review_state
FROM named
LEFT JOIN apart ON apart.document_id = named.document_id
LEFT JOIN found ON found.document_id = named.document_id AND found.term = named.term
LEFT JOIN doubted ON doubted.document_id = named.document_id AND doubted.term = named.term;
