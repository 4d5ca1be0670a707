-- Tacit renewals: contracts that renew by themselves, with the next renewal and the words that say so
SELECT
    c.file_name, c.title, c.parties, c.expiration_date, c.renewal_term, c.next_renewal_date, c.notice_deadline,
    c.unknown ->> '$.next_renewal_date' AS why_unknown, t.page, t.quote
FROM contracts_today AS c
LEFT JOIN (
    SELECT contract_id, arg_max(page, confidence) AS page, arg_max(quote, confidence) AS quote
    FROM terms WHERE kind = 'renewal' AND review_state <> 'rejected' GROUP BY contract_id
) AS t USING (contract_id)
WHERE c.renewal IN ('tacit', 'evergreen') AND c.document_class IN ('contract', 'amendment', 'unknown')
ORDER BY c.next_renewal_date NULLS LAST, c.file_name;
