CREATE VIEW forums AS
WITH decided AS (
    SELECT contract_id, bool_or(state = 'stated') AS stated
    FROM terms
    WHERE kind = 'dispute_resolution' AND review_state <> 'rejected'
        AND (value ->> '$.kind') IN ('court', 'arbitration')
    GROUP BY contract_id
), spoken AS (
    -- Words about disputes of which no way to settle them was read may name who decides.
    SELECT contract_id FROM clause_states WHERE type = 'dispute_resolution' AND state = 'unknown'
)
SELECT
    said.document_id, said.contract_id, said.file_name,
    -- Talks and a mediator settle what both want settled; only a court or an arbitrator decides.
    CASE
        WHEN decided.stated OR said.state = 'found' THEN TRUE
    END AS named
FROM clause_states AS said
LEFT JOIN decided ON decided.contract_id = said.contract_id
LEFT JOIN spoken ON spoken.contract_id = said.contract_id
-- Silence is no row: whether it is an absence hangs on the kind of paper too.
WHERE said.type = 'jurisdiction'
    AND (said.state <> 'absent' OR decided.contract_id IS NOT NULL OR spoken.contract_id IS NOT NULL);
