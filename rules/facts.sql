-- Parts first: over very many contracts they are worked out one after the other, for memory's sake.
CREATE OR REPLACE TEMP VIEW fact_recurring AS
-- A price per month, hour or unit comes back; one without a 'per' may or may not.
SELECT
    contract_id,
    bool_or(CASE WHEN per IS NULL THEN NULL ELSE per <> 'once' END) AS recurring,
    -- One by the piece or the thousand may be a charge for a single event, a commission or a royalty;
    -- an instalment is a part of one sum.
    bool_or(CASE WHEN per IN ('unit', 'thousand') THEN NULL ELSE per NOT IN ('once', 'installment') END) AS comes_back,
    bool_or(per IN ('week', 'month', 'quarter', 'half_year', 'year')) AS by_period,
    bool_or(per IS NULL OR per IN ('once', 'installment')) AS lump,
    count(DISTINCT amount) FILTER (per = 'year') AS yearly,
    bool_or(per IN ('week', 'month', 'quarter', 'half_year')) AS shorter
FROM prices GROUP BY contract_id;

CREATE OR REPLACE TEMP VIEW fact_french AS
SELECT
    contract_id,
    bool_or(regexp_full_match(registration_number, '\d{9}(\d{5})?')) AS registered_in_france,
    bool_or(is_public_body(name)) AS public_party,
    -- Funds are served by their own adviser and distributor, under the law of funds.
    bool_or(regexp_matches(lower(name), '\b(mutual |investment |income )?funds\b|\bfunds? trust\b|\b(income|bond|equity|money market) fund\b'))
        AS a_fund,
    -- Two words with capitals and no legal form may be a person's name.
    count(*) > 1 AND NOT bool_or(
        legal_form IS NULL AND regexp_full_match(name, '((Mr|Mrs|Ms|Dr)\.? .*|\p{Lu}[\p{L}''’-]+ (\p{Lu}\. )?\p{Lu}[\p{L}''’-]+)')
    ) AS companies,
    bool_or(regexp_matches(strip_accents(lower(role)), '\b(employee|executive|salariee?)\b')) AS employee,
    count(*) > 1 AND bool_and(
        coalesce(regexp_full_match(registration_number, '\d{9}(\d{5})?'), FALSE)
        OR coalesce(is_french_form(legal_form), FALSE)
        OR coalesce(is_public_body(name), FALSE)
        -- A street, five figures and a town: in French, only France writes addresses so.
        OR coalesce(regexp_matches(address, '(^|\D)\d{5}\s+\p{Lu}'), FALSE)
    ) AS all_french
FROM parties GROUP BY contract_id;

CREATE OR REPLACE TEMP VIEW fact_above AS
SELECT DISTINCT contract_id FROM terms
WHERE kind = 'incorporated_terms' AND state = 'stated' AND review_state <> 'rejected';

CREATE OR REPLACE TEMP VIEW fact_at_will AS
SELECT DISTINCT contract_id FROM terms
WHERE kind = 'termination_for_convenience' AND state = 'stated' AND review_state <> 'rejected';

-- Words that liability has no limit, where no limit was read: what else speaks of one may be those words.
CREATE OR REPLACE TEMP VIEW fact_unlimited AS
SELECT contract_id FROM terms
WHERE kind IN ('cap_on_liability', 'uncapped_liability') AND review_state <> 'rejected'
GROUP BY contract_id
HAVING bool_and(kind = 'uncapped_liability' AND state = 'stated') AND bool_or(list_contains(CAST(value -> '$.what' AS VARCHAR[]), 'liability'));

CREATE OR REPLACE TEMP VIEW fact_vague AS
SELECT contract_id, bool_or(value ->> '$.reason' <> 'on_quotation') AS moves FROM terms
WHERE kind = 'vague_price' AND review_state <> 'rejected' GROUP BY contract_id;

CREATE OR REPLACE TEMP VIEW fact_unread AS
SELECT document_id, min(page) AS page FROM pages
WHERE read_as = 'unread' OR quality < setting('min_page_quality') GROUP BY document_id;

CREATE OR REPLACE TEMP VIEW fact_states AS
SELECT
    contract_id,
    max(state) FILTER (type = 'governing_law') AS law,
    max(state) FILTER (type = 'renewal') AS renewal,
    max(state) FILTER (type = 'price') AS price,
    max(state) FILTER (type = 'vague_price') AS vague_price,
    max(state) FILTER (type = 'payment_term') AS payment,
    max(state) FILTER (type = 'cap_on_liability') AS cap,
    max(state) FILTER (type = 'liability_exclusion') AS exclusion,
    max(state) FILTER (type = 'uncapped_liability') AS uncapped,
    max(state) FILTER (type = 'personal_data') AS people,
    max(state) FILTER (type = 'bonus') AS bonus
FROM clause_states GROUP BY contract_id;

-- Who keeps the files of a company's customers or pays its staff works on data of people; asked only where no
-- clause on them was read, so that no other text is searched.
CREATE OR REPLACE TEMP VIEW fact_people AS
SELECT DISTINCT contract_id FROM clauses
WHERE contract_id IN (SELECT contract_id FROM clause_states WHERE type = 'personal_data' AND state <> 'found')
    AND handles_people(text);

CREATE OR REPLACE TEMP VIEW fact_read AS
SELECT document_id, status, reason FROM documents WHERE duplicate_of IS NULL;

-- One row a contract: what a rule's `when` may ask. NULL means that it is not known.
CREATE OR REPLACE TEMP VIEW facts AS
SELECT
    c.* REPLACE (
        CASE
            WHEN c.expiration_kind = 'perpetual' THEN 1200
            ELSE coalesce(
                c.term_months,
                datediff('month', coalesce(c.effective_date, c.agreement_date), c.expiration_date + 1)
            )
        END AS term_months
    ),
    -- The side that is ours; NULL where the settings name no company of ours, or its role leaves it open.
    side_of_role(c.our_role) AS our_side,
    d.status AS read_status,
    d.reason AS read_reason,
    u.page AS unread_page,
    d.status <> 'ok' OR u.page IS NOT NULL AS partly_read,
    -- A document whose first page was not read may be anything.
    coalesce(u.page = 1, FALSE) OR (d.status <> 'ok' AND u.page IS NULL) AS class_in_doubt,
    CASE
        WHEN c.governing_law IS NOT NULL THEN c.governing_law
        WHEN s.law = 'absent' AND c.language = 'fr' AND f.registered_in_france THEN 'FR'
    END AS law,
    -- What it leaves out may be agreed in another paper, that it says it stands under.
    a.contract_id IS NOT NULL AS stands_under,
    -- Nobody has to ask which law applies between French parties who write French.
    c.language = 'fr' AND coalesce(f.all_french, FALSE) AS domestic,
    -- Whose parties were not read may be anybody.
    f.public_party AS public_party,
    coalesce(f.a_fund, FALSE) AS of_a_fund,
    -- A filing made together agrees nothing between the parties; a salary follows other rules than a debt.
    -- Where the type is not known, a title with other words, or none, tells that it is neither.
    CASE
        WHEN c.contract_type IS NOT NULL THEN c.contract_type = 'joint_filing'
        WHEN NOT regexp_matches(lower(coalesce(c.title, '')), '\bjoint\b|\bfiling|\b13[dg]\b') THEN FALSE
    END AS joint_filing,
    CASE
        WHEN f.employee OR c.contract_type = 'employment' THEN TRUE
        WHEN c.contract_type IS NOT NULL THEN FALSE
        WHEN NOT regexp_matches(
            strip_accents(lower(coalesce(c.title, ''))), '\b(employ\w*|executive|officer|severance|retention|travail|embauche|salari\w*|engagement)\b'
        ) THEN FALSE
    END AS employment,
    -- Three yearly sums or more may be a price for each year, which needs no revision, or kinds of service.
    CASE WHEN r.yearly >= 3 AND NOT coalesce(r.shorter, FALSE) THEN NULL ELSE FALSE END AS stepped,
    -- A sum that is paid once, and no price by the period, may be for one thing that ends when it is done.
    CASE
        WHEN s.price IS DISTINCT FROM 'found' OR r.by_period OR NOT r.lump THEN FALSE
        WHEN c.contract_type IN (
            'supply', 'manufacturing', 'sponsorship', 'endorsement', 'promotion', 'consulting', 'outsourcing', 'transportation'
        ) THEN NULL
        ELSE FALSE
    END AS done_once,
    -- Work that one person often does alone, paid like a salary.
    coalesce(c.contract_type IN ('consulting', 'endorsement'), FALSE) AS personal,
    -- Whether no party is a person; NULL where one may be.
    CASE WHEN f.companies THEN TRUE END AS between_companies,
    -- A promise to keep a company or a fund in money ("capital maintenance") is no service, whatever it is called.
    coalesce(regexp_matches(
        lower(c.title), '\b(capital|income|net worth|surplus|solvency)\s+maintenance|keep.?well|expense (limitation|waiver)'
    ), FALSE) AS funds_another,
    -- Who carries through a pipeline of its own gives that work to nobody.
    coalesce(regexp_matches(
        lower(c.title), '\b(gas|oil|crude|liquids|condensate|water|throughput|pipe\s?line\w*|gathering|transmission|capacity|ft-a)\b'
    ), FALSE) AS by_pipe,
    -- The price moves by other means than an index: at somebody's will, by talks, with a list.
    CASE
        -- What is done on quotation leaves a price that comes back beside it as it is.
        WHEN s.vague_price = 'found' AND s.price = 'found' AND r.comes_back AND NOT v.moves THEN FALSE
        WHEN s.vague_price = 'found' THEN TRUE
        WHEN s.vague_price = 'absent' THEN FALSE
    END AS price_moves,
    -- Whoever may leave within three months can ask for another price as soon.
    CASE
        WHEN in_months(c.termination_notice) IS NOT NULL THEN in_months(c.termination_notice) <= 3
        -- A right to leave at will whose notice was not read may be a short one.
        WHEN w.contract_id IS NOT NULL THEN NULL
        ELSE FALSE
    END AS soon_left,
    CASE
        WHEN c.renewal IN ('tacit', 'evergreen') THEN TRUE
        WHEN c.renewal IN ('none', 'express') THEN FALSE
        WHEN s.renewal = 'absent' THEN FALSE
    END AS renews,
    CASE
        -- Works for one sum: the rates beside it are those of variations.
        WHEN s.price = 'found' AND c.contract_type = 'works' AND r.lump AND NOT r.by_period THEN FALSE
        WHEN s.price = 'found' THEN r.comes_back
        WHEN s.price = 'absent' THEN FALSE
    END AS price_recurs,
    -- Money that is owed to the other party, not the worth of a thing that is lent.
    CASE
        -- A time to pay without a price may be that of an indemnity.
        WHEN s.payment = 'found' AND s.price = 'absent' THEN NULL
        WHEN s.payment = 'found' OR (s.price = 'found' AND r.recurring) THEN TRUE
        -- Whoever sells, carries or builds at a price that was read is owed it, by whatever unit it counts.
        WHEN s.price = 'found' AND c.contract_type IN ('supply', 'distribution', 'reseller', 'manufacturing', 'works', 'transportation') THEN TRUE
        -- Who earns a bonus is owed money, whether or not a commission beside it was read as a price.
        WHEN s.bonus = 'found' AND s.price IS DISTINCT FROM 'absent' THEN TRUE
        WHEN s.payment = 'absent' AND s.price = 'absent' THEN FALSE
    END AS money_due,
    -- Some kinds of provider nearly always work on data of people; of others the words must tell.
    CASE
        WHEN c.contract_type IN ('services', 'maintenance', 'consulting', 'agency', 'development') AND s.people IS DISTINCT FROM 'found'
            THEN h.contract_id IS NOT NULL
        ELSE TRUE
    END AS on_data_of_people,
    -- Liability that no clause limits: known only where none of the three ways to speak of it is in doubt.
    CASE
        WHEN s.cap = 'found' OR s.exclusion = 'found' OR n.contract_id IS NOT NULL THEN TRUE
        WHEN 'unknown' IN (s.cap, s.exclusion, s.uncapped) THEN NULL
        ELSE TRUE
    END AS liability_read,
    -- A price by the month or the year comes back with each period, a price by the piece may be another.
    CASE
        WHEN s.price = 'absent' THEN FALSE
        WHEN r.by_period THEN TRUE
    END AS price_by_period
FROM contracts c
JOIN fact_read d ON d.document_id = c.document_id
LEFT JOIN fact_states s ON s.contract_id = c.contract_id
LEFT JOIN fact_recurring r ON r.contract_id = c.contract_id
LEFT JOIN fact_french f ON f.contract_id = c.contract_id
LEFT JOIN fact_above a ON a.contract_id = c.contract_id
LEFT JOIN fact_unlimited n ON n.contract_id = c.contract_id
LEFT JOIN fact_at_will w ON w.contract_id = c.contract_id
LEFT JOIN fact_vague v ON v.contract_id = c.contract_id
LEFT JOIN fact_unread u ON u.document_id = d.document_id
LEFT JOIN fact_people h ON h.contract_id = c.contract_id;
