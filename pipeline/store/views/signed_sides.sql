CREATE VIEW signed_sides AS
WITH sides AS (
    SELECT
        contract_id,
        lower(party) AS side,
        count(*) FILTER (state = 'blank') = count(*) AS all_blank,
        count(*) FILTER (state = 'signed') > 0 AS some_signed,
        -- A typed name may be no signature unless a word says that it is one; what is redacted may be one.
        -- Brackets that say a signature or a stamp stands there hide nothing.
        count(*) FILTER (
            state = 'signed' AND how = 'typed' AND confidence < 0.9
                AND NOT regexp_matches(lower(strip_accents(quote)), '[(\[/]\s*(signed|signe|s)\s*[)\]/]')
            OR contains(regexp_replace(lower(strip_accents(quote)), '\[[^\]]*(sign|cachet|tampon|paraphe)[^\]]*\]', '', 'g'), '[')
        ) > 0 AS doubtful
    FROM signatures GROUP BY contract_id, lower(party)
), told AS (
    SELECT
        contract_id,
        bool_or(all_blank) AND bool_or(some_signed) AND NOT bool_or(doubtful) AND count(*) = count(side) AS certain
    FROM sides GROUP BY contract_id
)
SELECT
    signings.* EXCLUDE (reason),
    CASE
        WHEN signed THEN FALSE
        WHEN signed = FALSE AND signed_places = 0 THEN FALSE
        WHEN signed = FALSE AND certain THEN TRUE
    END AS one_side
FROM signings
LEFT JOIN told ON told.contract_id = signings.contract_id;
