CREATE VIEW payment_terms AS
WITH beside AS (
    SELECT
        document_id,
        contract_id,
        arg_max(value_text, confidence) FILTER (kind = 'late_payment_interest' AND state = 'stated') AS late_interest,
        arg_max(value_text, confidence) FILTER (kind = 'recovery_indemnity' AND state = 'stated') AS recovery_indemnity
    FROM terms
    WHERE kind IN ('late_payment_interest', 'recovery_indemnity') AND review_state <> 'rejected'
    GROUP BY document_id, contract_id
)
SELECT
    term.document_id, term.contract_id, term.file_name,
    CASE WHEN term.state = 'stated' THEN try_cast(term.value ->> '$.days' AS INTEGER) END AS days,
    term.value ->> '$.basis' AS basis,
    beside.late_interest,
    beside.recovery_indemnity,
    try_cast(term.value ->> '$.day_of_month' AS INTEGER) AS day_of_month,
    try_cast(term.value ->> '$.months' AS INTEGER) AS months,
    try_cast(term.value ->> '$.business_days' AS BOOLEAN) AS business_days,
    term.quote, term.page, term.char_start, term.char_end, term.confidence, term.extractor, term.review_state
FROM terms AS term
LEFT JOIN beside
    ON beside.document_id = term.document_id AND beside.contract_id IS NOT DISTINCT FROM term.contract_id
WHERE term.kind = 'payment_term' AND term.review_state <> 'rejected';
