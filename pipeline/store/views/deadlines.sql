CREATE VIEW deadlines AS
SELECT
    deadline.contract_id, resolved.document_id, name.file_name, kind, date,
    date - as_of() AS days_left,
    derived_from,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM deadline_rows AS deadline
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name USING (document_id);
