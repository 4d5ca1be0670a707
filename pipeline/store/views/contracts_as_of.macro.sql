-- The day is taken in as a column first: older clients do not see a macro's parameter inside REPLACE.
CREATE MACRO contracts_as_of(day) AS TABLE
SELECT * EXCLUDE (on_day) REPLACE (
    CASE
        WHEN status IN ('draft', 'terminated') THEN status
        WHEN document_class NOT IN ('contract', 'amendment', 'unknown') THEN status
        WHEN expiration_kind = 'perpetual' THEN 'in_force'
        WHEN expiration_date >= on_day THEN 'in_force'
        WHEN renewal = 'evergreen' AND expiration_date < on_day THEN 'in_force'
        WHEN expiration_date < on_day AND renewal = 'tacit' AND renewal_term IS NOT NULL
            AND next_renewal_date IS NOT NULL THEN 'in_force'
        WHEN renewal IN ('tacit', 'express') AND expiration_date < on_day THEN 'unknown'
        WHEN expiration_date < on_day AND json_extract_string(unknown, '$.renewal') IS NOT NULL THEN 'unknown'
        WHEN expiration_date < on_day AND status = 'unknown' THEN 'unknown'
        WHEN expiration_date < on_day THEN 'expired'
        ELSE 'unknown'
    END AS status,
    'on ' || CAST(on_day AS VARCHAR) || ', from its own words' AS status_reason,
    CASE
        WHEN next_renewal_date > on_day AND on_day >= as_of() THEN next_renewal_date
        WHEN renewal = 'tacit' AND expiration_date > on_day THEN expiration_date
    END AS next_renewal_date,
    CASE
        WHEN next_renewal_date > on_day AND on_day >= as_of() THEN notice_deadline
        WHEN next_renewal_date IS NULL OR next_renewal_date = expiration_date THEN notice_deadline
    END AS notice_deadline
)
FROM (SELECT CAST(day AS DATE) AS on_day, * FROM contracts)
WHERE coalesce(effective_date, agreement_date) <= on_day
   OR coalesce(effective_date, agreement_date) IS NULL;
