-- The day is taken in as a column first: older clients do not see a macro's parameter inside REPLACE.
CREATE MACRO contracts_as_of(day) AS TABLE
WITH asked AS (
    SELECT CAST(day AS DATE) AS on_day
),
-- What the last paper in effect on the day says of a field takes the place of what stood there. A struct, so
-- that a field that a paper leaves unknown is told from one that it does not touch.
laid AS (
    SELECT
        contract_id,
        arg_max({'v': value}, step) FILTER (field = 'expiration_date') AS expiration_date,
        arg_max({'v': value}, step) FILTER (field = 'expiration_kind') AS expiration_kind,
        arg_max({'v': value}, step) FILTER (field = 'term') AS term,
        arg_max({'v': value}, step) FILTER (field = 'renewal') AS renewal,
        arg_max({'v': value}, step) FILTER (field = 'renewal_term') AS renewal_term,
        arg_max({'v': value}, step) FILTER (field = 'notice_period') AS notice_period,
        arg_max({'v': value}, step) FILTER (field = 'termination_notice') AS termination_notice,
        arg_max({'v': value}, step) FILTER (field = 'notice_deadline') AS notice_deadline,
        arg_max({'v': value}, step) FILTER (field = 'governing_law') AS governing_law,
        arg_max({'v': value}, step) FILTER (field = 'jurisdiction') AS jurisdiction,
        arg_max({'v': value}, step) FILTER (field = 'total_value') AS total_value,
        arg_max({'v': value}, step) FILTER (field = 'currency') AS currency,
        bool_or(field = 'parties') AS other_parties,
        bool_or(field = 'status') AS ended,
        list(DISTINCT source_contract_id ORDER BY source_contract_id) AS amended_by
    FROM change_rows, asked
    WHERE from_date IS NULL OR from_date <= on_day
    GROUP BY contract_id
),
-- Of every contract that is ever changed: when it ends, what it said first, whether today's renewals hold.
ever AS (
    SELECT
        contract_id,
        bool_or(field = 'status') AS ends,
        arg_min({'v': replaced_value}, step) FILTER (field = 'notice_deadline') AS first_notice_deadline,
        on_day >= as_of() AND NOT bool_or(coalesce(from_date > as_of() AND from_date <= on_day, FALSE)) AS as_today
    FROM change_rows, asked
    GROUP BY contract_id, on_day
),
replaced AS (
    SELECT
        contract_id,
        json_group_object(field, replaced_value) AS replaced,
        json_group_object(field, reason) AS doubts
    FROM (
        SELECT
            contract_id, field,
            arg_min({'v': replaced_value}, step).v AS replaced_value,
            arg_max({'v': nullif(reason, '')}, step).v AS reason
        FROM change_rows, asked
        WHERE (from_date IS NULL OR from_date <= on_day) AND field <> 'status'
        GROUP BY contract_id, field
        ORDER BY contract_id, field
    )
    GROUP BY contract_id
),
-- Today's days, with what changed them.
due AS (
    SELECT
        contract_id,
        max(date) FILTER (kind = 'renewal') AS due_renewal,
        max(date) FILTER (kind = 'notice') AS due_notice
    FROM deadline_rows
    GROUP BY contract_id
),
overlaid AS (
    SELECT
        asked.on_day,
        c.* REPLACE (
            CASE WHEN laid.other_parties THEN [] ELSE c.parties END AS parties,
            CASE WHEN laid.other_parties IS NOT TRUE THEN c.counterparty END AS counterparty,
            CASE WHEN laid.expiration_date IS NULL THEN c.expiration_date ELSE CAST(laid.expiration_date.v AS DATE) END
                AS expiration_date,
            CASE WHEN laid.expiration_kind IS NULL THEN c.expiration_kind ELSE laid.expiration_kind.v END
                AS expiration_kind,
            CASE WHEN laid.term IS NULL THEN c.term ELSE laid.term.v END AS term,
            CASE WHEN laid.renewal IS NULL THEN c.renewal ELSE laid.renewal.v END AS renewal,
            CASE WHEN laid.renewal_term IS NULL THEN c.renewal_term ELSE laid.renewal_term.v END AS renewal_term,
            CASE WHEN laid.notice_period IS NULL THEN c.notice_period ELSE laid.notice_period.v END AS notice_period,
            CASE WHEN laid.termination_notice IS NULL THEN c.termination_notice ELSE laid.termination_notice.v END
                AS termination_notice,
            CASE WHEN laid.governing_law IS NULL THEN c.governing_law ELSE laid.governing_law.v END AS governing_law,
            CASE WHEN laid.jurisdiction IS NULL THEN c.jurisdiction ELSE laid.jurisdiction.v END AS jurisdiction,
            CASE WHEN laid.total_value IS NULL THEN c.total_value ELSE CAST(laid.total_value.v AS DECIMAL(18, 2)) END
                AS total_value,
            CASE WHEN laid.currency IS NULL THEN c.currency ELSE laid.currency.v END AS currency,
            -- A patch of NULL takes the reason away: what was changed is no longer unknown for the old one.
            json_merge_patch(c.unknown, coalesce(replaced.doubts, '{}')) AS unknown
        ),
        laid.amended_by,
        replaced.replaced,
        ever.contract_id IS NOT NULL AS ever_changed,
        ever.as_today,
        due.due_renewal,
        due.due_notice,
        coalesce(laid.ended, FALSE) AS has_ended,
        coalesce(ever.ends, FALSE) AND laid.ended IS NOT TRUE AS ends_later,
        CASE
            WHEN laid.notice_deadline IS NOT NULL THEN CAST(laid.notice_deadline.v AS DATE)
            WHEN ever.first_notice_deadline IS NOT NULL THEN CAST(ever.first_notice_deadline.v AS DATE)
            WHEN c.next_renewal_date IS NULL OR c.next_renewal_date = c.expiration_date THEN c.notice_deadline
        END AS running_notice
    FROM contracts AS c
    CROSS JOIN asked
    LEFT JOIN laid USING (contract_id)
    LEFT JOIN replaced USING (contract_id)
    LEFT JOIN ever USING (contract_id)
    LEFT JOIN due USING (contract_id)
)
SELECT * EXCLUDE (
    on_day, ever_changed, as_today, due_renewal, due_notice, has_ended, ends_later, running_notice
) REPLACE (
    CASE
        WHEN has_ended THEN 'terminated'
        WHEN status = 'draft' OR (status = 'terminated' AND NOT ends_later AND document_class <> 'amendment') THEN status
        WHEN document_class NOT IN ('contract', 'amendment', 'order', 'unknown') THEN status
        WHEN expiration_kind = 'perpetual' THEN 'in_force'
        WHEN expiration_date >= on_day THEN 'in_force'
        WHEN renewal = 'evergreen' AND expiration_date < on_day THEN 'in_force'
        WHEN expiration_date < on_day AND renewal = 'tacit' AND renewal_term IS NOT NULL
            AND next_renewal_date IS NOT NULL THEN 'in_force'
        WHEN renewal IN ('tacit', 'express') AND expiration_date < on_day THEN 'unknown'
        WHEN expiration_date < on_day AND json_extract_string(unknown, '$.renewal') IS NOT NULL THEN 'unknown'
        WHEN expiration_date < on_day AND status = 'unknown' THEN 'unknown'
        WHEN expiration_date < on_day THEN 'expired'
        ELSE 'unknown'
    END AS status,
    'on ' || CAST(on_day AS VARCHAR)
        || CASE WHEN amended_by IS NULL THEN ', from its own words' ELSE ', with what changed it until then' END
        AS status_reason,
    CASE
        WHEN has_ended OR document_class = 'amendment' AND amends IS NOT NULL THEN NULL
        WHEN NOT ever_changed AND next_renewal_date > on_day AND on_day >= as_of() THEN next_renewal_date
        WHEN as_today AND due_renewal > on_day THEN due_renewal
        WHEN renewal = 'tacit' AND expiration_date > on_day THEN expiration_date
    END AS next_renewal_date,
    CASE
        WHEN has_ended OR document_class = 'amendment' AND amends IS NOT NULL THEN NULL
        WHEN NOT ever_changed AND next_renewal_date > on_day AND on_day >= as_of() THEN notice_deadline
        WHEN as_today AND due_renewal > on_day THEN due_notice
        WHEN ever_changed AND expiration_date > on_day THEN running_notice
        WHEN NOT ever_changed AND (next_renewal_date IS NULL OR next_renewal_date = expiration_date)
            THEN notice_deadline
    END AS notice_deadline
)
FROM overlaid
WHERE coalesce(effective_date, agreement_date) <= on_day
   OR coalesce(effective_date, agreement_date) IS NULL;
