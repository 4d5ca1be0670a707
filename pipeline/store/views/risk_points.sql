CREATE VIEW risk_points AS
WITH told AS (
    -- A rule counts once a contract, as the worst that it says of it.
    SELECT
        contract_id, rule_id, any_value(title) AS title, any_value(severity) AS severity,
        min(verdict) AS verdict, count(*) AS times
    FROM flag_rows
    WHERE contract_id IS NOT NULL AND (rule_id, contract_id) NOT IN (
        SELECT (rule_id, contract_id) FROM accepted_rows
        WHERE accepted_until IS NULL OR accepted_until >= as_of()
    )
    GROUP BY contract_id, rule_id
),
weighed AS (
    SELECT
        told.*,
        coalesce(own.points, by_severity.points) AS weight,
        CASE verdict WHEN 'unknown' THEN doubt.points ELSE 1 END AS share,
        own.points IS NOT NULL AS by_rule
    FROM told
    LEFT JOIN weight_rows AS own ON own.kind = 'rule' AND own.name = told.rule_id
    LEFT JOIN weight_rows AS by_severity ON by_severity.kind = 'severity' AND by_severity.name = told.severity
    CROSS JOIN (SELECT max(points) AS points FROM weight_rows WHERE kind = 'unknown') AS doubt
)
SELECT
    weighed.contract_id,
    name.file_name,
    weighed.rule_id,
    weighed.title,
    weighed.severity,
    weighed.verdict,
    CAST(weight AS DECIMAL(9, 2)) AS weight,
    CAST(weight * share AS DECIMAL(9, 2)) AS points,
    weighed.title || ': ' || CASE WHEN by_rule THEN 'of its own ' ELSE severity || ' ' END
        || CAST(CAST(weight AS DECIMAL(9, 2)) AS VARCHAR)
        || CASE verdict WHEN 'unknown' THEN ', not answered: × ' || CAST(CAST(share AS DECIMAL(9, 2)) AS VARCHAR)
            || ' = ' || CAST(CAST(weight * share AS DECIMAL(9, 2)) AS VARCHAR) ELSE '' END AS why
FROM weighed
JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name ON name.document_id = resolved.document_id;
