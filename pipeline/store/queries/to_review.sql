-- Values to review: words that are there and were not understood, and values that were read with doubt
SELECT file_name, kind, value_text, state, reason, confidence, page, quote
FROM terms
WHERE review_state = 'unreviewed' AND (state = 'unknown' OR confidence < 0.7)
ORDER BY state DESC, confidence, file_name, page;
