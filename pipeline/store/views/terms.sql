CREATE VIEW terms AS
SELECT
    term_row.document_id,
    resolved.contract_id,
    name.file_name,
    kind,
    CAST(value_json AS JSON) AS value,
    value_text,
    state,
    term_row.reason,
    repaired,
    quote,
    page,
    char_start,
    char_end,
    confidence,
    extractor,
    coalesce(review.review_state, 'unreviewed') AS review_state,
    review.machine_value_text,
    CAST(fragments_json AS JSON) AS fragments,
    CAST(more_quotes_json AS JSON) AS more_quotes,
    term_row.term
FROM term_rows AS term_row
LEFT JOIN resolved
    ON resolved.document_id = term_row.document_id AND resolved.part IS NOT DISTINCT FROM term_row.part
LEFT JOIN document_names AS name ON name.document_id = term_row.document_id
LEFT JOIN reviews AS review ON review.document_id = term_row.document_id AND review.term = term_row.term;
