CREATE VIEW files AS
SELECT path, file_name, document_id, status, reason, advice, size FROM file_rows;
