CREATE VIEW pages AS
SELECT document_id, name.file_name, page, page_row.read_as, quality, page_row.reason, width, height
FROM page_rows AS page_row
LEFT JOIN document_names AS name USING (document_id);
