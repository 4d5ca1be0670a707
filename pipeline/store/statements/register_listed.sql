-- What the register is compared with, a row a contract: heads of so many characters ($1), ends as amended
-- on a day ($2), prices of enough confidence ($3) where nothing moves them.
SELECT r.contract_id, n.file_name, r.document_class, r.title, r.parties_json, r.counterparty,
       r.agreement_date, r.effective_date, r.expiration_date, r.next_renewal_date, r.total_value,
       r.currency, d.near_duplicate_of, h.head, t.number, a.ends AS amended_ends,
       a.holding AS end_in_effect, p.prices
FROM resolved AS r
LEFT JOIN document_names AS n USING (document_id)
LEFT JOIN near_duplicates AS d USING (document_id)
LEFT JOIN (
    SELECT c.contract_id, left(string_agg(k.text, ' ' ORDER BY k.clause), $1) AS head
    FROM clause_rows AS k
    JOIN resolved AS c ON c.document_id = k.document_id AND c.part IS NOT DISTINCT FROM k.part
    WHERE k.clause < 12 GROUP BY c.contract_id
) AS h USING (contract_id)
LEFT JOIN (
    SELECT c.contract_id, min(k.value_text) AS number
    FROM term_rows AS k
    JOIN resolved AS c ON c.document_id = k.document_id AND c.part IS NOT DISTINCT FROM k.part
    WHERE k.kind = 'contract_number' AND k.state = 'stated' GROUP BY c.contract_id
) AS t USING (contract_id)
LEFT JOIN (
    SELECT
        contract_id, list(value ORDER BY step) AS ends,
        arg_max(value, step) FILTER (from_date <= CAST($2 AS DATE)) AS holding
    FROM change_rows
    WHERE field = 'expiration_date' AND value IS NOT NULL GROUP BY contract_id
) AS a USING (contract_id)
LEFT JOIN (
    SELECT
        c.contract_id,
        list(
            concat_ws(
                ' ', concat_ws('/', k.value_text, k.value_json ->> '$.per'), k.value_json ->> '$.tax'
            ) ORDER BY k.term
        ) FILTER (
            k.kind = 'price'
            AND k.value_json ->> '$.quantity' IS NULL AND k.value_json ->> '$.minimum' IS NULL
        ) AS prices
    FROM term_rows AS k
    JOIN resolved AS c ON c.document_id = k.document_id AND c.part IS NOT DISTINCT FROM k.part
    WHERE k.kind IN ('price', 'indexation') AND k.state = 'stated' AND k.confidence >= $3
    GROUP BY c.contract_id
    HAVING
        count(*) FILTER (k.kind = 'indexation') = 0
        AND c.contract_id NOT IN (SELECT contract_id FROM change_rows WHERE field LIKE 'price%')
) AS p USING (contract_id)
WHERE coalesce(r.document_class, 'unknown') NOT IN ('invoice', 'letter', 'template')
ORDER BY r.contract_id
