CREATE MACRO contracts_as_of(day) AS TABLE
SELECT * REPLACE (
    CASE
        WHEN status IN ('draft', 'terminated') THEN status
        WHEN document_class NOT IN ('contract', 'amendment', 'unknown') THEN status
        WHEN expiration_kind = 'perpetual' THEN 'in_force'
        WHEN expiration_date >= CAST(day AS DATE) THEN 'in_force'
        WHEN expiration_date < CAST(day AS DATE) AND renewal = 'tacit' AND renewal_term IS NOT NULL THEN 'in_force'
        WHEN expiration_date < CAST(day AS DATE) AND renewal IN ('tacit', 'express', 'evergreen') THEN 'unknown'
        WHEN expiration_date < CAST(day AS DATE) AND json_exists(unknown, '$.renewal') THEN 'unknown'
        WHEN expiration_date < CAST(day AS DATE) THEN 'expired'
        ELSE 'unknown'
    END AS status,
    'on ' || CAST(CAST(day AS DATE) AS VARCHAR) || ', from its own words' AS status_reason,
    CASE
        WHEN next_renewal_date > CAST(day AS DATE) AND CAST(day AS DATE) >= as_of() THEN next_renewal_date
        WHEN renewal = 'tacit' AND expiration_date > CAST(day AS DATE) THEN expiration_date
    END AS next_renewal_date,
    CASE
        WHEN next_renewal_date > CAST(day AS DATE) AND CAST(day AS DATE) >= as_of() THEN notice_deadline
        WHEN next_renewal_date IS NULL OR next_renewal_date = expiration_date THEN notice_deadline
    END AS notice_deadline
)
FROM contracts
WHERE coalesce(effective_date, agreement_date) <= CAST(day AS DATE)
   OR coalesce(effective_date, agreement_date) IS NULL;
