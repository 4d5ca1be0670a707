CREATE VIEW contract_history AS
SELECT
    change.contract_id,
    name.file_name,
    change.step,
    change.field,
    change.value,
    change.replaced_value,
    change.reason,
    change.from_date,
    change.source_contract_id,
    source_name.file_name AS source_file_name,
    change.document_id,
    change.quote, change.page, change.char_start, change.char_end, change.confidence, change.extractor
FROM change_rows AS change
LEFT JOIN resolved AS master USING (contract_id)
LEFT JOIN document_names AS name ON name.document_id = master.document_id
LEFT JOIN resolved AS source ON source.contract_id = change.source_contract_id
LEFT JOIN document_names AS source_name ON source_name.document_id = source.document_id;
