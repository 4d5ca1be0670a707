CREATE VIEW late_interest_limits AS
WITH told AS (
    SELECT
        *,
        value ->> '$.unit' AS unit,
        value ->> '$.reference' AS reference,
        try_cast(value ->> '$.rate' AS DECIMAL(18, 4)) AS rate,
        try_cast(value ->> '$.margin' AS DECIMAL(18, 4)) AS margin,
        value ->> '$.floor' AS least,
        lower(quote) AS said
    FROM terms
    WHERE kind = 'late_payment_interest' AND review_state <> 'rejected'
), yearly AS (
    SELECT
        *,
        CASE unit
            WHEN 'percent_per_year' THEN rate
            WHEN 'percent_per_month' THEN rate * 12
            WHEN 'percent_per_day' THEN rate * 365
        END AS percent_a_year
    FROM told
)
SELECT
    yearly.document_id, yearly.contract_id, yearly.file_name,
    bounds.jurisdiction,
    yearly.value_text AS rate,
    CAST(bounds.value AS INTEGER) AS least,
    CASE
        WHEN yearly.state <> 'stated' THEN NULL
        -- A contract made before the law came into force is not held against it.
        WHEN coalesce(contracts.agreement_date, contracts.effective_date) < bounds.valid_from THEN FALSE
        WHEN bounds.id = 'fr-late-interest-least' THEN
            CASE
                WHEN yearly.unit = 'legal_multiple' THEN yearly.least IS NULL AND yearly.rate < bounds.value
                WHEN yearly.least IS NOT NULL THEN FALSE
                -- The rate that the law itself gives where none is agreed.
                WHEN yearly.unit = 'ecb_plus' AND yearly.margin >= given.value THEN FALSE
                -- A plain figure is below for sure only where it is below at the lowest legal rate there was.
                WHEN yearly.percent_a_year < bounds.value * lowest.value THEN TRUE
            END
        ELSE
            -- Over a base rate that is never told here, nor below nought: only what is sure is said.
            CASE
                WHEN regexp_matches(yearly.said, 'greater|higher|whichever') THEN NULL
                WHEN yearly.unit = 'reference_plus' AND yearly.reference = 'base rate' THEN yearly.margin < bounds.value
                WHEN yearly.reference IN ('statutory rate', 'highest lawful rate') THEN FALSE
                WHEN yearly.percent_a_year < bounds.value THEN TRUE
            END
    END AS below,
    bounds.source,
    bounds.checked,
    yearly.quote, yearly.page, yearly.char_start, yearly.char_end, yearly.confidence, yearly.extractor,
    yearly.review_state
FROM yearly
LEFT JOIN contracts ON contracts.contract_id = yearly.contract_id
JOIN limits AS bounds ON bounds.id IN ('fr-late-interest-least', 'gb-late-interest-margin')
LEFT JOIN limits AS given ON given.id = 'fr-late-interest-margin'
    AND as_of() BETWEEN coalesce(given.valid_from, as_of()) AND coalesce(given.valid_to, as_of())
LEFT JOIN limits AS lowest ON lowest.id = 'fr-legal-rate-lowest'
WHERE as_of() BETWEEN coalesce(bounds.valid_from, as_of()) AND coalesce(bounds.valid_to, as_of());
