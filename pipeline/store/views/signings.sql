CREATE VIEW signings AS
WITH places AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY contract_id ORDER BY state <> 'blank', char_start) AS place,
        count(*) FILTER (state = 'signed') OVER (PARTITION BY contract_id) AS signed_places,
        count(*) FILTER (state = 'blank') OVER (PARTITION BY contract_id) AS blank_places,
        count(*) OVER (PARTITION BY contract_id) AS all_places
    FROM signatures
)
SELECT
    places.document_id, places.contract_id, places.file_name,
    contract.signed,
    contract.unknown ->> '$.signed' AS reason,
    signed_places,
    blank_places,
    all_places AS places,
    CASE WHEN places.state = 'blank' THEN places.party END AS party,
    places.quote, places.page, places.char_start, places.char_end, places.confidence, places.extractor,
    places.review_state
FROM places
JOIN contracts AS contract ON contract.contract_id = places.contract_id
WHERE place = 1;
