CREATE VIEW price_readings AS
WITH days AS (
    SELECT
        contract_id, line, what, stretch, reading, reading_says, currency, state, period_start,
        coalesce(amount_due, estimated_amount) AS due,
        flat_amount AS flat,
        amount_due IS NULL AND estimated_amount IS NOT NULL AS estimated,
        period_end - period_start + 1 AS length,
        greatest(0, least(period_end, as_of()) - period_start + 1) AS past,
        greatest(
            0,
            least(period_end, CAST(as_of() + INTERVAL 12 MONTH AS DATE)) - greatest(period_start, as_of() + 1) + 1
        ) AS ahead
    FROM schedule_rows
    -- Of a price by the unit there is no sum that could be told: nobody counts how much is bought.
    WHERE per IS NULL OR per IN ('month', 'quarter', 'semester', 'year')
),
-- Whole periods are taken as they are; of the one that runs, the days that are over.
summed AS (
    SELECT
        contract_id, line, stretch, coalesce(reading, '') AS reading, currency,
        any_value(what) AS what,
        any_value(reading_says) AS reading_says,
        min(period_start) AS from_date,
        sum(part_of(due, past, length)) AS due_so_far,
        sum(part_of(due, ahead, length)) AS due_next,
        sum(part_of(CASE WHEN due IS NOT NULL THEN flat END, past, length)) AS flat_so_far,
        sum(part_of(CASE WHEN due IS NOT NULL THEN flat END, ahead, length)) AS flat_next,
        coalesce(sum(past) FILTER (due IS NULL), 0) AS unknown_so_far,
        coalesce(sum(ahead) FILTER (due IS NULL), 0) AS unknown_next,
        coalesce(sum(past) FILTER (due IS NOT NULL), 0) AS known_so_far,
        coalesce(sum(ahead) FILTER (due IS NOT NULL), 0) AS known_next,
        coalesce(bool_or(estimated AND ahead > 0), FALSE) AS estimated,
        coalesce(bool_or(state = 'assumed' AND past + ahead > 0), FALSE) AS assumed,
        coalesce(bool_or(due - flat IS NULL), FALSE) AS unknown
    FROM days
    GROUP BY contract_id, line, stretch, coalesce(reading, ''), currency
),
-- A sum that lacks days which another reading knows is no sum of that reading: it would be told as less. Nor is
-- a sum of no days at all where there are some.
told AS (
    SELECT
        * EXCLUDE (due_so_far, flat_so_far, due_next, flat_next),
        unknown_so_far = min(unknown_so_far) OVER same AND (known_so_far > 0 OR unknown_so_far = 0) AS told_so_far,
        unknown_next = min(unknown_next) OVER same AND (known_next > 0 OR unknown_next = 0) AS told_next,
        CASE WHEN told_so_far THEN due_so_far END AS due_so_far,
        CASE WHEN told_so_far THEN flat_so_far END AS flat_so_far,
        CASE WHEN told_next THEN due_next END AS due_next,
        CASE WHEN told_next THEN flat_next END AS flat_next
    FROM summed
    WINDOW same AS (PARTITION BY contract_id, line, stretch, currency)
)
SELECT
    told.contract_id, name.file_name, line, what, stretch, from_date,
    nullif(reading, '') AS reading,
    reading_says,
    told.currency,
    CAST(due_so_far AS DECIMAL(18, 2)) AS due_so_far,
    CAST(due_next AS DECIMAL(18, 2)) AS due_next,
    CAST(flat_so_far AS DECIMAL(18, 2)) AS flat_so_far,
    CAST(flat_next AS DECIMAL(18, 2)) AS flat_next,
    CASE WHEN reading <> '' AND count(due_so_far) OVER same = count(*) OVER same
        THEN CAST(
            CAST(max(due_so_far) OVER same AS DECIMAL(18, 2)) - CAST(min(due_so_far) OVER same AS DECIMAL(18, 2))
            AS DECIMAL(18, 2)
        )
    END AS between_so_far,
    CASE WHEN reading <> '' AND count(due_next) OVER same = count(*) OVER same
        THEN CAST(
            CAST(max(due_next) OVER same AS DECIMAL(18, 2)) - CAST(min(due_next) OVER same AS DECIMAL(18, 2))
            AS DECIMAL(18, 2)
        )
    END AS between_next,
    estimated, assumed, unknown
FROM told
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name ON name.document_id = resolved.document_id
WINDOW same AS (PARTITION BY told.contract_id, line, stretch, told.currency);
