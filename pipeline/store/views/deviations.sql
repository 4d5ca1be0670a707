CREATE VIEW deviations AS
SELECT
    departure.contract_id, resolved.document_id, name.file_name,
    standard_id, clause, departure.title, need, state, reason, value, expected, difference, advice,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM departure_rows AS departure
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name USING (document_id);
