-- Tables that exist in the published database only, beside those of schema.sql that it carries.

CREATE TABLE file_rows (
    path VARCHAR,             -- as the archive names it; a.zip!/b.pdf for a member
    file_name VARCHAR,
    document_id VARCHAR,      -- NULL where the file was not read at all
    size BIGINT,
    status VARCHAR,
    reason VARCHAR,
    advice VARCHAR
);

CREATE TABLE near_duplicates (
    document_id VARCHAR,
    near_duplicate_of VARCHAR
);

CREATE TABLE reviews (        -- what people decided of a term: (document_id, term)
    document_id VARCHAR,
    term INTEGER,
    review_state VARCHAR,     -- accepted, rejected or corrected
    machine_value_text VARCHAR
);

CREATE TABLE resolved (
    contract_id VARCHAR,
    document_id VARCHAR,
    part INTEGER,             -- contract of its file, from 1
    from_page INTEGER,        -- pages of the file; NULL where it is all of it
    to_page INTEGER,
    document_class VARCHAR,
    title VARCHAR,
    contract_type VARCHAR,
    language VARCHAR,
    parties_json VARCHAR,
    our_role VARCHAR,
    counterparty VARCHAR,
    counterparty_group VARCHAR,
    agreement_date DATE,
    effective_date DATE,
    expiration_date DATE,
    expiration_kind VARCHAR,
    term VARCHAR,
    term_months DOUBLE,
    renewal VARCHAR,
    renewal_term VARCHAR,
    notice_period VARCHAR,
    termination_notice VARCHAR,
    next_renewal_date DATE,
    notice_deadline DATE,
    governing_law VARCHAR,
    jurisdiction VARCHAR,
    total_value DECIMAL(18, 2),
    currency VARCHAR,
    signed BOOLEAN,
    amends VARCHAR,
    owner VARCHAR,
    status VARCHAR,
    status_reason VARCHAR,
    unknown_json VARCHAR
);

CREATE TABLE state_rows (
    contract_id VARCHAR,
    type VARCHAR,
    state VARCHAR,
    reason VARCHAR
);

CREATE TABLE deadline_rows (
    contract_id VARCHAR,
    kind VARCHAR,
    date DATE,
    derived_from VARCHAR,
    document_id VARCHAR,      -- where the words stand: an amendment's, where its words moved the day
    quote VARCHAR,
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    confidence DOUBLE,
    extractor VARCHAR,
    review_state VARCHAR
);

CREATE TABLE flag_rows (
    rule_id VARCHAR,
    contract_id VARCHAR,
    severity VARCHAR,
    verdict VARCHAR,
    title VARCHAR,
    message VARCHAR,
    quote VARCHAR,
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    confidence DOUBLE,
    extractor VARCHAR,
    review_state VARCHAR
);

CREATE TABLE departure_rows ( -- clauses of contracts held against the company's standard
    standard_id VARCHAR,
    contract_id VARCHAR,
    clause VARCHAR,
    title VARCHAR,
    need VARCHAR,
    state VARCHAR,
    reason VARCHAR,
    value VARCHAR,
    expected VARCHAR,
    difference VARCHAR,
    advice VARCHAR,
    quote VARCHAR,
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    confidence DOUBLE,
    extractor VARCHAR,
    review_state VARCHAR
);

CREATE TABLE schedule_rows (  -- what is due for each price, period by period
    contract_id VARCHAR,
    line VARCHAR,             -- names the price within its contract, from run to run
    what VARCHAR,
    stretch INTEGER,          -- 0, and one more with each amount that takes the place of the one before
    reading VARCHAR,          -- A, B, ... where the words can be understood in several ways; else NULL
    reading_says VARCHAR,
    period_start DATE,        -- NULL where it is not known when prices begin
    period_end DATE,
    price_due DECIMAL(18, 4), -- for each month, quarter or year
    currency VARCHAR,
    per VARCHAR,
    amount_due DECIMAL(18, 4),  -- for the period
    flat_price DECIMAL(18, 4),
    flat_amount DECIMAL(18, 4),
    estimate DECIMAL(18, 4),
    estimated_amount DECIMAL(18, 4),
    formula VARCHAR,
    index_values_json VARCHAR,
    arithmetic VARCHAR,
    state VARCHAR,            -- final, assumed, provisional or unknown
    reason VARCHAR,
    document_id VARCHAR,
    quote VARCHAR,
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    confidence DOUBLE,
    extractor VARCHAR,
    review_state VARCHAR
);

CREATE TABLE limit_rows (
    id VARCHAR,
    jurisdiction VARCHAR,
    subject VARCHAR,
    value DECIMAL(18, 4),
    unit VARCHAR,
    valid_from DATE,
    valid_to DATE,
    applies_to VARCHAR,
    source VARCHAR,
    checked DATE
);

CREATE TABLE register_rows (
    row_number INTEGER,       -- line in the register's file; NULL for a contract that no row lists
    number VARCHAR,
    counterparty VARCHAR,
    title VARCHAR,
    start_date DATE,
    end_date DATE,
    notice_date DATE,
    owner VARCHAR,
    amount DECIMAL(18, 2),
    currency VARCHAR,
    file VARCHAR,
    contract_id VARCHAR,
    state VARCHAR,            -- matched, ambiguous, missing or unlisted
    matched_by VARCHAR,
    reason VARCHAR,
    candidates_json VARCHAR
);

CREATE TABLE register_difference_rows (
    row_number INTEGER,
    contract_id VARCHAR,
    field VARCHAR,
    register_value VARCHAR,
    contract_value VARCHAR,
    quote VARCHAR,
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT
);

CREATE TABLE run_rows (
    run_id VARCHAR,
    started_at TIMESTAMP,
    finished_at TIMESTAMP,
    as_of DATE,
    version VARCHAR,
    versions_json VARCHAR,
    settings_json VARCHAR,
    files_found BIGINT,
    files_accounted BIGINT,
    files_vanished BIGINT,
    statuses_json VARCHAR,
    documents BIGINT,
    pages BIGINT,
    ocr_pages BIGINT,
    stages_json VARCHAR
);

CREATE TABLE setting_values (
    name VARCHAR,
    number DECIMAL(18, 4),
    text VARCHAR
);

CREATE TABLE accepted_rows (  -- risks that somebody accepted
    rule_id VARCHAR,
    contract_id VARCHAR,
    accepted_by VARCHAR,
    why VARCHAR,
    accepted_on DATE,
    accepted_until DATE       -- NULL: until it is withdrawn
);

CREATE TABLE weight_rows (    -- what flags count in the risk of a contract
    kind VARCHAR,             -- severity, unknown or rule
    name VARCHAR,
    points DECIMAL(9, 4)
);

CREATE TABLE word_rows (      -- words that views make sentences of
    language VARCHAR,         -- fr or en
    kind VARCHAR,             -- phrases or types
    name VARCHAR,             -- of a type: the contract type; empty for any other
    text VARCHAR
);

CREATE TABLE rare_rows (      -- what is rare among the contracts of a type, as rare.sql finds it
    contract_id VARCHAR,
    kind VARCHAR,             -- present, absent or value
    what VARCHAR,
    phrase VARCHAR,           -- how it is told: present, absent, same, more or less
    value VARCHAR,
    usual_json VARCHAR,
    contracts BIGINT,
    total BIGINT,
    term INTEGER
);

CREATE TABLE document_names ( -- the plainest path of each document
    document_id VARCHAR,
    file_name VARCHAR,
    path VARCHAR
);

CREATE TABLE family_links (   -- what follows another contract, and which that is
    contract_id VARCHAR,
    master_id VARCHAR,        -- NULL where it is not settled
    role VARCHAR,             -- amendment, annex, order, termination_letter, letter or later_contract
    matched_by VARCHAR,       -- what speaks for the master: number, date, parties, title
    confidence DOUBLE,
    reason VARCHAR,
    state VARCHAR,            -- linked, ambiguous, missing or date_differs
    candidates_json VARCHAR,  -- contract_ids that it may be, the likeliest first
    named_title VARCHAR,      -- the contract as the paper names it
    named_date DATE,
    named_number VARCHAR,
    effect_date DATE,         -- from when it changes the contract; of a termination: when it ends
    quote VARCHAR,
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    extractor VARCHAR
);

CREATE TABLE change_rows (    -- what the papers of a family changed in a contract, in order of effect
    contract_id VARCHAR,
    step INTEGER,             -- 1 for the first paper that changes it
    field VARCHAR,
    value VARCHAR,            -- NULL where the paper leaves it unknown
    replaced_value VARCHAR,
    reason VARCHAR,
    from_date DATE,
    source_contract_id VARCHAR,
    document_id VARCHAR,      -- where the words stand
    quote VARCHAR,
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    confidence DOUBLE,
    extractor VARCHAR
);

CREATE TABLE contradiction_rows (
    contract_id VARCHAR,
    field VARCHAR,
    value_a VARCHAR,
    document_a VARCHAR,
    quote_a VARCHAR,
    page_a INTEGER,
    char_start_a BIGINT,
    char_end_a BIGINT,
    value_b VARCHAR,
    document_b VARCHAR,
    quote_b VARCHAR,
    page_b INTEGER,
    char_start_b BIGINT,
    char_end_b BIGINT,
    reason VARCHAR
);

CREATE TABLE counterparty_rows ( -- names of companies as contracts write them, grouped
    variant VARCHAR,
    group_name VARCHAR,
    number VARCHAR,
    matched_by VARCHAR,       -- alone, name, number, similar or corrected
    ours BOOLEAN,
    contracts BIGINT
);
