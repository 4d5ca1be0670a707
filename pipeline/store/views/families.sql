CREATE VIEW families AS
SELECT
    link.contract_id,
    paper.document_id,
    name.file_name,
    link.role,
    link.master_id,
    master_name.file_name AS master_file_name,
    link.state,
    link.matched_by,
    link.confidence,
    link.reason,
    link.named_title,
    link.named_number,
    link.named_date,
    master.agreement_date AS master_date,
    link.effect_date,
    CAST(CAST(link.candidates_json AS JSON) AS VARCHAR[]) AS candidates,
    other.candidate_files,
    link.quote, link.page, link.char_start, link.char_end, link.extractor
FROM family_links AS link
LEFT JOIN resolved AS paper ON paper.contract_id = link.contract_id
LEFT JOIN document_names AS name ON name.document_id = paper.document_id
LEFT JOIN resolved AS master ON master.contract_id = link.master_id
LEFT JOIN document_names AS master_name ON master_name.document_id = master.document_id
LEFT JOIN (
    SELECT paper_id, list(coalesce(file.file_name, candidate.candidate_id) ORDER BY place) AS candidate_files
    FROM (
        SELECT
            contract_id AS paper_id,
            unnest(CAST(CAST(candidates_json AS JSON) AS VARCHAR[])) AS candidate_id,
            generate_subscripts(CAST(CAST(candidates_json AS JSON) AS VARCHAR[]), 1) AS place
        FROM family_links
    ) AS candidate
    LEFT JOIN resolved AS likely ON likely.contract_id = candidate.candidate_id
    LEFT JOIN document_names AS file ON file.document_id = likely.document_id
    GROUP BY paper_id
) AS other ON other.paper_id = link.contract_id;
