CREATE VIEW termination_rights AS
WITH told AS (
    SELECT
        *,
        lower(strip_accents(quote)) AS words,
        -- What says that no time to cure is owed must not be taken for a time to cure.
        regexp_replace(
            words,
            '\b(no|without (a|any))\s+(cure|grace|remedy)\s+(period|time)\b|\bno opportunity to (cure|remedy|put)'
            '|\b(without\s+(having\s+to|being\s+(bound|obliged|required)\s+to|(first\s+)?(allow|giv|offer|requir|demand|grant)ing)'
            '|((need|shall|will|is)\s+not|not\s+be)\s+(first\s+|need(ed)?\s+|have\s+|bound\s+|obliged\s+|required\s+)+(to\s+)?)'
            '[^.;]{0,90}?\b(remed\w+|cur(e[sd]?|ing)|made\s+good|put\s+right|put\s+things\s+right|correct\w*|rectif\w+)\b'
            '|\bwhether\s+or\s+not\s+[^.;,]{0,30}\b(remed|cur)\w+',
            ' not owed ', 'g'
        ) AS english,
        -- In French the words that waive a warning name it: "sans mise en demeure ni délai pour y remédier".
        regexp_replace(
            english,
            '(\bsans (autre |que |qu.il soit besoin |qu.il (soit|y ait) (necessaire|lieu) |avoir a |aucune? |etre )*'
            '|\bni (que la partie \w+ (dispose|beneficie) )?|\baucune? )'
            '(de |d.|proceder |a |adresser |une? |la |le |simple )*'
            '(mise en demeure|sommation|avertissement|delai ([^.;,]{0,25}?)?(pour|de) (y |la |s.)?(remed|repar|regularis|execut|grace)\w*'
            '|delai de grace'
            '|possibilite (de|d.y) (remed|repar|regularis)\w*)'
            '|\bsans (autre|nouvel|aucun) avertissement|\bseance tenante'
            '|\bque (le |la |l.|ce |cette )?\w+ (soit|fut|puisse etre|ait ete) (ou non )?(remed|repar|regularis)\w*( ou non)?|\b(reparable|remediable) ou non',
            ' sur-le-champ ', 'g'
        ) AS bare,
        -- Another contract's end: "may terminate its sub-adviser agreement", "the Engagement Letter shall provide that".
        regexp_matches(
            words,
            '\bterminat\w*\s+(its|their|his|her|such|any)\s+([a-z-]+\s+){0,3}(engagement|agreements?|contracts?)\b'
            '|\b(letter|lease|note|indenture)\s+(shall|will)\s+provide\b'
        ) AND NOT regexp_matches(words, '\b(this|present)\s+([a-z-]+\s+){0,2}(agreement|contract|lease|letter)\b') AS of_another,
        -- [Licensor/Licensee] is a form that nobody has filled in.
        CASE
            WHEN state = 'stated' AND confidence >= 0.85 AND NOT of_another
                AND NOT regexp_matches(quote, '\[[^\]]*/[^\]]*\]')
            THEN lower(value ->> '$.by')
        END AS owner,
        regexp_extract(value ->> '$.duration', '^P(\d+)([DWMY])$', ['count', 'unit']) AS length
    FROM terms AS term
    WHERE kind IN ('termination_for_convenience', 'termination_for_cause', 'termination_notice')
        AND review_state <> 'rejected'
        -- What one reader doubts and another one read, in the same words, is read.
        AND NOT (
            state = 'unknown' AND EXISTS (
                SELECT 1 FROM terms AS read
                WHERE read.contract_id = term.contract_id AND read.kind = term.kind AND read.state = 'stated'
                    AND read.review_state <> 'rejected'
                    AND read.char_start < term.char_end AND term.char_start < read.char_end
            )
        )
), whole AS (
    SELECT
        contract_id, kind,
        count(DISTINCT owner) AS owners,
        count(*) = count(owner) AS all_known,
        bool_or(
            lower(value ->> '$.by') IN ('either', 'both')
            OR regexp_matches(words, '\b(la|une) meme faculte|\b(le|du) meme droit|reciproque|\bvice versa\b|\b(the )?same right\b')
            AND NOT regexp_matches(
                words,
                '(\bn.(a|ont|aura|auront|ayant|en a)\b|\bne (dispos|benefici|joui|poss)|\bsans\b|\bno\b|\bnot\b)[^.;]{0,40}(meme (faculte|droit)|reciproque|same right)'
            )
        ) AS mutual,
        bool_or((value ->> '$.cure_period') IS NOT NULL) AS any_cure
    FROM told GROUP BY contract_id, kind
)
SELECT
    document_id, told.contract_id, file_name,
    CASE kind
        WHEN 'termination_for_convenience' THEN 'convenience'
        WHEN 'termination_for_cause' THEN 'cause'
        ELSE 'notice'
    END AS kind,
    value ->> '$.by' AS by,
    CASE
        WHEN mutual OR owners > 1 THEN FALSE
        WHEN owners = 1 AND all_known THEN TRUE
    END AS one_sided,
    value ->> '$.duration' AS notice,
    try_cast(length.count AS INTEGER)
    * CASE length.unit WHEN 'D' THEN 1 WHEN 'W' THEN 7 WHEN 'M' THEN 30 WHEN 'Y' THEN 365 END AS notice_days,
    value ->> '$.form' AS form,
    value ->> '$.cure_period' AS cure_period,
    CASE
        WHEN kind <> 'termination_for_cause' OR any_cure OR (value ->> '$.cause') <> 'breach' THEN FALSE
        WHEN value ->> '$.at_once' = 'true' THEN TRUE
        WHEN of_another THEN NULL
        WHEN NOT regexp_matches(
            bare,
            '\b(immediate\w*|forthwith|at once|summar\w*|sur[- ]le[- ]champ|on the spot|instantly|straight away|right away|the same day|aussitot|a l.instant|le jour meme)\b|effet immediat'
            '|without (any |prior |further )*notice|sans (delai|preavis)|not owed|there and then|no grace'
            '|(takes?|taking|with|have|has|shall have) effect (on|upon|when|from the (moment|time))|effective (on|upon) (receipt|delivery)'
            '|(as )?from the (day|date|moment|time) (the|that|such|of|on)[^.;,]{0,20}notice|sans formalite|des (la |sa )?reception'
        ) THEN FALSE
        WHEN regexp_matches(
            bare,
            '\b(cur(e[sd]?|ing)|uncured|remed\w*|correct\w*|rectif\w*|repar\w*|regularis\w*|mise en demeure'
            '|events? of default|days|(one|a|1) (business |working )?day|jours|mois|semaines?|irremediable\w*|irreparable\w*)\b'
        ) THEN FALSE
        -- A single cause that nobody could put right: this is no breach of just any duty.
        WHEN regexp_matches(words, 'corrupt|fcpa|brib|fraud|felony|crime|criminal|insolv|bankrupt') THEN FALSE
        -- Whoever waives the warning in so many words leaves no doubt.
        WHEN (confidence >= 0.9 OR confidence >= 0.85 AND regexp_matches(bare, 'sur[- ]le[- ]champ|not owed|without (any |prior |further )*notice|des (la |sa )?reception')) AND regexp_matches(
            words, 'breach|violat|default|fail|\bbreaks?\b|\bbroken\b|observance|not do what|inobserv|enfrein|ne fait pas|contraven|contrev|meconn|not (perform|comply|hono)|n.(execut|honor)|ne (respect|s.acquitt|satisf)|manqu|inexecut|non[- ]respect|infraction|\bfautes?\b'
        ) THEN TRUE
    END AS at_once,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM told
JOIN whole USING (contract_id, kind);
