CREATE VIEW near_copies AS
WITH pairs AS (
    SELECT DISTINCT a.document_id, b.document_id AS other_id
    FROM documents AS a
    JOIN documents AS b ON b.path = a.near_duplicate_of
)
SELECT
    one.document_id, one.contract_id, one.file_name,
    other.file_name AS other_file,
    one.parties,
    -- Only what both say, and say otherwise.
    concat_ws(
        ', ',
        CASE WHEN one.agreement_date <> other.agreement_date THEN 'agreement_date' END,
        CASE WHEN one.effective_date <> other.effective_date THEN 'effective_date' END,
        CASE WHEN one.expiration_date <> other.expiration_date THEN 'expiration_date' END,
        CASE WHEN one.term <> other.term THEN 'term' END,
        CASE WHEN one.notice_period <> other.notice_period THEN 'notice_period' END,
        CASE WHEN one.renewal <> other.renewal THEN 'renewal' END,
        CASE WHEN one.governing_law <> other.governing_law THEN 'governing_law' END,
        CASE WHEN one.total_value <> other.total_value THEN 'total_value' END,
        CASE WHEN prices.sums <> other_prices.sums THEN 'price' END
    ) AS fields
FROM pairs
JOIN contracts AS one ON one.contract_id = pairs.document_id
JOIN contracts AS other ON other.contract_id = pairs.other_id
LEFT JOIN (
    SELECT contract_id, list_sort(list(DISTINCT amount)) AS sums FROM prices
    WHERE amount IS NOT NULL GROUP BY contract_id
) AS prices ON prices.contract_id = one.contract_id
LEFT JOIN (
    SELECT contract_id, list_sort(list(DISTINCT amount)) AS sums FROM prices
    WHERE amount IS NOT NULL GROUP BY contract_id
) AS other_prices ON other_prices.contract_id = other.contract_id
-- One text for many partners is no second version of a contract.
WHERE len(one.parties) >= 2 AND list_sort(one.parties) = list_sort(other.parties)
    AND one.document_class <> 'template' AND other.document_class <> 'template';
