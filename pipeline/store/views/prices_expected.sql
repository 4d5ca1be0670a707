CREATE VIEW prices_expected AS
WITH papers AS MATERIALIZED (
    SELECT * FROM annexes
), paid AS (
    SELECT
        contract_id,
        arg_max(quote, confidence) AS quote,
        arg_max(page, confidence) AS page,
        arg_max(char_start, confidence) AS char_start,
        arg_max(char_end, confidence) AS char_end,
        max(confidence) AS confidence,
        arg_max(extractor, confidence) AS extractor,
        arg_max(review_state, confidence) AS review_state
    FROM payment_terms
    GROUP BY contract_id
), due AS (
    SELECT
        price.document_id, price.contract_id, price.file_name,
        price.state AS said,
        -- Words of a price without any sum that was read: the text itself is asked whether there is none.
        paid.contract_id IS NOT NULL AS is_paid,
        price.state = 'unknown' AND price.reason LIKE 'words that speak of it were seen%' AND paid.contract_id IS NOT NULL AS only_words,
        left_open.state AS left_open,
        quote, page, char_start, char_end, confidence, extractor, review_state
    FROM clause_states AS price
    LEFT JOIN paid USING (contract_id)
    LEFT JOIN clause_states AS left_open
        ON left_open.contract_id = price.contract_id AND left_open.type = 'vague_price'
    WHERE price.type = 'price'
        AND (
            price.state <> 'absent' OR paid.contract_id IS NOT NULL
            -- A price that is left to an annex need not have a time for paying it beside.
            OR contract_id IN (SELECT contract_id FROM papers WHERE present IS NOT TRUE)
        )
), unpriced AS (
    -- Text is searched only where no price was read, or where one may stand in an annex that lacks.
    SELECT due.contract_id, text
    FROM due JOIN clauses USING (contract_id)
    WHERE said = 'absent' OR only_words
        OR (said = 'unknown' AND due.contract_id IN (SELECT contract_id FROM papers WHERE present IS NOT TRUE))
), beside AS (
    -- What is quoted on top of a contract leaves its own price neither told nor open.
    SELECT contract_id, bool_and(coalesce(value ->> '$.extras' = 'true', FALSE)) AS only_extras
    FROM terms WHERE kind = 'vague_price' AND review_state <> 'rejected'
    GROUP BY contract_id
), otherwise AS (
    -- A share, a cost, a list or an annex may stand in a price's place; sought only where no price was read.
    SELECT
        contract_id,
        bool_or(regexp_matches(
            -- Prices that are kept secret are not thereby told.
            regexp_replace(text, '(?i)[^.;\n]*confiden[^.;\n]*', '', 'g'),
            '(?i)(%|per\s?cent\b|\bpercentage|pour\s?cent|pourcentage)[^.;]{0,80}'
            '(revenue|sales|\bnet\b|gross|fees?\b|price|value|profit|savings|chiffre|ventes|recettes|loyers|montant\s+des)'
            '|\bshare\s+of\s+(the|all|any|its|net|gross)\b|\bpart\s+(du\s+chiffre|des\s+recettes)|royalt|commission|revenue\s+shar|profit\s+shar|reimburs|at\s+cost\b|cost\s+plus|out-of-pocket|price\s+list|rate\s+card'
            '|(hourly|daily|standard|current|prevailing|applicable|agreed)\s+rates?\b|rates?\s+(then|set|in\s+effect|specified)|waive'
            '|free\s+of\s+charge|rembours|d[ée]bours|prix\s+co[ûu]tant|\btarif|bar[èe]me|bordereau|gratuit|titre\s+gracieux'
        )) AS told,
        bool_or(regexp_matches(
            text,
            '(?i)\b(fees?|prices?|pricing|charges?|rates?|amounts?|sums?|compensation|consideration|prix|honoraires|montants?|sommes?'
            '|tarifs?|r[ée]mun[ée]ration|redevances?|loyers?)\b[^.;]{0,180}'
            '\b(exhibit|schedule|annex\w*|appendix|attachment|order\s+forms?|purchase\s+orders?|statements?\s+of\s+work|sow|devis'
            '|bons?\s+de\s+commande|conditions\s+particuli[èe]res)\b'
            '|\b(exhibit|schedule|annex\w*|appendix|devis)\b[^.;]{0,60}\b(fees?|prices?|pricing|prix|honoraires)\b'
        )) AS elsewhere,
        -- A sum beside words of price was not read as one, and may be the price all the same.
        bool_or(regexp_matches(
            text,
            '(?i)\b(fees?|prices?|charges?|rates?|compensation|consideration|prix|honoraires|redevances?|loyers?)\b[^.;]{0,120}'
            '([$€£¥]|\b(usd|eur|gbp|jpy|chf|cad|aud|rmb|us\$))\s?[0-9]'
            '|\b(fees?|prices?|charges?|prix|honoraires|redevances?|loyers?)\b[^.;]{0,120}[0-9]\s?(€|euros?\b|dollars?\b|pounds?\b)'
        )) AS summed,
        -- Any sum but those of a capital, a limit or a penalty, a share, a place left open or another paper may be the price;
        -- what is held back for bad work or added for a late payment is none, nor is how a price is revised.
        bool_or(regexp_matches(
            regexp_replace(
                text,
                '(?i)[^;\n]*(\bcapital|indemni|recouvrement|responsab|assur|p[ée]nalit|plafon|\blimit|dommage|liabilit|liable|insur|penalt|damages|late\b'
                '|overdue|\binterest\b|int[ée]r[êe]t|en\s+retard|impay|\bretains?\b|\bwithh[eo]ld|\bdeduct|\bcredit|\bretenue|\bretient|\bun\s+avoir\b|\brevis|r[ée]vis|\badjust(ed|ment)|\bindexation)[^;\n]*',
                '', 'g'
            ),
            '(?i)[0-9]\s?(€|euros?\b|eur\b|dollars?\b|pounds?\b|h\.?t\b|ttc\b)|([$€£¥]|\b(usd|eur|gbp|chf))\s?[0-9]|\beuros\b|\bdollars\b'
            '|\[[^\]]{0,30}\]|_{3}|\.{4}|…|■|█'
            '|\b(fees?|prices?|pricing|charges?|rates?|amounts?|sums?|compensation|consideration|prix|honoraires|montants?|r[ée]mun[ée]ration|redevances?|loyers?)\b'
            '[^.;]{0,140}(\bconven|\bagreed|catalog|\boffre|\bproposition|proposal|quot|\bavenant|website|\bsite\b|courriel|e-?mail|\bletter\b|cadre|\bmercuriale|\bcours\b|march[ée]\b'
            '|%|pour\s?cent|per\s?cent|factur[ée]s?\s+(selon|au)|fix[ée]e?s?\s+(par|au|aux|dans|en)|indiqu|figur|stated|specified|set\s+(out|forth|by)|determined)'
        )) AS maybe
    FROM unpriced
    GROUP BY contract_id
), named AS (
    SELECT
        contract_id,
        lower(regexp_extract(
            regexp_replace(text, '(?i)\b(termination|cancellation|late|legal|attorneys.?)\s+(fees?|charges?)', '', 'g'),
            '(?i)\b(?:fees?|prices?|pricing|charges?|rates?|royalt\w+|remuneration|tariff|amounts?\s+(?:shown|stated|set|detailed|specified)|sums\s+(?:detailed|set|shown|specified|stated)'
            '|prix|tarifs?|tarifaires?|honoraires|r[ée]mun[ée]ration|redevances?|loyers?|bar[èe]mes?|bordereau|conditions\s+financi[èe]res|montant\s+de\s+l.abonnement|grille|forfaits?|annexe\s+(?:financi[èe]re|tarifaire))\b[^.;]{0,160}?'
            '(?:[\s,(](?:in|on|by|per|as|of|under|with|to|at|see|cf|cf[.]|à|dans|en|selon|par|de|et|suivant|voir|constitue|forming)\s+(?:the\s+|attached\s+|l.\s?|une\s+)?|\(|:\s*)'
            '((?:exhibit|schedule|appendix|attachment|annexe?)\s+(?:(?:n\s?[°o]\s?)?[a-z0-9](?:[-.]?[0-9]+)*|tarifaire|financi[èe]re|prix))\b',
            1
        )) AS name
    FROM unpriced
), left_to AS (
    SELECT
        contract_id,
        arg_min(papers, papers.char_start) FILTER (NOT present) AS annex,
        CASE WHEN bool_or(present) THEN FALSE WHEN bool_and(NOT present) THEN TRUE END AS annex_missing
    FROM named
    JOIN papers USING (contract_id)
    WHERE lower(papers.name) = regexp_replace(regexp_replace(named.name, 'n\s?[°o]\s?', ''), '\s+', ' ', 'g')
    GROUP BY contract_id
)
SELECT
    document_id, due.contract_id, file_name,
    CASE
        WHEN said = 'found' THEN TRUE
        WHEN said = 'absent' AND is_paid AND (left_open = 'absent' OR only_extras) AND NOT told AND NOT elsewhere THEN FALSE
        WHEN only_words AND left_open = 'absent' AND NOT told AND NOT elsewhere AND NOT summed AND NOT maybe THEN FALSE
    END AS price_stated,
    annex.name AS annex,
    CASE
        WHEN said = 'found' OR NOT elsewhere OR otherwise.contract_id IS NULL THEN FALSE
        WHEN annex_missing AND summed THEN NULL
        ELSE annex_missing
    END AS annex_missing,
    coalesce(annex.quote, quote) AS quote,
    coalesce(annex.page, page) AS page,
    coalesce(annex.char_start, char_start) AS char_start,
    coalesce(annex.char_end, char_end) AS char_end,
    coalesce(annex.confidence, confidence) AS confidence,
    coalesce(annex.extractor, extractor) AS extractor,
    coalesce(annex.review_state, review_state) AS review_state
FROM due
LEFT JOIN otherwise USING (contract_id)
LEFT JOIN beside USING (contract_id)
LEFT JOIN left_to USING (contract_id);
