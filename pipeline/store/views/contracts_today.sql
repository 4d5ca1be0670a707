-- A contract that begins later is not among those of a day: its own words stand.
CREATE VIEW contracts_today AS
WITH changed AS (
    SELECT * FROM contracts_as_of((SELECT as_of())) WHERE amended_by IS NOT NULL
)
SELECT changed.* REPLACE (own.status AS status, own.status_reason AS status_reason)
FROM changed
JOIN contracts AS own USING (contract_id)
UNION ALL BY NAME
SELECT own.*
FROM contracts AS own
ANTI JOIN changed USING (contract_id);
