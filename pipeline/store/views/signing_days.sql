CREATE VIEW signing_days AS
WITH days AS (
    SELECT contract_id, date, quote, page, char_start, char_end, confidence, extractor, review_state
    FROM signatures WHERE state <> 'blank' AND date IS NOT NULL
    UNION ALL
    SELECT
        dates.contract_id, dates.date, quote, page, char_start, char_end, confidence, extractor, review_state
    FROM dates
    JOIN contracts ON contracts.contract_id = dates.contract_id AND contracts.agreement_date = dates.date
    WHERE kind = 'agreement_date'
), last_day AS (
    SELECT * FROM days
    QUALIFY row_number() OVER (PARTITION BY contract_id ORDER BY date DESC, char_start) = 1
)
SELECT
    contracts.document_id, contracts.contract_id, contracts.file_name,
    last_day.date AS signed_on,
    effective_date,
    -- A paper bound behind another may name the days of the first; days so far apart may be misread.
    CASE
        WHEN NOT contains(contracts.contract_id, '#') AND last_day.date - effective_date < 1000
            THEN last_day.date - effective_date
    END AS days_after_start,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM contracts
LEFT JOIN last_day ON last_day.contract_id = contracts.contract_id;
