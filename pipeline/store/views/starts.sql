CREATE VIEW starts AS
WITH told AS (
    SELECT contract_id, date, quote, page, char_start, char_end, confidence, extractor, review_state
    FROM dates
    WHERE kind = 'effective_date' AND review_state <> 'rejected'
    QUALIFY row_number() OVER (PARTITION BY contract_id, date ORDER BY confidence DESC, char_start) = 1
)
SELECT
    contracts.document_id, contracts.contract_id, contracts.file_name,
    contracts.agreement_date,
    contracts.effective_date,
    contracts.agreement_date - contracts.effective_date AS backdated_days,
    regexp_matches(lower(contracts.title), 'restate|amend|renew|avenant|refond|renouvel') AS follows_another,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM contracts
LEFT JOIN told ON told.contract_id = contracts.contract_id AND told.date = contracts.effective_date;
