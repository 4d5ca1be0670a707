CREATE VIEW minimum_commitments AS
SELECT
    document_id, contract_id, file_name,
    value ->> '$.what' AS what,
    CASE WHEN state = 'stated' THEN try_cast(value ->> '$.amount' AS DECIMAL(18, 4)) END AS amount,
    value ->> '$.currency' AS currency,
    CASE WHEN state = 'stated' THEN try_cast(value ->> '$.quantity' AS DECIMAL(18, 4)) END AS quantity,
    value ->> '$.unit' AS unit,
    value ->> '$.per' AS per,
    CASE
        WHEN state = 'stated' THEN TRUE
        -- A figure that is still to be agreed is none; one that stands in an annex or is redacted may be one.
        WHEN regexp_matches(
            lower(strip_accents(quote)),
            'to be (mutually )?(agreed|determined|negotiated|set|established|fixed)|as (may be )?(mutually )?agreed'
            '|(reasonable|adequate|appropriate|suitable) (annual |yearly )?minimum'
            '|minimum[^.;]{0,80}(having regard to|commensurate with|(is|are|may be|seems?|deems?) (reasonable|adequate|appropriate|suitable))'
            '|(a|etre|sera|seront) (convenu|definir|determiner|negocier|fixe|convenir)|d.un commun accord|mutual agreement'
            '|(arreter|fixer|determiner|definir|convenir|negocier|debattr|conviendr)\w*(ont|a) (\w+ ){0,2}(ensemble|de concert|entre elles|ulterieurement|chaque annee)'
            '|(parties|elles|ils) (arreteront|fixeront|determineront|definiront|conviendront|negocieront|debattront|s.accorderont)'
            '|(rest|demeur)\w+ a (fixer|arreter|definir|determiner|convenir|negocier)'
            '|(est|sera|sont|seront) (arrete|fixe|determine|defini|negocie)e?s? (chaque annee|annuellement|par avenant|d.un commun)'
            '|(a|etre|sera|seront) (arrete|debattu|discute)\w* (par|entre|de|d.un|ensemble|ulterieurement)'
        ) AND NOT regexp_matches(lower(strip_accents(quote)), 'annexe|annex\b|schedule|appendix|exhibit')
            THEN FALSE
    END AS figure_stated,
    coalesce(value ->> '$.binding' = 'true', FALSE) AS bound_to_buy,
    reason,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms
WHERE kind = 'minimum_commitment' AND review_state <> 'rejected';
