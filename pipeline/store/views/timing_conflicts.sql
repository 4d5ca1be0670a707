CREATE VIEW timing_conflicts AS
SELECT
    resolved.document_id, conflict.contract_id, conflict.file_name,
    field,
    TRUE AS conflicting,
    value_a,
    value_b,
    quote_a AS quote,
    page_a AS page,
    char_start_a AS char_start,
    char_end_a AS char_end
FROM contradictions AS conflict
JOIN contracts AS resolved USING (contract_id)
WHERE document_a = document_b AND field IN (
    'agreement_date', 'effective_date', 'expiration_date', 'term', 'renewal_term', 'notice_period'
)
UNION ALL
SELECT
    contracts.document_id, contract_id, contracts.file_name,
    'expiration_date',
    CASE WHEN expiration_kind <> 'unknown' THEN FALSE END,
    NULL, NULL, NULL, NULL, NULL, NULL
FROM contracts
JOIN clause_states AS said USING (contract_id)
WHERE said.type = 'expiration_date' AND said.state <> 'absent';
