CREATE VIEW contract_worths AS
WITH sums AS (
    SELECT
        terms.document_id, terms.contract_id, terms.file_name,
        terms.kind, terms.state, terms.quote, terms.page, terms.char_start, terms.char_end, terms.confidence, terms.extractor,
        terms.review_state,
        TRY_CAST(value ->> '$.amount' AS DECIMAL(26, 2)) AS stated,
        -- Where words and figures differ, the contract is worth the less of them at least.
        CASE
            WHEN starts_with(terms.reason, 'the words say') THEN regexp_extract(terms.reason, 'words say ([0-9.]+)', 1)
        END AS in_words,
        CASE
            WHEN starts_with(terms.reason, 'the words say') THEN regexp_extract(terms.reason, 'figures say ([0-9.]+)', 1)
        END AS in_figures,
        coalesce(stated, least(TRY_CAST(in_words AS DECIMAL(26, 2)), TRY_CAST(in_figures AS DECIMAL(26, 2)))) AS amount,
        coalesce(stated, greatest(TRY_CAST(in_words AS DECIMAL(26, 2)), TRY_CAST(in_figures AS DECIMAL(26, 2)))) AS amount_most,
        value ->> '$.currency' AS currency,
        value ->> '$.per' AS per,
        TRY_CAST(value ->> '$.quantity' AS INTEGER) AS quantity,
        coalesce(
            TRY_CAST(regexp_extract(value ->> '$.over', 'P([0-9]+)M', 1) AS INTEGER),
            -- Only a length that is told whole; of one that begins and ends on days nothing is counted here.
            CASE WHEN contracts.term_months BETWEEN 2 AND 240 THEN round(contracts.term_months) END
        ) AS months,
        lower(coalesce(value ->> '$.what', '')) AS what
    FROM terms
    LEFT JOIN contracts USING (contract_id)
    WHERE terms.kind IN ('total_value', 'price') AND terms.review_state <> 'rejected'
), priced AS (
    SELECT
        *,
        count(*) FILTER (kind = 'price') OVER of_contract AS prices,
        bool_or(kind = 'total_value' AND (confidence >= 0.5 OR state <> 'stated')) OVER of_contract AS totalled
    FROM sums
    WINDOW of_contract AS (PARTITION BY contract_id)
), counted AS (
    SELECT
        *,
        -- A decimal, so that no sum of money passes through a binary fraction.
        CAST(CASE
            WHEN kind = 'total_value' THEN 1
            WHEN quantity IS NOT NULL THEN quantity
            WHEN per = 'year' THEN months / 12.0
            WHEN per = 'half_year' THEN months / 6.0
            WHEN per = 'quarter' THEN months / 3.0
            WHEN per = 'month' THEN months
            WHEN per IS NULL OR per = 'once' THEN 1
        END AS DECIMAL(12, 6)) AS times
    FROM priced
    WHERE (kind = 'total_value' AND confidence >= 0.5)
        -- A list of prices is no measure of what is bought.
        OR (
            NOT totalled AND prices <= 6 AND amount IS NOT NULL
            AND confidence >= CASE WHEN state <> 'stated' THEN 0.75 WHEN quantity IS NULL THEN 0.8 ELSE 0.55 END
        )
)
SELECT
    document_id, contract_id, file_name,
    CASE WHEN kind = 'total_value' THEN 'total' WHEN times = 1 THEN 'sum' ELSE 'reckoned' END AS way,
    CAST(round(amount * times, 2) AS DECIMAL(38, 2)) AS worth,
    CAST(round(amount_most * times, 2) AS DECIMAL(38, 2)) AS worth_most,
    CASE WHEN amount = amount_most THEN TRUE END AS settled,
    currency,
    CAST(round(amount * times, 2) AS DECIMAL(38, 2)) || ' ' || currency
    || CASE WHEN times = 1 THEN '' ELSE ' (' || amount || ' × ' || regexp_replace(CAST(round(times, 2) AS VARCHAR), '[.]?0+$', '') || ')' END
        AS worth_text,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM counted
WHERE kind = 'total_value' OR (times IS NOT NULL AND currency IS NOT NULL)
QUALIFY kind = 'total_value' OR row_number() OVER (PARTITION BY contract_id ORDER BY amount * times DESC) = 1;
