CREATE VIEW advance_payments AS
WITH told AS (
    SELECT
        document_id, contract_id, file_name,
        basis = 'in_advance' AS in_advance,
        coalesce(days, months, day_of_month) IS NOT NULL OR basis IS NOT NULL AS known,
        quote, page, char_start, char_end, confidence, extractor, review_state
    FROM payment_terms
    UNION ALL
    SELECT
        document_id, contract_id, file_name,
        FALSE,
        TRUE,
        quote, page, char_start, char_end, confidence, extractor, review_state
    FROM prices
    WHERE confidence >= 0.5
)
SELECT
    document_id, contract_id, file_name,
    CASE
        -- Rent is paid before it falls due wherever something is let, and a security goes back.
        WHEN regexp_matches(quote, '(?i)\bloyers?\b|\brents?\b|rental|security\s+deposit|d[ée]p[ôo]t\s+de\s+garantie') THEN FALSE
        WHEN in_advance THEN TRUE
        WHEN regexp_matches(
            quote,
            '(?i)\bup-?front\b|(^|\s)down[\s-]payment|\bprepa(id|yments?)\b|\badvance\s+payments?\b|\badvance\s+(of|in\s+the\s+amount)'
            '|\b(non-?refundable|initial|a|the|%)\s+deposit\b|\bacomptes?\b|\barrhes\b|\bavance\s+(de|sur|forfaitaire|d.un)\b|(pay|vers|r[ée]gl)\w+\s+d.avance'
        ) AND NOT regexp_matches(quote, '(?i)\b(no|nor|without)\s+(advance|deposit|down|up-?front|prepay)|(aucun|sans|ni)\s+(acompte|avance|arrhes)')
            THEN TRUE
        WHEN known THEN FALSE
    END AS ahead,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM told;
