CREATE VIEW law_and_courts AS
WITH courts AS (
    SELECT
        *,
        CASE WHEN state = 'stated' AND confidence >= 0.8 THEN value ->> '$.country' END AS country,
        value ->> '$.court' AS court
    FROM terms
    WHERE kind = 'jurisdiction' AND review_state <> 'rejected' AND coalesce(value ->> '$.kind', 'court') = 'court'
), compared AS (
    SELECT
        courts.*,
        contracts.governing_law,
        CASE
            WHEN left(country, 2) <> left(governing_law, 2) THEN TRUE
            WHEN country = governing_law THEN FALSE
            -- One of the two names the country alone.
            WHEN country IS NOT NULL AND (length(country) = 2 OR length(governing_law) = 2) THEN FALSE
            WHEN country <> governing_law THEN TRUE
        END AS other
    FROM courts
    JOIN contracts ON contracts.contract_id = courts.contract_id
), together AS (
    SELECT contract_id, bool_or(other = FALSE) AS one_agrees, bool_or(other IS NULL) AS one_open
    FROM compared GROUP BY contract_id
)
SELECT
    compared.document_id, compared.contract_id, compared.file_name,
    governing_law AS law,
    court,
    country AS court_country,
    CASE
        WHEN one_agrees THEN FALSE
        WHEN NOT one_open AND other THEN TRUE
    END AS split,
    left(country, 2) <> left(governing_law, 2) AS abroad,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM compared
LEFT JOIN together ON together.contract_id = compared.contract_id;
