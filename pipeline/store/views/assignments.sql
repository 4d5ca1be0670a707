CREATE VIEW assignments AS
WITH told AS (
    SELECT
        *,
        value ->> '$.by' AS by_whom,
        value ->> '$.consent' AS consent,
        -- A licence called non-transferable says little of the contract.
        state = 'stated' AND confidence >= 0.8 AND lower(value ->> '$.by') <> 'both'
            -- Whose consent is "the other party's" may be either.
            AND NOT regexp_matches(lower(strip_accents(quote)),
                'the other party|other party hereto|l.autre partie|(accord|consentement|agrement|assentiment|autorisation)[^.;]{0,60} de l.autre\b'
                '|(consent|approval) of the other\b|\bnor (shall|may|will)\b'
                '|\bni (par )?(le|la|l.)[^.;,]{2,40} ni (par )?(le|la|l.)'
            ) AS of_one,
        state = 'stated' AND confidence >= 0.8 AS sure
    FROM terms
    WHERE kind = 'assignment' AND review_state <> 'rejected'
), sides AS (
    SELECT
        contract_id,
        -- One may and the other may not: said so of each, however loosely of one.
        count(DISTINCT lower(by_whom)) FILTER (state = 'stated' AND consent = 'free' AND confidence >= 0.8) = 1
            AND bool_or(state = 'stated' AND consent <> 'free' AND confidence >= 0.7 AND lower(by_whom) <> 'both')
            AND count(DISTINCT lower(by_whom)) FILTER (state = 'stated' AND lower(by_whom) <> 'both') = 2
            AS one_may,
        bool_or(sure AND lower(by_whom) = 'both')
            OR count(DISTINCT lower(by_whom)) FILTER (sure AND consent <> 'free') > 1 AS both_sides,
        bool_or(sure AND by_whom IS NULL) AS somebody,
        count(DISTINCT lower(by_whom)) FILTER (state = 'stated' AND consent <> 'free') > 1 AS perhaps_both
    FROM told GROUP BY contract_id
)
SELECT
    told.document_id, told.contract_id, told.file_name,
    CASE WHEN sure THEN by_whom END AS bound,
    CASE WHEN sure THEN consent END AS consent,
    CASE
        WHEN both_sides THEN FALSE
        -- A tenant is chosen, a house is not: that it alone asks is how every lease is made.
        WHEN contract.contract_type = 'lease' AND consent <> 'free' THEN FALSE
        -- "The Customer shall not transfer without consent; the Supplier is free to": both sides are spoken of.
        WHEN told.state = 'stated' AND confidence >= 0.7 AND consent <> 'free' AND lower(by_whom) <> 'both' AND NOT perhaps_both
            AND regexp_matches(
                lower(strip_accents(quote)),
                ';[^.;]*\b(is|are|shall be) (free|at liberty) to|;[^.;]*\bmay (freely|do so)|;[^.;]*\b(est|sera) libre de|;[^.;]*\blibrement'
            ) THEN TRUE
        WHEN one_may AND told.state = 'stated' AND confidence >= 0.7 AND consent <> 'free' AND lower(by_whom) <> 'both' THEN TRUE
        WHEN NOT sure OR somebody OR perhaps_both THEN NULL
        WHEN consent = 'free' AND NOT of_one THEN FALSE
        WHEN consent <> 'free' AND of_one THEN TRUE
    END AS one_sided,
    told.quote, told.page, told.char_start, told.char_end, told.confidence, told.extractor, told.review_state
FROM told
LEFT JOIN sides ON sides.contract_id = told.contract_id
LEFT JOIN contracts AS contract ON contract.contract_id = told.contract_id;
