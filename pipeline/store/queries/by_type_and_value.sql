-- Contracts by type and value: number, and stated total value in each currency
SELECT
    coalesce(contract_type, 'unknown') AS contract_type,
    currency,
    count(*) AS contracts,
    count(total_value) AS with_value,
    sum(total_value) AS total_value,
    max(total_value) AS largest
FROM contracts_today
WHERE document_class IN ('contract', 'amendment', 'unknown')
GROUP BY ALL
ORDER BY total_value DESC NULLS LAST, contracts DESC, contract_type;
