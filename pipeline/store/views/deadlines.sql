CREATE VIEW deadlines AS
SELECT
    deadline.contract_id,
    coalesce(deadline.document_id, resolved.document_id) AS document_id,
    name.file_name, kind, date,
    date - as_of() AS days_left,
    derived_from,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM deadline_rows AS deadline
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name ON name.document_id = coalesce(deadline.document_id, resolved.document_id);
