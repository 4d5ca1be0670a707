-- Prices by counterparty: every price with its words; all parties where our own entities are not set
SELECT
    coalesce(c.counterparty, array_to_string(c.parties, ' / ')) AS counterparty,
    p.what, p.amount, p.currency, p.per, p.tax, p.file_name, p.page, p.quote, p.confidence
FROM prices AS p
JOIN contracts AS c USING (contract_id)
ORDER BY counterparty NULLS LAST, p.currency, p.amount DESC NULLS LAST, p.file_name, p.page;
