CREATE VIEW restrictions AS
WITH told AS (
    SELECT
        *,
        value ->> '$.by' AS bound,
        value ->> '$.duration' AS duration,
        -- What is read with less confidence binds nobody for certain, unless it is the plain duty to buy from one.
        -- Nor do words of a near subject: an insolvency, a person with a record, content that happens not to compete.
        state = 'stated' AND NOT regexp_matches(lower(quote), CASE kind
            WHEN 'change_of_control' THEN '^[^;]{0,40}\binsolven[^;]{0,40}(ceases|suspends)\b'
            WHEN 'non_solicitation' THEN '\bconvicted\b|\bfelony\b|\bdebarred\b'
            WHEN 'non_compete' THEN '\bdo(es)? not compete\b'
            -- What the parties tell as their wish before they agree is not yet promised.
            WHEN 'exclusivity' THEN '^\W*(\w\W+)?(whereas|consid[ée]rant|attendu)\b'
            ELSE '^$'
        END) AND (
            kind = 'change_of_control'
            OR ((confidence >= 0.9 OR starts_with(extractor, 'otherwise/')) AND NOT regexp_matches(lower(quote), 'co-exclusive|rights granted to|\bassign(ment|able)'))
            OR (kind = 'exclusivity' AND regexp_matches(
                lower(quote),
                '(purchas|buy|order|sell|suppl)[^.;]{0,60} exclusively (from|to)\b|exclusively (purchase|buy|order|sell)\b'
            ))
        ) AS sure
    FROM terms
    WHERE kind IN ('exclusivity', 'non_compete', 'non_solicitation', 'change_of_control') AND review_state <> 'rejected'
), sides AS (
    SELECT
        contract_id, kind,
        -- What was read less surely names nobody where other words of the same promise do.
        bool_or(bound IS NULL AND (confidence >= 0.9 OR starts_with(extractor, 'otherwise/')))
            OR bool_and(bound IS NULL) AS somebody,
        bool_or(lower(bound) = 'both') OR count(DISTINCT lower(bound)) > 1 AS several
    FROM told WHERE state = 'stated' GROUP BY contract_id, kind
)
SELECT
    told.document_id, told.contract_id, told.file_name, told.kind,
    CASE WHEN sure THEN bound END AS bound,
    CASE
        WHEN value ->> '$.kind' = 'none' THEN FALSE
        -- Which of its own people a party may send binds it to nobody.
        WHEN told.kind = 'exclusivity' AND regexp_matches(
            lower(strip_accents(quote)),
            '^\W*(only|seuls?|seules)\s[^.;]{0,60}\b(personnel|employees|staff|representatives|technicians|salaries|preposes|techniciens|collaborateurs)\b'
        ) THEN FALSE
        WHEN sure AND (bound IS NOT NULL OR told.kind = 'non_solicitation') THEN TRUE
    END AS binds,
    CASE
        WHEN several THEN FALSE
        WHEN sure AND NOT somebody THEN TRUE
    END AS one_sided,
    CASE WHEN sure THEN value ->> '$.of' END AS "of",
    CASE WHEN sure THEN value ->> '$.effect' END AS effect,
    CASE
        WHEN NOT sure THEN NULL
        WHEN regexp_full_match(duration, 'P\d+M') THEN regexp_extract(duration, '\d+')::INTEGER
        WHEN regexp_full_match(duration, 'P\d+D') THEN regexp_extract(duration, '\d+')::INTEGER // 30
        -- A promise for as long as the contract lasts ends with it.
        WHEN duration IS NULL AND regexp_matches(
            lower(strip_accents(quote)),
            '(during|throughout|for) the ((initial |then.current )?term|life|duration)|(pendant|durant) (toute )?la duree|en cours de contrat'
        ) AND NOT regexp_matches(
            lower(strip_accents(quote)), 'thereafter|\bafter\b|following|subsequent|apres|suivant|posterieur|\[\*|_{3}'
        ) THEN 0
    END AS months,
    told.quote, told.page, told.char_start, told.char_end, told.confidence, told.extractor, told.review_state
FROM told
LEFT JOIN sides ON sides.contract_id = told.contract_id AND sides.kind = told.kind;
