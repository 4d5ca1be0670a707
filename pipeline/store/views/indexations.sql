CREATE VIEW indexations AS
SELECT
    document_id, contract_id, file_name,
    value ->> '$.mechanism' AS mechanism,
    value ->> '$.index' AS "index",
    value ->> '$.base_period' AS base_period,
    value ->> '$.base_value' AS base_value,
    value ->> '$.reference_period' AS reference_period,
    value ->> '$.formula' AS formula,
    value -> '$.variables' AS variables,
    value ->> '$.frequency' AS frequency,
    try_cast(value ->> '$.first_date' AS DATE) AS first_date,
    value ->> '$.cap' AS cap,
    value ->> '$.floor' AS floor,
    value ->> '$.direction' AS direction,
    value ->> '$.rounding' AS rounding,
    value ->> '$.lag' AS lag,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind = 'indexation' AND review_state <> 'rejected';
