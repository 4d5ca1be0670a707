CREATE VIEW endings AS
WITH told AS (
    SELECT
        contract_id, value ->> '$.kind' AS kind, quote, page, char_start, char_end, confidence, extractor, review_state
    FROM terms
    WHERE kind = 'expiration_date' AND state = 'stated' AND review_state <> 'rejected'
    QUALIFY row_number() OVER (
        PARTITION BY contract_id, value ->> '$.kind' ORDER BY confidence DESC, char_start
    ) = 1
)
SELECT
    contracts.contract_id, contracts.document_id, contracts.file_name,
    expiration_kind,
    expiration_date,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM contracts
LEFT JOIN told ON told.contract_id = contracts.contract_id AND told.kind = contracts.expiration_kind;
