-- Flags by rule: how many contracts each rule flags, how many it could not answer, and in which files
SELECT
    f.rule_id, f.severity, any_value(f.title) AS title,
    count(DISTINCT f.contract_id) FILTER (f.verdict = 'flagged') AS flagged,
    count(DISTINCT f.contract_id) FILTER (f.verdict = 'unknown') AS unknown,
    list(DISTINCT f.file_name ORDER BY f.file_name) FILTER (f.verdict = 'flagged') AS files
FROM flags AS f
GROUP BY f.rule_id, f.severity
ORDER BY f.severity = 'high' DESC, f.severity = 'medium' DESC, flagged DESC, f.rule_id;
