-- The price due today: each periodic price, the one first agreed, and the sum between them
SELECT
    file_name, what, reading, period_start, period_end, price_due, estimate, currency, per, flat_price,
    price_due - flat_price AS difference, arithmetic, state, reason
FROM price_schedule
WHERE as_of() BETWEEN period_start AND period_end OR period_start IS NULL
ORDER BY file_name, line, reading;
