-- What is rare among contracts of one type, worked out once: a card asks it of one contract and must not wait.
-- Rare is at most one in twenty, and only among twenty or more: among fewer one contract is no exception.
INSERT INTO rare_rows
WITH held AS (
    SELECT contract_id, document_id, contract_type
    FROM resolved WHERE document_class = 'contract' AND contract_type IS NOT NULL
), sizes AS (
    SELECT contract_type, count(*) AS contracts FROM held GROUP BY contract_type HAVING count(*) >= 20
), clauses AS (
    SELECT
        contract_type, type AS what,
        count(*) FILTER (state = 'found') AS present,
        count(*) FILTER (state = 'absent') AS absent
    FROM state_rows JOIN held USING (contract_id) JOIN sizes USING (contract_type)
    -- Neither what every paper has or is, nor the types that only join others that are told here.
    WHERE type NOT IN (
        'title', 'document_class', 'contract_type', 'contract_number', 'contract_reference', 'amends', 'party', 'annex',
        'late_payment', 'limitation_of_liability', 'payment', 'price_revision', 'signature_block'
    )
    GROUP BY contract_type, type
), rare_clauses AS (
    SELECT contract_type, what, kind, state, each.contracts, total
    FROM (
        SELECT contract_type, what, 'present' AS kind, 'found' AS state, present AS contracts, present + absent AS total
        FROM clauses
        UNION ALL
        SELECT contract_type, what, 'absent', 'absent', absent, present + absent FROM clauses
    ) AS each
    JOIN sizes USING (contract_type)
    -- Where most are not known the others tell little.
    WHERE total >= 20 AND each.contracts * 20 <= total AND each.contracts > 0 AND total * 2 >= sizes.contracts
), lengths AS (
    SELECT
        contract_id, contract_type, what, measure,
        max(size) AS most, arg_max(value, size) AS most_value, arg_max(term, size) AS most_term,
        min(size) AS least, arg_min(value, size) AS least_value, arg_min(term, size) AS least_term
    FROM compared_values JOIN sizes USING (contract_type)
    WHERE size IS NOT NULL
    GROUP BY contract_id, contract_type, what, measure
), sides AS (
    -- One row for each contract and word it says, one for its longest and one for its shortest length.
    SELECT contract_id, contract_type, what, measure, 'same' AS side, value, NULL AS size, min(term) AS term
    FROM compared_values JOIN sizes USING (contract_type)
    WHERE size IS NULL
    GROUP BY contract_id, contract_type, what, measure, value
    UNION ALL
    SELECT contract_id, contract_type, what, measure, 'more', most_value, most, most_term FROM lengths
    UNION ALL
    SELECT contract_id, contract_type, what, measure, 'less', least_value, least, least_term FROM lengths
), spreads AS (
    SELECT
        contract_type, what, measure, side,
        count(DISTINCT contract_id) AS total,
        quantile_disc(size, 0.05) AS low,
        quantile_disc(size, 0.95) AS high,
        -- Where the others agree a quarter more is far; where they differ, so must it.
        greatest(1.25, sqrt(quantile_disc(size, 0.95) / quantile_disc(size, 0.05))) AS far
    FROM sides GROUP BY contract_type, what, measure, side
    HAVING count(DISTINCT contract_id) >= 20
), tallies AS (
    SELECT
        contract_type, what, measure, side, size,
        CASE WHEN side = 'same' THEN value END AS word,
        min(value) AS value,
        count(*) AS contracts
    FROM sides GROUP BY ALL
), weighed AS (
    SELECT
        tallies.*, spreads.total, spreads.low, spreads.high,
        -- So long, or longer.
        CASE
            WHEN side = 'same' THEN contracts
            ELSE sum(contracts) OVER (
                PARTITION BY contract_type, what, measure, side
                ORDER BY CASE side WHEN 'more' THEN -size ELSE size END
            )
        END AS reached,
        CASE side WHEN 'more' THEN size > high * far WHEN 'less' THEN size < low / far ELSE TRUE END AS outside
    FROM tallies JOIN spreads USING (contract_type, what, measure, side)
), usual AS (
    SELECT
        contract_type, what, measure, side,
        CASE
            WHEN side = 'same' THEN list(value ORDER BY contracts DESC, value) FILTER (reached * 20 > total)
            ELSE list(value ORDER BY size) FILTER (size IN (low, high))
        END AS usual
    FROM weighed
    GROUP BY contract_type, what, measure, side
    -- Where many values are rare none is: a town for each lease.
    HAVING side <> 'same' OR coalesce(sum(contracts) FILTER (reached * 20 <= total), 0) * 5 <= any_value(total)
), rare AS (
    SELECT
        contract_id, rare_clauses.contract_type, kind, what, kind AS phrase, NULL AS value,
        CAST([] AS VARCHAR[]) AS usual, contracts, total, NULL AS term
    FROM (
        -- Few clauses are rare: their rows are chosen before anything is asked of a contract.
        SELECT contract_id, type, state FROM state_rows
        WHERE (type, state) IN (SELECT (what, rare_clauses.state) FROM rare_clauses)
    ) AS told
    JOIN held USING (contract_id)
    JOIN rare_clauses ON rare_clauses.contract_type = held.contract_type
        AND what = told.type AND rare_clauses.state = told.state
    UNION ALL
    SELECT
        sides.contract_id, contract_type, 'value', what, side, sides.value,
        usual.usual, CAST(weighed.reached AS BIGINT), weighed.total, sides.term
    FROM weighed
    JOIN usual USING (contract_type, what, measure, side)
    JOIN sides USING (contract_type, what, measure, side)
    WHERE weighed.outside AND weighed.reached * 20 <= weighed.total
        AND sides.size IS NOT DISTINCT FROM weighed.size AND (side <> 'same' OR sides.value = weighed.word)
)
SELECT contract_id, kind, what, phrase, value, to_json(usual[1:3])::VARCHAR AS usual_json, contracts, total, term FROM rare;
