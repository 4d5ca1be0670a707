CREATE VIEW price_tax_bases AS
WITH priced AS (
    SELECT
        prices.document_id, prices.contract_id, any_value(prices.file_name) AS file_name,
        count(*) AS prices,
        count(tax) AS with_tax,
        -- One of the surest, the first of them in the text; never words of one and the page of another.
        arg_max(
            {
                'quote': quote, 'page': page, 'char_start': char_start, 'char_end': char_end,
                'confidence': prices.confidence, 'extractor': extractor, 'review_state': review_state
            },
            (coalesce(prices.confidence, 0), -coalesce(char_start, 0), coalesce(char_end, 0), quote)
        ) AS shown
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
    unnest(shown)
FROM priced
LEFT JOIN said USING (contract_id);
