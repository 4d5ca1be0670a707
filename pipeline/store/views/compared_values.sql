CREATE VIEW compared_values AS
-- Contracts that bind, of a known type. A copy has the same bytes, and is the same contract.
WITH held AS (
    SELECT contract_id, contract_type
    FROM resolved WHERE document_class = 'contract' AND contract_type IS NOT NULL
), settled AS (
    SELECT contract_id, contract_type, what, told
    FROM (
        SELECT
            contract_id, contract_type, renewal, governing_law, jurisdiction, term, renewal_term, notice_period,
            termination_notice
        FROM resolved WHERE document_class = 'contract' AND contract_type IS NOT NULL
    ) UNPIVOT (
        told FOR what IN (renewal, governing_law, jurisdiction, term, renewal_term, notice_period, termination_notice)
    )
), said AS (
    SELECT
        held.contract_id, held.contract_type, kind, value, value_text, term,
        coalesce(value ->> '$.per', '') AS per,
        try_cast(value ->> '$.rate' AS DECIMAL(18, 4)) AS rate,
        value ->> '$.unit' AS unit
    FROM terms JOIN held USING (contract_id)
    WHERE kind IN (
        'payment_term', 'price', 'indexation', 'late_payment_interest', 'cap_on_liability', 'penalty', 'confidentiality',
        'warranty', 'non_compete', 'non_solicitation', 'termination_for_cause', 'assignment', 'subcontracting',
        'dispute_resolution'
    ) AND state = 'stated' AND review_state <> 'rejected' AND confidence >= 0.5
), measured AS (
    SELECT contract_id, contract_type, what, 'word' AS measure, told AS value, NULL AS size, NULL AS term
    FROM settled WHERE what IN ('renewal', 'governing_law', 'jurisdiction')
    UNION ALL
    SELECT contract_id, contract_type, what, 'months', told, in_months(told), NULL
    FROM settled WHERE what IN ('term', 'renewal_term', 'notice_period', 'termination_notice')
    UNION ALL
    SELECT
        contract_id, contract_type,
        CASE kind WHEN 'price' THEN 'currency' ELSE kind END,
        'word',
        CASE kind
            WHEN 'price' THEN value ->> '$.currency'
            WHEN 'payment_term' THEN value ->> '$.basis'
            WHEN 'indexation' THEN value ->> '$.index'
            WHEN 'dispute_resolution' THEN value ->> '$.kind'
            ELSE value ->> '$.consent'
        END,
        NULL, term
    FROM said WHERE kind IN ('price', 'payment_term', 'indexation', 'dispute_resolution', 'assignment', 'subcontracting')
    UNION ALL
    SELECT
        contract_id, contract_type, kind, 'days', value_text,
        coalesce(try_cast(value ->> '$.days' AS INTEGER), try_cast(value ->> '$.months' AS INTEGER) * 30), term
    FROM said WHERE kind = 'payment_term'
    UNION ALL
    SELECT contract_id, contract_type, kind, 'months', lasts, in_months(lasts), term
    FROM (SELECT *, coalesce(value ->> '$.duration', value ->> '$.cure_period') AS lasts FROM said)
    WHERE kind IN ('confidentiality', 'warranty', 'non_compete', 'non_solicitation', 'termination_for_cause')
    UNION ALL
    -- "twice the fees of six months" is a year of fees.
    SELECT
        contract_id, contract_type, kind, 'months of fees', value_text,
        in_months(value ->> '$.period') * coalesce(
            try_cast(value ->> '$.multiple' AS DECIMAL(18, 4)), try_cast(value ->> '$.percent' AS DECIMAL(18, 4)) / 100
        ),
        term
    FROM said WHERE kind = 'cap_on_liability'
    UNION ALL
    SELECT
        contract_id, contract_type, kind,
        CASE unit WHEN 'legal_multiple' THEN 'times the legal rate' ELSE 'percent a year' END,
        value_text,
        rate * CASE unit
            WHEN 'legal_multiple' THEN 1 WHEN 'percent_per_year' THEN 1 WHEN 'percent_per_month' THEN 12
            WHEN 'percent_per_week' THEN 52 WHEN 'percent_per_day' THEN 365
        END,
        term
    FROM said WHERE kind = 'late_payment_interest'
    UNION ALL
    SELECT contract_id, contract_type, kind, concat_ws(' ', unit, 'per', nullif(per, '')), value_text, rate, term
    FROM said WHERE kind = 'penalty'
)
SELECT
    contract_id, contract_type, what, measure, value,
    -- Ninety days and three months are the same here; what is shorter than a month is told by its days.
    CAST(CASE WHEN measure = 'months' AND size >= 0.9 THEN round(size) ELSE size END AS DECIMAL(18, 2)) AS size,
    term
FROM measured
WHERE CASE WHEN measure = 'word' THEN value IS NOT NULL ELSE size > 0 END;
