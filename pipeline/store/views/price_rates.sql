CREATE VIEW price_rates AS
SELECT
    document_id, contract_id, file_name,
    words,
    reason,
    reason = 'current_rates' AS moves,
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
