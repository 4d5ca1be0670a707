CREATE VIEW price_at_stake AS
WITH days AS (
    SELECT
        contract_id, line, stretch, coalesce(reading, '') AS reading, currency, state,
        coalesce(amount_due, estimated_amount) - flat_amount AS difference,
        amount_due IS NULL AND estimated_amount IS NOT NULL AS estimated,
        period_end - period_start + 1 AS length,
        greatest(0, least(period_end, as_of()) - period_start + 1) AS past,
        greatest(
            0,
            least(period_end, CAST(as_of() + INTERVAL 12 MONTH AS DATE)) - greatest(period_start, as_of() + 1) + 1
        ) AS ahead
    FROM schedule_rows
    -- Of a price by the unit nothing is at stake that could be told: nobody counts how much is bought.
    WHERE per IS NULL OR per IN ('month', 'quarter', 'semester', 'year')
),
-- Whole periods are taken as they are; of the one that runs, the days that are over.
shared AS (
    SELECT
        contract_id, line, stretch, reading, currency,
        CAST(sum(CASE WHEN past = length THEN difference ELSE difference * past / length END) AS DECIMAL(18, 4)) AS so_far,
        CAST(sum(CASE WHEN ahead = length THEN difference ELSE difference * ahead / length END) AS DECIMAL(18, 4)) AS next_year,
        bool_or(estimated AND ahead > 0) AS estimated,
        bool_or(state = 'assumed' AND past + ahead > 0) AS assumed,
        bool_or(difference IS NULL) AS unknown
    FROM days
    GROUP BY contract_id, line, stretch, reading, currency
),
readings AS (
    SELECT
        contract_id, line, stretch, currency,
        min(so_far) AS so_far_least, max(so_far) AS so_far_most,
        min(next_year) AS next_least, max(next_year) AS next_most,
        bool_or(estimated) AS estimated, bool_or(assumed) AS assumed, bool_or(unknown) AS unknown
    FROM shared
    GROUP BY contract_id, line, stretch, currency
),
added AS (
    SELECT
        contract_id, currency,
        CAST(sum(so_far_least) AS DECIMAL(18, 2)) AS so_far_least,
        CAST(sum(so_far_most) AS DECIMAL(18, 2)) AS so_far_most,
        CAST(sum(next_least) AS DECIMAL(18, 2)) AS next_least,
        CAST(sum(next_most) AS DECIMAL(18, 2)) AS next_most,
        coalesce(bool_or(estimated), FALSE) AS estimated,
        coalesce(bool_or(assumed), FALSE) AS assumed,
        coalesce(bool_or(unknown), FALSE) AS unknown
    FROM readings
    GROUP BY contract_id, currency
)
SELECT
    added.contract_id, name.file_name, added.currency,
    so_far_least, so_far_most, next_least, next_most,
    CAST(
        greatest(abs(so_far_least), abs(so_far_most)) + greatest(abs(next_least), abs(next_most)) AS DECIMAL(18, 2)
    ) AS at_stake,
    estimated, assumed, unknown
FROM added
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name ON name.document_id = resolved.document_id
WHERE so_far_least IS NOT NULL;
