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
    -- What an amendment says of its own changes is a day of its own; one that it quotes is the older contract's.
    CASE
        WHEN document_class = 'amendment' THEN NOT coalesce(regexp_matches(
            lower(strip_accents(quote)),
            '\b(this|present) (deed of )?(amendment|addendum|deed|variation|supplement|restatement)\b'
            '|\b(the|these|such|foregoing) (amendments|changes|variations|modifications)\b'
            '|\b(present |l.)avenant\b|\b(les|ces) (modifications|stipulations|dispositions)\b|\bpresentes\b'
        ) AND NOT regexp_matches(lower(strip_accents(quote)), 'as amended by this|replaced by|remplacee? par'), FALSE)
        ELSE regexp_matches(lower(contracts.title), 'restate|amend|renew|avenant|refond|renouvel')
    END AS follows_another,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM contracts
LEFT JOIN told ON told.contract_id = contracts.contract_id AND told.date = contracts.effective_date;
