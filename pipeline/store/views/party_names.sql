CREATE VIEW party_names AS
SELECT
    contracts.document_id, contracts.contract_id, contracts.file_name,
    CASE
        WHEN other.contract_id IS NOT NULL THEN TRUE
        WHEN party.state = 'found' AND signature.state <> 'unknown' THEN FALSE
    END AS differs,
    value_a, page_a, value_b, page_b,
    quote_a AS quote, page_a AS page,
    char_start_a AS char_start, char_end_a AS char_end
FROM contracts
LEFT JOIN (
    SELECT * FROM contradictions WHERE field = 'parties'
    QUALIFY row_number() OVER (PARTITION BY contract_id ORDER BY page_a, page_b, value_a, value_b) = 1
) AS other ON other.contract_id = contracts.contract_id
LEFT JOIN clause_states AS party ON party.contract_id = contracts.contract_id AND party.type = 'party'
LEFT JOIN clause_states AS signature
    ON signature.contract_id = contracts.contract_id AND signature.type = 'signature';
