CREATE VIEW documents AS
SELECT
    read.document_id,
    file.file_name,
    file.path,
    resolved.document_class AS "class",
    read.media_type,
    read.page_count AS pages,
    read.language,
    read.read_as,
    read.read_quality,
    read.status,
    read.reason,
    CASE WHEN file.path <> name.path THEN name.path END AS duplicate_of,
    other.path AS near_duplicate_of,
    read.reader,
    read.characters
FROM document_rows AS read
JOIN file_rows AS file USING (document_id)
JOIN document_names AS name USING (document_id)
LEFT JOIN resolved ON resolved.document_id = read.document_id AND coalesce(resolved.part, 1) = 1
LEFT JOIN near_duplicates AS near ON near.document_id = read.document_id
LEFT JOIN document_names AS other ON other.document_id = near.near_duplicate_of
-- A path that is gone is told only where it is all that is left of a document.
WHERE file.status IS DISTINCT FROM 'ignored' OR file.path = name.path;
