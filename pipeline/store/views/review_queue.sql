CREATE VIEW review_queue AS
WITH told AS (
    -- A rule may flag several rows of one contract; that is one reason.
    SELECT DISTINCT contract_id, rule_id, title, severity, verdict FROM flag_rows
),
flagged AS (
    SELECT
        contract_id,
        max(CASE severity WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END) FILTER (verdict = 'flagged') AS worst,
        max(CASE severity WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END) AS worst_or_unknown,
        list(title || CASE verdict WHEN 'unknown' THEN ' (unknown)' ELSE '' END
             ORDER BY verdict, severity = 'high' DESC, severity = 'medium' DESC, rule_id) AS reasons,
        count(*) FILTER (verdict = 'unknown') AS unknown_flags
    FROM told
    GROUP BY contract_id
),
next AS (
    SELECT contract_id, min(date) FILTER (date >= as_of()) AS next_deadline
    FROM deadline_rows
    GROUP BY contract_id
),
doubts AS (
    SELECT contract_id, count(*) FILTER (state = 'unknown') AS unknown_states
    FROM state_rows
    GROUP BY contract_id
),
begun AS (
    SELECT DISTINCT document_id FROM reviews
)
SELECT
    resolved.contract_id,
    resolved.document_id,
    name.file_name,
    row_number() OVER (
        ORDER BY
            coalesce(flagged.worst, 0) DESC,
            coalesce(flagged.worst_or_unknown, 0) DESC,
            next.next_deadline NULLS LAST,
            resolved.total_value DESC NULLS LAST,
            coalesce(doubts.unknown_states, 0) DESC,
            resolved.contract_id
    ) AS rank,
    CASE coalesce(flagged.worst, flagged.worst_or_unknown) WHEN 3 THEN 'high' WHEN 2 THEN 'medium' ELSE 'low' END
        AS severity,
    flagged.reasons,
    resolved.total_value AS amount_at_stake,
    resolved.currency,
    next.next_deadline,
    coalesce(flagged.unknown_flags, 0) + coalesce(doubts.unknown_states, 0) AS doubt,
    resolved.owner,
    CASE WHEN begun.document_id IS NULL THEN 'open' ELSE 'begun' END AS state
FROM flagged
JOIN resolved USING (contract_id)
LEFT JOIN next USING (contract_id)
LEFT JOIN doubts USING (contract_id)
LEFT JOIN begun ON begun.document_id = resolved.document_id
LEFT JOIN document_names AS name ON name.document_id = resolved.document_id;
