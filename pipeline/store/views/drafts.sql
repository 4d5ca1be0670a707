CREATE VIEW drafts AS
SELECT
    contracts.document_id, contracts.contract_id, contracts.file_name,
    contracts.document_class,
    array_to_string(contracts.parties, ', ') AS named,
    coalesce(contracts.effective_date, contracts.agreement_date) AS dated,
    final.file_name AS final_file,
    -- Two names and a day that has come: somebody filled it in. The day alone may be that of the model.
    len(contracts.parties) >= 2 AND dated IS NOT NULL AND final.file_name IS NULL AND dated <= as_of() AS in_use
FROM contracts
LEFT JOIN (
    SELECT other.title, list_sort(other.parties) AS parties, min(other.file_name) AS file_name
    FROM contracts AS other
    WHERE other.document_class IN ('contract', 'amendment', 'annex', 'order') AND len(other.parties) >= 2
    GROUP BY other.title, list_sort(other.parties)
) AS final ON final.parties = list_sort(contracts.parties) AND final.title = contracts.title
WHERE contracts.document_class IN ('draft', 'template');
