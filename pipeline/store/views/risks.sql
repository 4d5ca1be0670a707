CREATE VIEW risks AS
WITH added AS (
    SELECT
        contract_id,
        sum(points) AS points,
        count(*) FILTER (verdict = 'flagged') AS flagged,
        count(*) FILTER (verdict = 'unknown') AS unanswered,
        list(why ORDER BY points DESC, rule_id) FILTER (points > 0) AS why
    FROM risk_points
    GROUP BY contract_id
)
SELECT
    resolved.contract_id,
    name.file_name,
    CAST(coalesce(added.points, 0) AS DECIMAL(12, 2)) AS points,
    coalesce(added.flagged, 0) AS flagged,
    coalesce(added.unanswered, 0) AS unanswered,
    coalesce(added.why, []) AS why,
    resolved.counterparty,
    resolved.owner
FROM resolved
JOIN document_rows AS document USING (document_id)
LEFT JOIN added USING (contract_id)
LEFT JOIN document_names AS name ON name.document_id = resolved.document_id;
