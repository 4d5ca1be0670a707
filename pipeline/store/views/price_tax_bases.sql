CREATE VIEW price_tax_bases AS
WITH priced AS (
    SELECT
        prices.document_id, prices.contract_id, any_value(prices.file_name) AS file_name,
        count(*) AS prices,
        count(tax) AS with_tax,
        arg_max(quote, prices.confidence) AS quote,
        arg_max(page, prices.confidence) AS page,
        arg_max(char_start, prices.confidence) AS char_start,
        arg_max(char_end, prices.confidence) AS char_end,
        max(prices.confidence) AS confidence,
        arg_max(extractor, prices.confidence) AS extractor,
        arg_max(review_state, prices.confidence) AS review_state
    FROM prices
    JOIN contracts USING (contract_id)
    WHERE contracts.language = 'fr' AND prices.amount IS NOT NULL
    GROUP BY prices.document_id, prices.contract_id
), said AS (
    -- One sentence may say it of all prices; only where no price says it itself are the clauses read.
    SELECT
        priced.contract_id,
        bool_or(regexp_matches(
            text,
            '(?i)\bh\.?\s?t\b|\bttc\b|hors\s+(toutes\s+)?(taxe|tva|droits)|toutes\s+taxes\s+comprises|tva\s+(en\s+sus|comprise|incluse'
            '|non\s+applicable)|(taxes?|tva)\s+(comprises?|incluses?)|exon[ée]r[ée]e?s?\s+de\s+(la\s+)?(tva|taxe)|nets?\s+de\s+(taxe|tva)'
            '|major[ée]e?s?\s+de\s+la\s+(tva|taxe)|non\s+assujetti|293\s*b\b'
        )) AS told,
        bool_or(regexp_matches(text, '(?i)\btva\b|\btaxes?\b|valeur\s+ajout[ée]e')) AS touched
    FROM priced
    JOIN clauses USING (contract_id)
    WHERE priced.with_tax = 0
    GROUP BY priced.contract_id
)
SELECT
    document_id, priced.contract_id, file_name,
    prices,
    CASE
        WHEN with_tax > 0 OR told THEN TRUE
        WHEN touched IS NULL OR touched THEN NULL
        ELSE FALSE
    END AS tax_told,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM priced
LEFT JOIN said USING (contract_id);
