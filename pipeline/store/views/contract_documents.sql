CREATE VIEW contract_documents AS
SELECT
    resolved.contract_id,
    resolved.document_id,
    name.file_name,
    'main' AS role,
    coalesce(resolved.from_page, 1) AS page_start,
    coalesce(resolved.to_page, read.page_count) AS page_end
FROM resolved
JOIN document_rows AS read USING (document_id)
LEFT JOIN document_names AS name USING (document_id)
UNION ALL
SELECT
    link.master_id, paper.document_id, name.file_name, link.role,
    coalesce(paper.from_page, 1), coalesce(paper.to_page, read.page_count)
FROM family_links AS link
JOIN resolved AS paper ON paper.contract_id = link.contract_id
JOIN document_rows AS read ON read.document_id = paper.document_id
LEFT JOIN document_names AS name ON name.document_id = paper.document_id
WHERE link.master_id IS NOT NULL AND link.confidence >= 0.8;
