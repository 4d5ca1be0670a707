CREATE VIEW payment_term_limits AS
WITH counted AS (
    SELECT
        *,
        CASE basis
            WHEN 'end_of_month' THEN 'fr-payment-term-end-of-month'
            ELSE 'fr-payment-term-invoice'
        END AS bound,
        basis IN ('invoice_date', 'receipt_of_invoice', 'end_of_month') AS bounded,
        coalesce(days, months * 30) AS counted_days
    FROM payment_terms
)
SELECT
    counted.document_id, counted.contract_id, counted.file_name,
    bounds.jurisdiction,
    counted.basis,
    counted.counted_days,
    CAST(bounds.value AS INTEGER) AS longest,
    CASE
        WHEN counted.basis IN ('in_advance', 'due_on_receipt', 'fixed_day') THEN FALSE
        WHEN bounded AND counted.counted_days > bounds.value THEN TRUE
        -- What counts from something else than the invoice is only known to be short.
        -- Further days of the following month may or may not be within the law's way of counting.
        WHEN counted.day_of_month IS NULL AND counted.business_days IS DISTINCT FROM TRUE
            AND counted.counted_days <= bounds.value THEN FALSE
    END AS too_long,
    bounds.source,
    bounds.checked,
    counted.quote, counted.page, counted.char_start, counted.char_end, counted.confidence, counted.extractor,
    counted.review_state
FROM counted
JOIN limits AS bounds ON bounds.id = counted.bound
WHERE as_of() BETWEEN coalesce(bounds.valid_from, as_of()) AND coalesce(bounds.valid_to, as_of());
