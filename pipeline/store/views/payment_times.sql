CREATE VIEW payment_times AS
WITH counted AS (
    SELECT
        *,
        coalesce(days, months * 30) AS counted_days,
        lower(regexp_replace(quote, '\s+', ' ', 'g')) AS said
    FROM payment_terms
)
SELECT
    counted.document_id, counted.contract_id, counted.file_name,
    counted.counted_days,
    counted.basis,
    CASE
        WHEN basis IS NOT NULL THEN FALSE
        WHEN days IS NULL THEN NULL
        -- A word by which days are counted from something that was not recognised.
        WHEN regexp_matches(
            said,
            '(days?|jours?)[^.;]{0,60}\b(from|after|of|following|thereafter|upon|compter|suivant|après|partir|date|réception|fin de)\b'
            '|(within|dans)[^.;]{0,60}\b(of|from|after|following|thereafter|suivant|compter)\b|\bthereof\b|invoice date|date of invoice'
        ) THEN NULL
        WHEN regexp_matches(said, '\bnet\b|invoice|factur|terms|conditions') THEN TRUE
    END AS without_event,
    CASE WHEN basis = 'in_advance' THEN TRUE WHEN basis IS NOT NULL OR counted_days IS NOT NULL THEN FALSE END AS ahead,
    CAST(bounds.value AS INTEGER) AS usual_longest,
    CASE
        WHEN basis IN (
            'in_advance', 'due_on_receipt', 'fixed_day', 'signature', 'milestone', 'event', 'order', 'receipt_of_payment',
            'demand', 'end_of_year'
        ) THEN FALSE
        ELSE counted_days > bounds.value
    END AS long,
    counted.quote, counted.page, counted.char_start, counted.char_end, counted.confidence, counted.extractor,
    counted.review_state
FROM counted
LEFT JOIN limits AS bounds ON bounds.id = 'eu-payment-term-business'
    AND as_of() BETWEEN coalesce(bounds.valid_from, as_of()) AND coalesce(bounds.valid_to, as_of());
