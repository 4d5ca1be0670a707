CREATE VIEW late_papers AS
SELECT
    paper.document_id, families.contract_id, families.file_name,
    families.role,
    master_file_name,
    master.expiration_date AS master_end,
    coalesce(paper.agreement_date, paper.effective_date) AS dated,
    -- A contract that renews has not ended on the last day of its first term.
    CASE
        WHEN master.renewal IN ('tacit', 'evergreen', 'express') OR master.expiration_kind = 'perpetual'
            THEN FALSE
        WHEN ending.state = 'absent' THEN FALSE
        ELSE coalesce(paper.agreement_date, paper.effective_date) > master.expiration_date
    END AS after_end,
    families.quote, families.page, families.char_start, families.char_end, families.confidence, families.extractor
FROM families
JOIN contracts AS paper ON paper.contract_id = families.contract_id
JOIN contracts AS master ON master.contract_id = families.master_id
LEFT JOIN clause_states AS ending
    ON ending.contract_id = master.contract_id AND ending.type = 'expiration_date'
WHERE families.state = 'linked' AND families.role IN ('amendment', 'order') AND families.confidence >= 0.8
    AND families.master_id <> families.contract_id;
