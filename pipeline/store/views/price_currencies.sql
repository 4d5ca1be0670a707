CREATE VIEW price_currencies AS
WITH home(land, money) AS (
    VALUES
        ('US', 'USD'), ('GB', 'GBP'), ('CH', 'CHF'), ('LI', 'CHF'), ('CA', 'CAD'), ('AU', 'AUD'), ('NZ', 'NZD'),
        ('JP', 'JPY'), ('CN', 'CNY'), ('HK', 'HKD'), ('TW', 'TWD'), ('SG', 'SGD'), ('KR', 'KRW'), ('IN', 'INR'),
        ('IL', 'ILS'), ('BR', 'BRL'), ('MX', 'MXN'), ('ZA', 'ZAR'), ('SE', 'SEK'), ('NO', 'NOK'), ('DK', 'DKK'),
        ('PL', 'PLN'), ('CZ', 'CZK'), ('HU', 'HUF'), ('RO', 'RON'), ('TR', 'TRY'), ('AE', 'AED'), ('SA', 'SAR'),
        ('MA', 'MAD'), ('TN', 'TND'), ('DZ', 'DZD'), ('FR', 'EUR'), ('MC', 'EUR'), ('DE', 'EUR'), ('IT', 'EUR'),
        ('ES', 'EUR'), ('BE', 'EUR'), ('NL', 'EUR'), ('LU', 'EUR'), ('IE', 'EUR'), ('AT', 'EUR'), ('PT', 'EUR'),
        ('FI', 'EUR'), ('GR', 'EUR'), ('SK', 'EUR'), ('SI', 'EUR'), ('EE', 'EUR'), ('LV', 'EUR'), ('LT', 'EUR'),
        ('MT', 'EUR'), ('CY', 'EUR'), ('HR', 'EUR')
), priced AS (
    SELECT
        document_id, contract_id, any_value(file_name) AS file_name,
        currency,
        count(*) AS prices,
        arg_max(quote, confidence) AS quote,
        arg_max(page, confidence) AS page,
        arg_max(char_start, confidence) AS char_start,
        arg_max(char_end, confidence) AS char_end,
        max(confidence) AS confidence,
        arg_max(extractor, confidence) AS extractor,
        arg_max(review_state, confidence) AS review_state
    FROM prices
    WHERE currency IS NOT NULL
    GROUP BY document_id, contract_id, currency
), set_beside AS (
    SELECT priced.*, contracts.governing_law AS law, home.money AS home_currency
    FROM priced
    JOIN contracts USING (contract_id)
    LEFT JOIN home ON home.land = split_part(contracts.governing_law, '-', 1)
), spoken AS (
    -- Only contracts with another currency than their law's are searched for words on exchange.
    SELECT
        contract_id,
        bool_or(regexp_matches(
            text,
            '(?i)exchange\s+rate|rates?\s+of\s+exchange|currency\s+(conversion|fluctuation|adjust|risk)|conver(ted|sion)\s+(in)?to\s'
            '|taux\s+de\s+(change|conversion)|cours\s+de\s+(change|conversion)|risque\s+de\s+change|variation\s+d\w+\s+(change|cours)'
        )) AS exchange
    FROM (SELECT DISTINCT contract_id FROM set_beside WHERE currency <> home_currency)
    JOIN clauses USING (contract_id)
    GROUP BY contract_id
)
SELECT
    document_id, set_beside.contract_id, file_name,
    currency, prices, law, home_currency,
    CASE
        WHEN currency = home_currency OR exchange THEN FALSE
        -- A bare $ where the law's own land counts in dollars may be either.
        WHEN currency = 'USD' AND home_currency IN ('CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD')
            AND NOT regexp_matches(quote, '(?i)\bus\s?\$|usd|\bu\.s\.|united\s+states|american|am[ée]ricain') THEN NULL
        WHEN currency <> home_currency THEN TRUE
    END AS exposed,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM set_beside
LEFT JOIN spoken USING (contract_id);
