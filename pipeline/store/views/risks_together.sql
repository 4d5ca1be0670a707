CREATE VIEW risks_together AS
SELECT
    by_what,
    name,
    CAST(sum(points) AS DECIMAL(14, 2)) AS points,
    count(*) AS contracts,
    count(*) FILTER (points > 0) AS at_risk,
    arg_max(file_name, (points, file_name)) AS worst_file,
    CAST(max(points) AS DECIMAL(12, 2)) AS worst_points
FROM (
    SELECT
        'counterparty' AS by_what,
        coalesce(resolved.counterparty_group, risks.counterparty) AS name,
        risks.points, risks.file_name
    FROM risks JOIN resolved USING (contract_id)
    UNION ALL
    SELECT 'owner' AS by_what, owner AS name, points, file_name
    FROM risks
)
WHERE name IS NOT NULL
GROUP BY by_what, name;
