CREATE VIEW insured_sums AS
WITH worded AS (
    -- A certificate of the works proves nothing of an insurance, and the number of a clause is no sum.
    SELECT * REPLACE (regexp_replace(
        quote,
        '(?im)^\s*\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+|certificates? (?:of|for) (?:making good|practical|substantial|completion|acceptance|final|sectional|conformity|compliance|origin|analysis)',
        '', 'g'
    ) AS quote), quote AS printed
    FROM terms WHERE kind = 'insurance'
), told AS (
    SELECT
        *,
        try_cast(value ->> '$.amount' AS DECIMAL(18, 2)) AS amount,
        value ->> '$.kind' AS what,
        -- A figure, a law or another paper may give the sum where none was read.
        regexp_matches(
            lower(quote),
            '\d[\d,. ]{3,}|million|\[\*|_{3,}|\$|€|£|by (applicable )?law|statut|as set (forth|out)|schedule|exhibit|annex|appendix'
            '|attestation|certificate|par la loi|obligatoire|légal|conditions particulières|minimums?\b|amounts? (not less|of)|single limit|should include|limits? of'
        )
        -- A quote that was cut before its sentence ended may have lost the sum.
        OR (length(quote) > 150 AND NOT regexp_matches(quote, '[.;:!][)"”’]*\s*$')) AS elsewhere,
        -- Words that stand where the sum would, as *in such amounts as are customary*: a certificate proves no more.
        regexp_matches(
            lower(quote),
            '(reasonable|adequate|sufficient|appropriate|customary|prudent|suitable) (amounts?|sums?|limits?|levels?|cover\w*)'
            '|(amounts?|sums?|limits?|levels?)( of cover\w*)? ((as|that|which) )?(is|are|may be|shall be|will be)? ?(reasonabl|adequate|sufficient|appropriate|customar|usual|prudent)'
            '|as (is|are) (customar|usual|reasonab|normal|prudent)\w*|(deems?|considers?|thinks?) (reasonable|adequate|sufficient|appropriate|fit|necessary)'
            '|cover(age)? (that|which) (is|are) (reasonabl|adequate|sufficient|appropriate)|\b(adequate|sufficient|appropriate|suitable|customary)\b[^.;]{0,60}\b(insurances?|cover)\b|such insurances? as [^.;]{0,30}(necessary|required|appropriate|prudent|usual)|prudent (operator|person|business)'
            '|(assurances?|polices?|garanties?|couvertures?)( \pL+){0,4}? (suffisante|nécessaire|appropriée|adéquate|adaptée|utile|convenable)s?\b|permettant de (garantir|couvrir)|niveau (suffisant|adéquat|approprié)'
        ) AND NOT regexp_matches(
            lower(quote),
            '\d[\d,. ]{3,}|million|\[\*|_{3,}|\$|€|£|by (applicable )?law|statut|as set (forth|out)|schedule|exhibit|annex|appendix'
            '|minimums?\b|not less than|single limit'
        ) AS open
    FROM worded
    WHERE review_state <> 'rejected' AND state = 'stated'
        AND value ->> '$.kind' NOT IN ('workers_compensation', 'life', 'title', 'repatriation')
), shared AS (
    -- One sum may stand for several kinds of cover: those that share it name the one it was read with.
    SELECT contract_id, what, any_value(amount) AS amount, any_value(value ->> '$.currency') AS currency, any_value(value ->> '$.per') AS per
    FROM told WHERE amount IS NOT NULL GROUP BY contract_id, what
), whole AS (
    SELECT contract_id, bool_or(amount IS NOT NULL) AS any_sum, bool_or(elsewhere AND NOT open) AS any_elsewhere
    FROM told GROUP BY contract_id
)
SELECT
    told.document_id, told.contract_id, told.file_name,
    told.what AS kind,
    coalesce(told.amount, shared.amount) AS amount,
    coalesce(told.value ->> '$.currency', shared.currency) AS currency,
    coalesce(told.value ->> '$.per', shared.per) AS per,
    CASE WHEN whole.any_sum THEN TRUE WHEN NOT whole.any_elsewhere THEN FALSE END AS sum_stated,
    told.printed AS quote, told.page, told.char_start, told.char_end, told.confidence, told.extractor, told.review_state
FROM told
JOIN whole ON whole.contract_id = told.contract_id
LEFT JOIN shared ON shared.contract_id = told.contract_id AND shared.what = told.value ->> '$.within';
