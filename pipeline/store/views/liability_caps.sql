CREATE VIEW liability_caps AS
WITH told AS (
    SELECT
        *,
        lower(regexp_replace(quote, '\s+', ' ', 'g')) AS said,
        CASE WHEN state = 'stated' THEN try_cast(value ->> '$.amount' AS DECIMAL(18, 2)) END AS amount,
        value ->> '$.currency' AS currency,
        -- "twice the fees of six months" is a year of fees.
        coalesce(try_cast(value ->> '$.multiple' AS DOUBLE), 1) * coalesce(
            try_cast(regexp_extract(value ->> '$.period', '^P(\d+)M$', 1) AS DOUBLE),
            try_cast(regexp_extract(value ->> '$.period', '^P(\d+)Y$', 1) AS DOUBLE) * 12,
            try_cast(regexp_extract(value ->> '$.period', '^P(\d+)W$', 1) AS DOUBLE) / 4.33,
            try_cast(regexp_extract(value ->> '$.period', '^P(\d+)D$', 1) AS DOUBLE) / 30,
            -- "The charges of the preceding quarter": a period that is named, not counted.
            CASE
                WHEN value ->> '$.basis' IS NULL THEN NULL
                WHEN regexp_matches(said, '\b(preceding|previous|last|prior) (calendar |completed )?quarter\b|dernier trimestre|trimestre (précédent|écoulé)') THEN 3
                WHEN regexp_matches(said, '\b(preceding|previous|last|prior) (calendar |completed )?month\b|dernier mois|mois (précédent|écoulé)') THEN 1
            END
        ) AS months_of_fees
    FROM terms
    WHERE kind = 'cap_on_liability' AND review_state <> 'rejected'
), named AS (
    SELECT
        *,
        CASE
            WHEN try_cast(value ->> '$.mutual' AS BOOLEAN) THEN 'either'
            WHEN regexp_matches(
                said,
                '\b(either|each|neither|both|any) (party|parties|of (the parties|us|them))|\beach of [^.;]{0,40} and |(comme|et) celle (du|de la|de l)|\b(a|one) party|part(y|ies)[’'']s?\b|parties |\bmutual'
                '|[’'']s?,? (or|and) [\w. ]{0,30}[’'']s? [\w ]{0,20}liability|with respect to .*with respect to'
                '|chacune?\b|chaque partie|l[’'']une|des (deux )?parties|d[’'']une partie|réciproque|partie (responsable|défaillante)'
            ) THEN 'either'
            -- "Supplier's liability shall not exceed X and Customer's liability shall likewise not exceed X".
            WHEN len(list_distinct(regexp_extract_all(said, '([a-z][\pL\d_&.-]*)[’'']s (?:total |aggregate |maximum |entire |cumulative |overall )*liability\b', 1))) > 1
                AND NOT regexp_matches(said, 'unlimited|without (any )?limit|no limit|uncapped') THEN 'either'
            ELSE coalesce(
                nullif(regexp_extract(
                    said,
                    '([a-z][\pL\d_&.-]*)[’'']s? (?:\pL+,? (?:and )?){0,4}?(?:liability|responsibility)\b', 1
                ), ''),
                nullif(regexp_extract(said, '\bliability of (?:the )?([a-z][\pL\d_&-]*)', 1), ''),
                -- A line of special conditions: "Limit of liability (Contractor): USD 2,000,000".
                nullif(regexp_extract(said, '(?:liability|cap|limit|responsabilité|indemnisation)(?: du| de la)? ?\((?:the |du |le |la )?([\pL\d_&-]{3,})\) ?:', 1), ''),
                nullif(regexp_extract(said, '\b(our|your) (?:\w+ ){0,2}liability', 1), ''),
                nullif(regexp_extract(said, 'for which (?:the )?([a-z][\pL\d_&-]{2,}) (?:may|can|shall|will) be (?:held )?liable', 1), ''),
                -- "In no event shall Vendor be liable", "the Supplier shall not be liable".
                nullif(regexp_extract(said, '(?:shall|will) (?:the )?([a-z][\pL\d_&-]{2,}) be (?:held )?(?:liable|answerable)', 1), ''),
                nullif(regexp_extract(said, '(?:^|[ (,])the ([a-z][\pL\d_&-]{2,}) (?:shall|will|is|can|may)(?: in no (?:event|circumstances?|case))?(?: not|not| never)? (?:be )?(?:held )?(?:liable|answerable)', 1), ''),
                nullif(regexp_extract(said, '(?:recover|recoverable|due|payable) (?:from|against|by) (?:the )?([a-z][\pL\d_&-]{2,})', 1), ''),
                nullif(regexp_extract(
                    said,
                    'responsabilité (?:\pL+,? (?:et )?){0,4}?(?:du (?:fait (?:du |de la ))?|de la société |de la |de l[’'']|d[’'']|de )([\pL\d_&-]{3,})', 1
                ), ''),
                -- "L'indemnité due par le Transporteur", "les dommages et intérêts mis à la charge du Vendeur".
                nullif(regexp_extract(
                    said,
                    '(?:indemnit|indemnis|réparation|dommages?[ -](?:et[ -])?intérêts?|dédommagement)\pL*,?(?: (?:totale?s?|éventuell\pL+|globale?s?|maximale?s?|qui|serai(?:en)?t|pourrai(?:en)?t|être|pouvant|susceptibles?|d[’'']être|le cas échéant,?))* (?:(?:due?s?|supportée?s?|versée?s?|encourue?s?|payée?s?|acquittée?s?) par|(?:mise?s? )?à la charge|incombant|réclamée?s?|demandée?s?) '
                        '(?:au |à la |à l[’'']|du |de la |de l[’'']|le |la |l[’''])([\pL\d_&-]{3,})', 1
                ), ''),
                -- "Le Vendeur ne peut être tenu au-delà de", "l'Agence n'est redevable que dans la limite de".
                nullif(regexp_extract(
                    said,
                    '(?:^|[ (])(?:le |la |l[’''])([\pL\d_&-]{3,}) (?:ne |n[’''])(?:\pL+ )?(?:saurait|pourra|peut|pourrait|sera|est|répond\pL*|doit|devra|indemnis\pL*)\b', 1
                ), ''),
                -- "Les dommages et intérêts que l'Éditeur pourrait être amené à verser".
                nullif(regexp_extract(
                    said,
                    '(?:indemnit|réparation|dommages?|sommes?|montant)[^.;]{0,60}? (?:que|dont|auxquels|auxquelles) (?:le |la |l[’''])([\pL\d_&-]{3,}) (?:pourrait|pourra|serait|sera|peut|aurait|devrait|devra|doit)\b', 1
                ), ''),
                nullif(regexp_extract(said, '(?:^|[ (])(?:le |la |l[’''])([\pL\d_&-]{3,}) (?:limite|plafonne) sa responsabilité', 1), '')
            )
        END AS word
    FROM told
), held AS MATERIALIZED (
    -- A little word that stands where a name would is none.
    SELECT
        * EXCLUDE (word),
        CASE WHEN word NOT IN ('not', 'the', 'any', 'all', 'its', 'their', 'such', 'this', 'that', 'what', 'parties') THEN word END AS whose
    FROM named
), insured AS (
    SELECT contract_id, currency, kind = 'cargo' AS goods, max(amount) AS amount
    FROM insured_sums
    WHERE amount IS NOT NULL AND kind IN ('public_liability', 'professional_liability', 'product_liability', 'umbrella', 'other', 'cargo')
    GROUP BY contract_id, currency, kind = 'cargo'
    -- Layers of cover stand on one another: the highest sum is not what is insured.
    HAVING NOT bool_or(regexp_matches(lower(quote), '\bprimary\b[^.;]{0,100}\bexcess\b|\bexcess layer'))
), together AS (
    SELECT contract_id, count(DISTINCT whose) AS holders, bool_and(whose IS NOT NULL) AS all_told, max(amount) AS most
    FROM held GROUP BY contract_id
), price_spared AS (
    -- What a limit spares but the price itself, which nobody would call damages, is no exception.
    SELECT contract_id FROM terms
    WHERE kind = 'uncapped_liability' AND review_state <> 'rejected'
    GROUP BY contract_id
    HAVING bool_and(state = 'stated' AND CAST(value -> '$.what' AS VARCHAR[]) = ['payment'])
), spared AS (
    SELECT contract_id FROM price_spared
    -- Words of an exception may stand where none was read.
    WHERE contract_id NOT IN (
        SELECT contract_id FROM clauses
        WHERE contract_id IN (SELECT contract_id FROM price_spared)
            AND regexp_matches(text, '(?i)fraud|gross(ly)? negligen|wil+ful|misconduct|personal injur|bodily injur|indemni|faute lourde|dolosi|intentionnel')
    )
), yearly AS (
    -- What is owed in a year by one price that comes back; prices are never added up.
    SELECT
        contract_id, currency,
        max(amount * CASE per WHEN 'year' THEN 1 WHEN 'half_year' THEN 2 WHEN 'quarter' THEN 4 WHEN 'month' THEN 12 END) AS amount
    FROM prices
    WHERE per IN ('year', 'half_year', 'quarter', 'month') AND confidence >= 0.8
    GROUP BY contract_id, currency
)
SELECT
    document_id, contract_id, file_name,
    cap, amount, currency,
    CAST(round(months_of_fees) AS INTEGER) AS months_of_fees,
    short_period,
    CAST(price AS DECIMAL(18, 2)) AS price,
    -- A sum by the kilogram is of another kind than a price; of several limits the highest counts.
    CASE
        WHEN NOT stated THEN NULL
        WHEN amount IS NULL OR per NOT IN ('year', 'occurrence') OR price IS NULL THEN FALSE
        ELSE most < price
    END AS below_price,
    insured,
    CASE
        WHEN NOT stated THEN NULL
        WHEN amount IS NULL OR per NOT IN ('year', 'occurrence') OR insured IS NULL THEN FALSE
        ELSE insured < amount
    END AS insured_below,
    whose, one_sided, without_exceptions,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM (
SELECT
    held.document_id, held.contract_id, held.file_name,
    held.state = 'stated' AS stated,
    together.most,
    held.value_text AS cap,
    held.amount,
    held.currency,
    held.value ->> '$.per' AS per,
    held.months_of_fees,
    CASE
        WHEN held.state <> 'stated' THEN NULL
        WHEN held.months_of_fees IS NULL THEN FALSE
        WHEN held.months_of_fees >= 12 THEN FALSE
        -- A sum beside: whether the lesser or the greater of both holds must be told.
        WHEN held.amount IS NOT NULL AND held.value ->> '$.of' IS DISTINCT FROM 'lesser' THEN NULL
        ELSE TRUE
    END AS short_period,
    CASE
        WHEN contracts.currency = held.currency THEN greatest(contracts.total_value, yearly.amount)
        ELSE yearly.amount
    END AS price,
    -- What is owed for goods that are carried or kept is met by the insurance of those goods.
    CASE
        WHEN sums.of_goods IS NOT NULL AND regexp_matches(held.said, 'marchandise|avarie|\bgoods\b|\bcargo\b|\bstock\b|objets? (déposé|confié|transporté)')
            AND NOT regexp_matches(held.said, 'assur|couvert|insur|other than|except|autres?\b|hormis|\bhors\b|outre') THEN sums.of_goods
        ELSE sums.any_loss
    END AS insured,
    CASE WHEN together.all_told THEN held.whose <> 'either' AND together.holders = 1 END AS one_sided,
    CASE WHEN held.whose <> 'either' THEN held.whose END AS whose,
    CASE WHEN held.state = 'stated' THEN CASE uncapped.state WHEN 'absent' THEN TRUE WHEN 'found' THEN spared.contract_id IS NOT NULL END END AS without_exceptions,
    held.quote, held.page, held.char_start, held.char_end, held.confidence, held.extractor, held.review_state
FROM held
LEFT JOIN together ON together.contract_id = held.contract_id
LEFT JOIN contracts ON contracts.contract_id = held.contract_id
LEFT JOIN clause_states AS uncapped ON uncapped.contract_id = held.contract_id AND uncapped.type = 'uncapped_liability'
LEFT JOIN spared ON spared.contract_id = held.contract_id
LEFT JOIN yearly ON yearly.contract_id = held.contract_id AND yearly.currency = held.currency
LEFT JOIN (
    SELECT contract_id, currency, max(amount) FILTER (NOT goods) AS any_loss, max(amount) FILTER (goods) AS of_goods
    FROM insured GROUP BY contract_id, currency
) AS sums ON sums.contract_id = held.contract_id AND sums.currency = held.currency
)
UNION ALL
-- No limit was read, and there may be one: what it would be compared with may yet be known to be missing.
SELECT
    c.document_id, c.contract_id, c.file_name,
    NULL, NULL, NULL, NULL, NULL,
    NULL, CASE WHEN spoken.price = 'absent' AND spoken.total = 'absent' THEN FALSE END,
    NULL, CASE WHEN spoken.insurance = 'absent' THEN FALSE END,
    NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, 'unreviewed'
FROM (
    SELECT
        contract_id,
        max(state) FILTER (type = 'cap_on_liability') AS cap,
        max(state) FILTER (type = 'price') AS price,
        max(state) FILTER (type = 'total_value') AS total,
        max(state) FILTER (type = 'insurance') AS insurance
    FROM clause_states WHERE type IN ('cap_on_liability', 'price', 'total_value', 'insurance') GROUP BY contract_id
) AS spoken
JOIN contracts AS c ON c.contract_id = spoken.contract_id
WHERE spoken.cap <> 'absent' AND (spoken.insurance = 'absent' OR (spoken.price = 'absent' AND spoken.total = 'absent'))
    AND spoken.contract_id NOT IN (SELECT contract_id FROM together WHERE contract_id IS NOT NULL);
