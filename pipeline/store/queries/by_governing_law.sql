-- Contracts by governing law: how many, in how many of them the law is absent or unknown
SELECT
    coalesce(c.governing_law, '(' || coalesce(s.state, 'unknown') || ')') AS governing_law,
    count(*) AS contracts,
    count(*) FILTER (c.status = 'in_force') AS in_force,
    list(DISTINCT c.jurisdiction ORDER BY c.jurisdiction) FILTER (c.jurisdiction IS NOT NULL) AS jurisdictions
FROM contracts_today AS c
LEFT JOIN clause_states AS s ON s.contract_id = c.contract_id AND s.type = 'governing_law'
WHERE c.document_class IN ('contract', 'amendment', 'unknown')
GROUP BY ALL
ORDER BY contracts DESC, governing_law;
