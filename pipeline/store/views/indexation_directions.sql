CREATE VIEW indexation_directions AS
WITH decided AS (
    SELECT
        *,
        try_cast(value ->> '$.direction_from' AS INTEGER) AS place,
        fragments -> try_cast(value ->> '$.direction_from' AS INTEGER) AS pieces
    FROM terms
    WHERE kind = 'indexation' AND review_state <> 'rejected'
)
SELECT
    document_id, contract_id, file_name,
    value ->> '$.mechanism' AS mechanism,
    value ->> '$.index' AS "index",
    value ->> '$.cap' AS cap,
    value ->> '$.floor' AS floor,
    value ->> '$.direction' AS direction,
    CASE WHEN pieces IS NULL THEN quote ELSE more_quotes ->> (place - 1) END AS quote,
    CASE WHEN pieces IS NULL THEN page ELSE CAST(pieces ->> '$[0][0]' AS INTEGER) END AS page,
    CASE WHEN pieces IS NULL THEN char_start ELSE CAST(pieces ->> '$[0][1]' AS BIGINT) END AS char_start,
    CASE WHEN pieces IS NULL THEN char_end ELSE CAST(pieces ->> '$[#-1][2]' AS BIGINT) END AS char_end,
    confidence, extractor, review_state
FROM decided;
