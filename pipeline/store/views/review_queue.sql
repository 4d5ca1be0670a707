CREATE VIEW review_queue AS
WITH told AS (
    -- A rule may flag several rows of one contract; that is one reason. What somebody accepted is none.
    SELECT DISTINCT contract_id, rule_id, title, severity, verdict FROM flag_rows
    WHERE (rule_id, coalesce(contract_id, '')) NOT IN (
        SELECT (rule_id, contract_id) FROM accepted_rows
        WHERE accepted_until IS NULL OR accepted_until >= as_of()
    )
),
flagged AS (
    SELECT
        contract_id,
        max(CASE severity WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END) FILTER (verdict = 'flagged') AS worst,
        max(CASE severity WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END) AS worst_or_unknown,
        list(title ORDER BY severity = 'high' DESC, severity = 'medium' DESC, rule_id)
            FILTER (verdict = 'flagged') AS flags,
        list(title ORDER BY severity = 'high' DESC, severity = 'medium' DESC, rule_id)
            FILTER (verdict = 'unknown') AS unanswered,
        list(title || CASE verdict WHEN 'unknown' THEN ' (unknown)' ELSE '' END
             ORDER BY verdict, severity = 'high' DESC, severity = 'medium' DESC, rule_id) AS told
    FROM told
    GROUP BY contract_id
),
-- Of days that fall together the one that something can still be done about is named.
next AS (
    SELECT
        contract_id,
        min(date) FILTER (date >= as_of()) AS next_deadline,
        arg_min(kind, (date, CASE kind WHEN 'notice' THEN 1 WHEN 'end' THEN 3 ELSE 2 END, kind))
            FILTER (date >= as_of()) AS deadline_kind,
        list_sort(list(DISTINCT kind) FILTER (date IS NULL)) AS unknown_days
    FROM deadline_rows
    GROUP BY contract_id
),
doubts AS (
    SELECT contract_id, list_sort(list(type)) AS unknown
    FROM state_rows
    WHERE state = 'unknown'
    GROUP BY contract_id
),
begun AS (
    SELECT DISTINCT document_id FROM reviews
),
contradicted AS (
    SELECT contract_id, list(DISTINCT field ORDER BY field) AS fields
    FROM contradiction_rows
    GROUP BY contract_id
),
-- Each currency by itself: they are told beside each other, and the greatest figure goes first.
stakes AS (
    SELECT
        contract_id, currency,
        row_number() OVER (PARTITION BY contract_id ORDER BY at_stake DESC, currency) AS place,
        CAST(at_stake AS DECIMAL(18, 2)) AS at_stake,
        'price due against the price first agreed: ' || concat_ws(
            ', ',
            CAST(so_far_most AS VARCHAR) || ' ' || currency || ' until today',
            CAST(next_most AS VARCHAR) || ' ' || currency || ' over twelve months'
        ) AS told
    FROM price_at_stake
    WHERE at_stake > 0
),
-- What lies between two ways to read a price, each currency by itself; nothing where they come to the same.
differences AS (
    SELECT
        contract_id, currency, reading_unknown,
        coalesce(between_so_far, 0) + coalesce(between_next, 0) AS apart,
        CASE
            WHEN reading_unknown THEN 'one of them is not known (' || currency || ')'
            ELSE concat_ws(
                ', ',
                CAST(between_so_far AS VARCHAR) || ' ' || currency || ' until today',
                CAST(between_next AS VARCHAR) || ' ' || currency || ' over twelve months'
            )
        END AS told
    FROM price_at_stake
    WHERE reading_unknown OR coalesce(between_so_far, 0) + coalesce(between_next, 0) > 0
),
-- The greatest of each currency comes first, then the second of each: two currencies are never compared.
placed AS (
    SELECT
        *,
        CASE WHEN NOT reading_unknown THEN
            rank() OVER (PARTITION BY reading_unknown, currency ORDER BY apart DESC)
        END AS place
    FROM differences
),
difference AS (
    SELECT contract_id, min(place) AS place, list(told ORDER BY place NULLS LAST, currency) AS told
    FROM placed
    GROUP BY contract_id
),
stake AS (
    SELECT
        contract_id,
        any_value(at_stake) FILTER (place = 1) AS at_stake,
        any_value(currency) FILTER (place = 1) AS currency,
        list(CAST(at_stake AS VARCHAR) || ' ' || currency ORDER BY place) AS amounts,
        list(told ORDER BY place) AS told
    FROM stakes
    GROUP BY contract_id
),
gathered AS (
    SELECT
        resolved.contract_id,
        resolved.document_id,
        name.file_name,
        coalesce(flagged.worst, 0) AS worst,
        flagged.worst_or_unknown,
        coalesce(flagged.flags, []) AS flags,
        coalesce(flagged.unanswered, []) AS unanswered,
        flagged.told,
        coalesce(doubts.unknown, []) AS unknown,
        coalesce(contradicted.fields, []) AS contradicted,
        coalesce(next.unknown_days, []) AS unknown_days,
        coalesce(resolved.total_value, stake.at_stake) AS total_value,
        CASE WHEN resolved.total_value IS NULL AND stake.at_stake IS NOT NULL THEN stake.currency ELSE resolved.currency END
            AS currency,
        -- Beside a stated total all of them, else those that are not the amount itself.
        coalesce(CASE WHEN resolved.total_value IS NULL THEN stake.amounts[2:] ELSE stake.amounts END, [])
            AS also_at_stake,
        coalesce(stake.told, []) AS stakes_told,
        coalesce(difference.told, []) AS between_readings,
        difference.place AS difference_place,
        next.next_deadline,
        next.deadline_kind,
        next.next_deadline - as_of() AS days_left,
        resolved.owner,
        begun.document_id IS NOT NULL AS begun
    FROM flagged
    JOIN resolved USING (contract_id)
    LEFT JOIN next USING (contract_id)
    LEFT JOIN doubts USING (contract_id)
    LEFT JOIN contradicted USING (contract_id)
    LEFT JOIN stake USING (contract_id)
    LEFT JOIN difference USING (contract_id)
    LEFT JOIN begun ON begun.document_id = resolved.document_id
    LEFT JOIN document_names AS name ON name.document_id = resolved.document_id
)
SELECT
    contract_id,
    document_id,
    file_name,
    row_number() OVER (
        ORDER BY
            worst DESC,
            worst_or_unknown DESC,
            -- Amounts of two currencies cannot be compared: each is held against the same figure in its own.
            CASE WHEN total_value >= setting('high_value') THEN 2 WHEN total_value IS NOT NULL THEN 1 ELSE 0 END DESC,
            difference_place NULLS LAST,
            between_readings = [],
            len(unanswered) + len(contradicted) DESC,
            next_deadline NULLS LAST,
            len(unknown) DESC,
            contract_id
    ) AS rank,
    CASE coalesce(nullif(worst, 0), worst_or_unknown) WHEN 3 THEN 'high' WHEN 2 THEN 'medium' ELSE 'low' END
        AS severity,
    flatten([
        told,
        CASE WHEN contradicted = [] THEN [] ELSE ['contradictory: ' || array_to_string(contradicted, ', ')] END,
        CASE WHEN next_deadline IS NULL THEN [] ELSE [
            deadline_kind || ' on ' || CAST(next_deadline AS VARCHAR) || ' (' || CAST(days_left AS VARCHAR) || ' days left)'
        ] END,
        stakes_told,
        list_transform(between_readings, lambda told: 'between the readings of a price: ' || told),
        CASE WHEN unknown_days = [] THEN [] ELSE ['day not known: ' || array_to_string(unknown_days, ', ')] END,
        CASE WHEN unknown = [] THEN [] ELSE ['not known: ' || array_to_string(unknown, ', ')] END
    ]) AS reasons,
    flags,
    unanswered,
    contradicted,
    unknown,
    total_value AS amount_at_stake,
    currency,
    also_at_stake,
    between_readings,
    next_deadline,
    deadline_kind,
    days_left,
    unknown_days,
    len(unanswered) + len(contradicted) + len(unknown) AS doubt,
    owner,
    CASE WHEN begun THEN 'begun' ELSE 'open' END AS state
FROM gathered;
