CREATE VIEW annex_papers AS
-- A paper of the archive that is an annex of the contract may be the one that its own file lacks, and so
-- may an annex that is enclosed in that file.
SELECT
    master.document_id,
    CASE WHEN link.state = 'linked' THEN upper(strip_accents(paper.title)) END AS titled
FROM family_links AS link
JOIN resolved AS master ON master.contract_id = link.master_id
LEFT JOIN resolved AS paper ON paper.contract_id = link.contract_id
WHERE link.role = 'annex'
UNION
SELECT holder.document_id, upper(strip_accents(paper.title))
FROM file_rows AS member
JOIN resolved AS paper ON paper.document_id = member.document_id AND paper.document_class = 'annex'
JOIN file_rows AS holder ON holder.path = regexp_replace(member.path, '!/[^!]*$', '')
WHERE contains(member.path, '!/');
