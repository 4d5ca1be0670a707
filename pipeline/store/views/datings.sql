CREATE VIEW datings AS
SELECT
    document_id, contract_id, file_name,
    kind,
    CASE WHEN state = 'stated' THEN value_text END AS dated,
    CASE
        WHEN bool_or(state = 'stated') OVER (PARTITION BY document_id, contract_id) THEN FALSE
        WHEN kind = 'agreement_date' AND regexp_matches(quote, '__|[.]{6}|…{2}|\[\s*(date|insert[^]]*|●|•)?\s*\]') THEN TRUE
        -- "Fait à Lyon, le" with nothing behind it.
        WHEN kind = 'agreement_date' AND regexp_matches(quote, '(?i)\bfaite?s?\b[^,;]*,? le\s*[.:]?\s*$') THEN TRUE
        WHEN kind = 'agreement_date' AND contains(reason, 'but not on which day') THEN TRUE
    END AS blank,
    reason,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind IN ('agreement_date', 'effective_date') AND review_state <> 'rejected'
    -- "The day on which the last item is accepted" is no day that is written.
    AND NOT (kind = 'effective_date' AND state <> 'stated' AND NOT regexp_matches(quote, '\d{4}|__|[.]{4}|…'));
