CREATE VIEW service_levels AS
WITH of_another AS (
    -- Penalties for a date missed, of an installation or a delivery, are none for a level of service.
    SELECT
        contract_id,
        bool_and(
            state = 'stated' AND regexp_matches(
                lower(strip_accents(quote)),
                'migration|installation|mise en service|recette|chantier|travaux|achevement|ouverture|go-live|milestone'
                '|hand-?over|practical completion|commissioning|install'
            ) AND NOT regexp_matches(
                lower(strip_accents(quote)),
                'disponib|niveaux? de|service level|availab|uptime|respon[sd]|intervention|incident|resol|retabli|restor|attain|per ?cent of'
            )
        ) AS other
    FROM terms WHERE kind = 'penalty' AND review_state <> 'rejected' GROUP BY contract_id
), sanction AS (
    SELECT
        clause_states.contract_id,
        CASE
            WHEN bool_or(state = 'found' AND NOT (type = 'penalty' AND coalesce(other, FALSE))) THEN TRUE
            WHEN bool_and(state = 'absent' OR (type = 'penalty' AND state = 'found' AND coalesce(other, FALSE))) THEN FALSE
        END AS sanctioned
    FROM clause_states
    LEFT JOIN of_another ON of_another.contract_id = clause_states.contract_id
    WHERE type IN ('service_credit', 'penalty') GROUP BY clause_states.contract_id
)
SELECT
    document_id, term.contract_id, file_name,
    value ->> '$.metric' AS metric,
    value ->> '$.threshold' AS threshold,
    value ->> '$.period' AS period,
    coalesce(try_cast(value ->> '$.target' AS BOOLEAN), FALSE) AS target,
    sanctioned,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms AS term
LEFT JOIN sanction ON sanction.contract_id = term.contract_id
WHERE kind = 'service_level' AND review_state <> 'rejected';
