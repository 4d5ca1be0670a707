CREATE VIEW renewals AS
WITH told AS (
    SELECT contract_id, quote, page, char_start, char_end, confidence, extractor, review_state
    FROM terms
    WHERE kind = 'renewal_term' AND review_state <> 'rejected'
    QUALIFY row_number() OVER (
        PARTITION BY contract_id ORDER BY state = 'stated' DESC, confidence DESC, char_start
    ) = 1
)
SELECT
    contracts.document_id, contract_id, contracts.file_name,
    contracts.renewal,
    -- From day to day a year has a little less or more than twelve months.
    round(contracts.term_months) AS first_months,
    in_months(contracts.renewal_term) AS renewal_months,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM told
JOIN contracts USING (contract_id);
