CREATE VIEW price_at_stake AS
WITH readings AS (
    SELECT
        contract_id, line, stretch, currency,
        min(due_so_far - flat_so_far) AS so_far_least, max(due_so_far - flat_so_far) AS so_far_most,
        min(due_next - flat_next) AS next_least, max(due_next - flat_next) AS next_most,
        max(flat_so_far) AS flat_so_far, max(flat_next) AS flat_next,
        max(between_so_far) AS between_so_far, max(between_next) AS between_next,
        bool_or(estimated) AS estimated, bool_or(assumed) AS assumed, bool_or(unknown) AS unknown,
        count(due_so_far) BETWEEN 1 AND count(*) - 1 OR count(due_next) BETWEEN 1 AND count(*) - 1 AS reading_unknown
    FROM price_readings
    GROUP BY contract_id, line, stretch, currency
),
added AS (
    SELECT
        contract_id, currency,
        -- Where nothing is due by what is known, and something is not known, the sum is not nought but not known.
        bool_or(so_far_least IS NULL) AND coalesce(sum(flat_so_far), 0) = 0 AS no_so_far,
        bool_or(next_least IS NULL) AND coalesce(sum(flat_next), 0) = 0 AS no_next,
        CASE WHEN NOT no_so_far THEN CAST(sum(so_far_least) AS DECIMAL(18, 2)) END AS so_far_least,
        CASE WHEN NOT no_so_far THEN CAST(sum(so_far_most) AS DECIMAL(18, 2)) END AS so_far_most,
        CASE WHEN NOT no_next THEN CAST(sum(next_least) AS DECIMAL(18, 2)) END AS next_least,
        CASE WHEN NOT no_next THEN CAST(sum(next_most) AS DECIMAL(18, 2)) END AS next_most,
        CAST(sum(between_so_far) AS DECIMAL(18, 2)) AS between_so_far,
        CAST(sum(between_next) AS DECIMAL(18, 2)) AS between_next,
        coalesce(bool_or(estimated), FALSE) AS estimated,
        coalesce(bool_or(assumed), FALSE) AS assumed,
        coalesce(bool_or(unknown), FALSE) AS unknown,
        coalesce(bool_or(reading_unknown), FALSE) AS reading_unknown
    FROM readings
    GROUP BY contract_id, currency
)
SELECT
    added.contract_id, name.file_name, added.currency,
    so_far_least, so_far_most, next_least, next_most,
    CAST(
        coalesce(greatest(abs(so_far_least), abs(so_far_most)), 0) + coalesce(greatest(abs(next_least), abs(next_most)), 0)
        AS DECIMAL(18, 2)
    ) AS at_stake,
    CASE WHEN NOT reading_unknown THEN between_so_far END AS between_so_far,
    CASE WHEN NOT reading_unknown THEN between_next END AS between_next,
    estimated, assumed, unknown, reading_unknown
FROM added
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name ON name.document_id = resolved.document_id
WHERE so_far_least IS NOT NULL OR next_least IS NOT NULL;
