SELECT DISTINCT contract_id, text FROM clauses
WHERE contract_id IN (SELECT unnest($1))
    AND regexp_matches(lower(text), $2)
