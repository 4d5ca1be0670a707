CREATE VIEW revision_checks AS
WITH series AS (
    SELECT strftime(valid_from, '%Y-%m') AS since, valid_from FROM limits WHERE id = 'fr-syntec-revised-series'
), moved AS (
    SELECT
        term.*,
        value ->> '$.mechanism' AS mechanism,
        value ->> '$.index' AS "index",
        value ->> '$.formula' AS formula,
        -- A quarter counts as its last month.
        CASE
            WHEN (value ->> '$.base_period') LIKE '%-Q_'
                THEN left(value ->> '$.base_period', 5)
                    || lpad(CAST(3 * CAST(right(value ->> '$.base_period', 1) AS INTEGER) AS VARCHAR), 2, '0')
            ELSE value ->> '$.base_period'
        END AS base_month
    FROM terms AS term
    WHERE kind = 'indexation' AND review_state <> 'rejected'
)
SELECT
    moved.document_id, moved.contract_id, moved.file_name,
    CASE state WHEN 'stated' THEN 'none' END AS gap,
    moved.mechanism,
    moved."index",
    moved.formula,
    moved.base_month,
    NULL AS undefined,
    NULL AS unused,
    NULL AS doubt,
    CASE state WHEN 'stated' THEN TRUE END AS certain,
    CASE
        -- A formula may name the wage by its letters alone: "P = P' x (SMIC1 / SMIC0)".
        WHEN moved."index" IS NULL AND regexp_matches(moved.formula, '(^|[^\pL])SMIC([^\pL]|$)', 'i') THEN TRUE
        WHEN moved."index" IS NULL THEN CASE WHEN mechanism IN ('fixed_percentage', 'negotiated', 'other') THEN FALSE END
        -- Talks that a rise of wages opens move no price by themselves.
        WHEN mechanism = 'negotiated' THEN FALSE
        WHEN regexp_matches(moved."index", '\bSMIC\b|salaire minimum|niveau g.n.ral|inflation|co.t de la vie', 'i') THEN TRUE
        WHEN NOT regexp_matches(moved."index", '(^|\+ )(IPC|IPCH|HICP|CPI|FR CPI)( \+|$)') THEN FALSE
        -- An index of one kind of goods only is no general one.
        WHEN NOT regexp_matches(
            lower(strip_accents(quote)),
            'sous-indice|coicop|nomenclature|\bpostes?\b|\brubriques?\b|\brestaur|\baliment|\benergi|\bservices? de\b|\bentretien\b|\bprovisoire|carburant|\bgazole|\bfioul|petrol|electricit|\bgaz\b'
        ) THEN TRUE
    END AS general_index,
    CASE
        WHEN moved."index" IS NULL THEN CASE WHEN mechanism IN ('fixed_percentage', 'negotiated', 'other') THEN FALSE END
        WHEN NOT contains(moved."index", 'SYNTEC') OR contract.status IN ('expired', 'terminated') THEN FALSE
        WHEN moved.base_month IS NOT NULL THEN moved.base_month < series.since
        WHEN coalesce(contract.effective_date, contract.agreement_date) >= series.valid_from THEN FALSE
        WHEN regexp_matches(moved.formula, '-\s?1') THEN FALSE
    END AS old_series,
    moved.quote, moved.page, moved.char_start, moved.char_end, moved.confidence, moved.extractor,
    moved.review_state
FROM moved
CROSS JOIN series
LEFT JOIN contracts AS contract ON contract.contract_id = moved.contract_id
UNION ALL
SELECT
    document_id, contract_id, file_name,
    gap,
    NULL,
    "index",
    formula,
    NULL,
    undefined,
    unused,
    doubt,
    certain,
    FALSE,
    FALSE,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM revision_gaps;
