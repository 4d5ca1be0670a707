CREATE VIEW price_rates AS
SELECT
    document_id, contract_id, file_name,
    words,
    reason,
    -- What holds only in a case that may never come is not how the contract is priced.
    CASE
        WHEN reason <> 'current_rates' THEN FALSE
        WHEN NOT regexp_matches(lower(strip_accents(coalesce(quote, ''))), '^\W*(if|should|in the event|in case|unless|where|si|lorsque|au cas|en cas|a defaut)\b') THEN TRUE
    END AS moves,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM vague_prices
WHERE confidence >= 0.7
UNION ALL
-- What is struck out or left blank may be a list as well as a sum.
SELECT
    document_id, contract_id, file_name,
    NULL,
    NULL,
    NULL,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM price_figures
WHERE way IN ('redacted', 'blank');
