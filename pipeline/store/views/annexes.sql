CREATE VIEW annexes AS
WITH beside AS (
    -- A paper of the archive that is an annex of the contract may be the one that its own file lacks.
    SELECT master_id AS contract_id FROM family_links
    WHERE role = 'annex' AND master_id IS NOT NULL GROUP BY master_id
)
SELECT
    term.document_id, term.contract_id, term.file_name,
    value ->> '$.name' AS name,
    value ->> '$.title' AS title,
    CASE
        WHEN (value ->> '$.present') = 'false' AND beside.contract_id IS NOT NULL THEN NULL
        ELSE try_cast(value ->> '$.present' AS BOOLEAN)
    END AS present,
    term.reason,
    term.quote, term.page, term.char_start, term.char_end, term.confidence, term.extractor, term.review_state
FROM terms AS term
LEFT JOIN beside ON beside.contract_id = term.contract_id
WHERE term.kind = 'annex' AND term.review_state <> 'rejected';
