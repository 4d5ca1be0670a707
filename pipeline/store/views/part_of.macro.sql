CREATE MACRO part_of(amount, days, days_in_all) AS (
    -- In whole numbers: no cent of a sum of money goes through a binary fraction.
    CAST(
        (2 * CAST(CAST(amount AS DECIMAL(24, 4)) * 10000 AS HUGEINT) * days + days_in_all) // (2 * days_in_all) AS DECIMAL(22, 0)
    ) * CAST(0.0001 AS DECIMAL(5, 4))
);
