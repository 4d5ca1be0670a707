CREATE VIEW signatories AS
WITH printed AS (
    -- Where names are printed under the places, "Name (please print)", a place may have its name there.
    SELECT DISTINCT signatures.contract_id
    FROM signatures
    JOIN clauses ON clauses.contract_id = signatures.contract_id
        AND signatures.char_start BETWEEN clauses.char_start AND clauses.char_end
    WHERE signatures.state = 'signed' AND signatures.signatory IS NULL
        AND regexp_matches(lower(clauses.text), 'name\s*\([^)]{0,20}print|print(ed)?\s+name\s*\n')
)
SELECT
    signatures.document_id, signatures.contract_id, file_name,
    party,
    signatory,
    capacity,
    CASE
        WHEN signatory IS NOT NULL THEN TRUE
        -- A signature that cannot be read needs a name beside it.
        WHEN regexp_matches(
            lower(quote),
            '(signature|signed|signe|signé)\s*[-–—,;:]?\s*(is |was |signature )?(illegible|illisible|unreadable)|(illegible|unreadable) signature'
        )
            AND NOT regexp_matches(lower(quote), '\*\*|redact|\bname|\bnom\b') THEN FALSE
        -- A place that is redacted or that nobody could read tells nothing of who signed.
        WHEN regexp_matches(lower(quote), '\[|\*\*|illegib|illisib|redact') THEN NULL
        -- A company's seal has no name of a person; after the mark of a signature a name may stand.
        WHEN regexp_matches(lower(quote), '\b(seal|chop|cachet|tampon)\b') THEN NULL
        WHEN regexp_matches(quote, '(\([Ss]igned\)|/[Ss]/)\s*\p{Lu}[\p{L}.''’-]*\s+\p{Lu}') THEN NULL
        WHEN printed.contract_id IS NOT NULL THEN NULL
        ELSE FALSE
    END AS named,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM signatures
LEFT JOIN printed ON printed.contract_id = signatures.contract_id
WHERE state = 'signed';
