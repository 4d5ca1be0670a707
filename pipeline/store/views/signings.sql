CREATE VIEW signings AS
WITH places AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY contract_id ORDER BY state <> 'blank', char_start) AS place,
        count(*) FILTER (state = 'signed') OVER (PARTITION BY contract_id) AS sure_places,
        count(*) FILTER (state = 'unknown') OVER (PARTITION BY contract_id) AS unknown_places,
        count(*) FILTER (state = 'blank') OVER (PARTITION BY contract_id) AS blank_places,
        count(*) OVER (PARTITION BY contract_id) AS all_places,
        -- A place that asks for "lu et approuvé" may hold those words instead of a mark, and so may those beside it.
        bool_or(regexp_matches(lower(quote), 'lu et|bon pour|mention')) OVER (PARTITION BY contract_id) AS asks
    FROM signatures
), spoken AS (
    -- A contract where people seem to sign and no place was read: not signed is more than can be said.
    SELECT contract_id, arg_min(text, clause) AS words
    FROM clauses
    WHERE contract_id IS NOT NULL
        AND contract_id NOT IN (SELECT contract_id FROM signatures WHERE contract_id IS NOT NULL)
        AND (
            role = 'signature'
            OR regexp_matches(
                text,
                '(?i)(^|\n)\s*((for|pour) (the|le|la|les|l.)[^\n]{0,40}(\n|\t|$)|by ?:|per ?:|executed|accepted by|agreed and)'
                '|signed|signée? (à|a|par|le|en) |signature|witness|fait (à|a|en) |lu et approuvé|bon pour'
            )
        )
    GROUP BY contract_id
)
SELECT
    places.document_id, places.contract_id, places.file_name,
    CASE
        WHEN contract.signed OR NOT places.asks THEN contract.signed
    END AS signed,
    contract.unknown ->> '$.signed' AS reason,
    -- Where one place tells nothing, none of the others signed does not make none signed.
    CASE WHEN sure_places > 0 OR unknown_places = 0 THEN sure_places END AS signed_places,
    blank_places,
    all_places AS places,
    CASE WHEN places.state = 'blank' THEN places.party END AS party,
    places.quote, places.page, places.char_start, places.char_end, places.confidence, places.extractor,
    places.review_state
FROM places
JOIN contracts AS contract ON contract.contract_id = places.contract_id
WHERE place = 1
UNION ALL
SELECT
    contract.document_id, contract.contract_id, contract.file_name,
    NULL, 'people seem to sign here, and no place to sign was read', 0, 0, 0, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, 'unreviewed'
FROM spoken
JOIN contracts AS contract ON contract.contract_id = spoken.contract_id;
