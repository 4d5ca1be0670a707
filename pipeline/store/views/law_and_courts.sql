CREATE VIEW law_and_courts AS
WITH courts AS (
    SELECT
        *,
        CASE WHEN state = 'stated' AND confidence >= 0.8 THEN value ->> '$.country' END AS country,
        value ->> '$.court' AS court,
        -- A court for injunctions, for one side's claims, or beside any other, is no choice against the law's own.
        value ->> '$.reach' AS reach,
        try_cast(value -> '$.others' AS VARCHAR[]) AS others
    FROM terms
    WHERE kind = 'jurisdiction' AND review_state <> 'rejected' AND coalesce(value ->> '$.kind', 'court') = 'court'
), compared AS (
    SELECT
        courts.*,
        contracts.governing_law,
        CASE
            WHEN country = governing_law THEN FALSE
            -- The sentence offers the law's own place beside this court, or one that was not read.
            WHEN list_bool_or([
                one = governing_law OR (left(one, 2) = left(governing_law, 2) AND length(one) + length(governing_law) < 10)
                FOR one IN others
            ]) THEN FALSE
            WHEN list_contains(others, '?') THEN NULL
            WHEN left(country, 2) <> left(governing_law, 2) THEN TRUE
            -- One of the two names the country alone.
            WHEN country IS NOT NULL AND (length(country) = 2 OR length(governing_law) = 2) THEN FALSE
            WHEN country <> governing_law THEN TRUE
        END AS other
    FROM courts
    JOIN contracts ON contracts.contract_id = courts.contract_id
), together AS (
    SELECT contract_id, bool_or(other = FALSE) AS one_agrees, bool_or(other IS NULL) AS one_open
    FROM compared WHERE reach IS DISTINCT FROM 'some' GROUP BY contract_id
)
SELECT
    compared.document_id, compared.contract_id, compared.file_name,
    governing_law AS law,
    court,
    country AS court_country,
    CASE
        WHEN one_agrees OR reach IS NOT NULL THEN FALSE
        WHEN NOT one_open AND other THEN TRUE
    END AS split,
    left(country, 2) <> left(governing_law, 2) AS abroad,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM compared
LEFT JOIN together ON together.contract_id = compared.contract_id;
