CREATE VIEW own_dealings AS
WITH grouped AS (
    SELECT
        parties.contract_id,
        parties.name,
        coalesce(known.group_name, parties.name) AS group_name,
        parties.quote, page, char_start, char_end, confidence, extractor, review_state
    FROM parties
    LEFT JOIN (SELECT variant, min(group_name) AS group_name FROM counterparties GROUP BY variant) AS known
        ON known.variant = parties.name
), counted AS (
    SELECT
        contract_id,
        count(DISTINCT name) AS names,
        count(DISTINCT group_name) AS groups,
        bool_or(name IS NULL) AS some_unknown,
        min(group_name) AS group_name
    FROM grouped GROUP BY contract_id
), first_named AS (
    SELECT * FROM grouped
    QUALIFY row_number() OVER (PARTITION BY contract_id ORDER BY char_start) = 1
)
SELECT
    contracts.document_id, contracts.contract_id, contracts.file_name,
    CASE WHEN our_role = 'intragroup' OR groups = 1 THEN counted.group_name END AS group_name,
    CASE
        WHEN our_role = 'intragroup' THEN TRUE
        ELSE groups = 1
    END AS same_group,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM contracts
LEFT JOIN counted ON counted.contract_id = contracts.contract_id
LEFT JOIN first_named ON first_named.contract_id = contracts.contract_id
-- With fewer than two parties there is nobody to be the same as.
WHERE document_class NOT IN ('template', 'draft', 'general_terms', 'letter', 'invoice', 'other')
    AND (our_role = 'intragroup' OR (names >= 2 AND (groups >= 2 OR NOT some_unknown)));
