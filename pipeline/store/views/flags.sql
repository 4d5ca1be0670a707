CREATE VIEW flags AS
SELECT
    rule_id, severity, verdict, flag.title, message, flag.contract_id,
    coalesce(told.document_id, resolved.document_id) AS document_id,
    name.file_name,
    flag.quote, flag.page, flag.char_start, flag.char_end, confidence, extractor, review_state
FROM flag_rows AS flag
LEFT JOIN resolved USING (contract_id)
-- The words behind a day that an amendment moved stand in the amendment.
LEFT JOIN (
    SELECT DISTINCT deadline.contract_id, deadline.document_id, deadline.quote, deadline.page, deadline.char_start
    FROM deadline_rows AS deadline
    JOIN resolved AS own ON own.contract_id = deadline.contract_id
    WHERE deadline.document_id <> own.document_id
) AS told
    ON told.contract_id = flag.contract_id AND told.quote = flag.quote AND told.page = flag.page
    AND told.char_start = flag.char_start
LEFT JOIN document_names AS name ON name.document_id = coalesce(told.document_id, resolved.document_id);
