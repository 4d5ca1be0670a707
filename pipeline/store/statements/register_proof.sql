-- The first words of each kind ($1) in each contract ($2).
SELECT
    c.contract_id, t.kind, first(t.quote ORDER BY t.term) AS quote, first(t.page ORDER BY t.term) AS page,
    first(t.char_start ORDER BY t.term) AS char_start, first(t.char_end ORDER BY t.term) AS char_end
FROM term_rows AS t
JOIN resolved AS c ON c.document_id = t.document_id AND c.part IS NOT DISTINCT FROM t.part
WHERE t.kind IN (SELECT unnest($1)) AND c.contract_id IN (SELECT unnest($2))
GROUP BY c.contract_id, t.kind
