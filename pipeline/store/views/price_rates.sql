CREATE VIEW price_rates AS
SELECT
    document_id, contract_id, file_name,
    words,
    reason,
    -- What holds only in a case that may never come is not how the contract is priced.
    CASE
        WHEN reason <> 'current_rates' OR whose = 'others' THEN FALSE
        -- A list that is attached or a tariff that an authority approves is not the seller's own will; nor does
        -- the price of something that may be asked for beside tell how the contract is priced.
        WHEN regexp_matches(
            lower(strip_accents(coalesce(quote, ''))),
            '\b(as (set|specified|stated|listed|shown|provided)|set forth|set out)\b[^.;]{0,30}\b(schedule|exhibit|annex|appendix|attachment)'
            '|\bmutually (acceptable|satisfactory)\b|(pursuant to|under|as per|in accordance with) (the|its) tariffs?\b'
            '|\bferc\b|\btariffs?\b[^.;]{0,60}\b(approv|filed|filing|regulat|commission|authorit)|\b(additional|optional|extra|further|replacement)\b|\bmay (also )?(be )?request'
            '|\bnot covered\b|\bexcess\b|\breturned\b'
        ) THEN NULL
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
