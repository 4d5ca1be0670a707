CREATE VIEW signatories AS
SELECT
    document_id, contract_id, file_name,
    party,
    signatory,
    capacity,
    CASE
        WHEN signatory IS NOT NULL THEN TRUE
        -- A signature that cannot be read needs a name beside it.
        WHEN regexp_matches(lower(quote), 'signature (is |was )?(illegible|illisible)|illegible signature')
            AND NOT regexp_matches(lower(quote), '\*\*|redact|\bname|\bnom\b') THEN FALSE
        -- A place that is redacted or that nobody could read tells nothing of who signed.
        WHEN NOT regexp_matches(lower(quote), '\[|\*\*|illegib|illisib|redact') THEN FALSE
    END AS named,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM signatures
WHERE state = 'signed';
