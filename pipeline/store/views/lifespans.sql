CREATE VIEW lifespans AS
WITH ways AS (
    SELECT
        contract_id,
        CASE
            WHEN bool_or(state = 'found') FILTER (type <> 'termination_for_cause') THEN TRUE
            WHEN bool_and(state = 'absent') FILTER (type <> 'termination_for_cause') THEN FALSE
        END AS way_out,
        bool_or(type = 'termination_for_cause' AND state = 'found') AS for_cause
    FROM clause_states
    WHERE type IN ('termination_for_convenience', 'termination_notice', 'termination_for_cause')
    GROUP BY contract_id
), early AS (
    -- In French an end before the start is read as unknown, and its reason names both days.
    SELECT contract_id, min(reason) AS reason
    FROM terms
    WHERE kind = 'expiration_date' AND state = 'unknown' AND review_state <> 'rejected'
        AND starts_with(reason, 'It would end on ')
    GROUP BY contract_id
), renewed AS (
    SELECT contract_id, bool_and(coalesce(json_extract_string(value, '$.by') = 'both', FALSE)) AS by_both
    FROM terms
    WHERE kind = 'renewal' AND state = 'stated' AND review_state <> 'rejected'
    GROUP BY contract_id
)
SELECT
    endings.document_id, endings.contract_id, endings.file_name,
    endings.expiration_kind,
    endings.expiration_date,
    greatest(contracts.agreement_date, contracts.effective_date) AS last_start,
    coalesce(
        endings.expiration_date, try_cast(regexp_extract(early.reason, '\d{4}-\d{2}-\d{2}') AS DATE)
    ) AS said_end,
    CASE
        WHEN said_end < last_start THEN TRUE
        WHEN endings.expiration_kind = 'date' AND last_start IS NULL THEN NULL
        ELSE FALSE
    END AS backwards,
    CASE
        WHEN contracts.status = 'expired' THEN TRUE
        -- What only a paper of both parties prolongs has ended where no such paper was read.
        WHEN contracts.status = 'unknown' AND contracts.renewal = 'express' AND endings.expiration_date < as_of()
            AND renewed.by_both THEN TRUE
        WHEN contracts.status <> 'unknown' THEN FALSE
        WHEN endings.expiration_kind = 'perpetual' OR endings.expiration_date >= as_of() THEN FALSE
    END AS ended,
    CASE
        WHEN endings.expiration_kind <> 'perpetual' THEN FALSE
        WHEN regexp_matches(
            lower(strip_accents(quote)), 'perpet|for ?ever|\bindefinitely|\bindefinite (term|period)|everlasting|for all time|\bunlimited (duration|period|term|time)'
                '|without (any )?limit(ation)? (of|in|as to) (time|duration)|\b(has|have|knows?) no end\b|\bindefinite duration|\b(term|duration): (indefinite|for ?ever|unlimited)|\bnever (lapse|expire|end|come to an end)|\bno end date'
                '|eternel|\bpour toujours|\ba (tout )?jamais\b|\bjamais (prendre fin|etre (resilie|denonce|rompu))'
                '|duree (du contrat )?:? ?illimitee[^.;]{0,30}sans (possibilite|faculte) de (denonc|resili)|\bne (s.eteindra|prendra fin|cessera|expirera) jamais|\bjamais (ne )?(s.eteindra|prendra fin|cessera)'
                -- Without limit of time a French contract may be ended; it is perpetual where nobody may.
                '|sans (limit(ation|e) (de|dans le) (duree|temps)|terme)[^.;]{0,60}\bne (peut|peuvent|pourra|pourront)[^.;]{0,60}(denonc|resili|mettre fin|prendre fin|rompu)'
        ) THEN TRUE
        WHEN quote IS NOT NULL THEN FALSE
    END AS perpetual_by_word,
    -- Where the words of the end point to a termination, nobody can say that there is none; but they may
    -- point to the one for a cause, which was read.
    CASE
        -- Who says in the words of the end that nobody may end it has said enough.
        WHEN regexp_matches(
            coalesce(lower(quote), ''),
            '\b(may|can|shall|could|cannot|must) ?(not|never)? be (terminated|cancel[l]?ed|ended|revoked|determined|brought to an end)\b[^.;]{0,40}\b(by either|by any|for any reason|at all|$)'
            '|\bnot (terminable|cancell?able)\b|\birrevocable\b|\bnon-?(terminable|cancell?able)|\bneither (party|side)[^.;]{0,40}\b(right|power|may|entitled)[^.;]{0,30}\b(end|terminat|cancel)'
            '|\bno (party|right|notice)[^.;]{0,50}\b(terminat|cancel|bring)'
        ) AND regexp_matches(lower(quote), '\b(not|never|cannot|no|neither|irrevocable|non-?)') AND NOT coalesce(ways.way_out, FALSE)
            THEN FALSE
        WHEN ways.way_out OR (
            ways.for_cause AND NOT regexp_matches(coalesce(lower(quote), ''), 'exhibit|schedule|annex|appendix|order|policies|by law|option|notice')
        ) OR NOT regexp_matches(
            coalesce(lower(quote), ''),
            '(until|unless|except|save|subject|accordance|pursuant|provided|sauf|jusqu|hors)[^;]{0,80}(terminat|cancel|résili|dénonc)'
            '|(terminat|cancel|résili|dénonc)[^;]{0,60}(accordance|pursuant|provided|section|article|clause|exhibit|under)'
        )
            THEN ways.way_out
    END AS way_out,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM endings
JOIN contracts ON contracts.contract_id = endings.contract_id
LEFT JOIN ways ON ways.contract_id = endings.contract_id
LEFT JOIN early ON early.contract_id = endings.contract_id
LEFT JOIN renewed ON renewed.contract_id = endings.contract_id;
