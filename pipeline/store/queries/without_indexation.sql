-- Prices without indexation: contracts of over a year that state a price; absent is proven, unknown is not
SELECT c.file_name, c.title, c.contract_type, c.term, c.expiration_date, s.state AS indexation, s.reason
FROM contracts AS c
JOIN clause_states AS s ON s.contract_id = c.contract_id AND s.type = 'indexation'
WHERE c.document_class IN ('contract', 'unknown') AND c.price_stated AND s.state <> 'found'
  AND (c.term_months > 12 OR c.expiration_kind = 'perpetual' OR c.renewal IN ('tacit', 'evergreen'))
ORDER BY s.state, c.file_name;
