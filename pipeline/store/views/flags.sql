CREATE VIEW flags AS
SELECT
    rule_id, severity, verdict, flag.title, message, flag.contract_id, resolved.document_id, name.file_name,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM flag_rows AS flag
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name USING (document_id);
