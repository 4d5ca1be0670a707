-- The tables that are stored, column by column. Parts (Parquet) take their columns from here, and so
-- does the published database. Offsets are character positions in the document's text, end exclusive;
-- pages count from 1; confidence and quality run from 0 to 1; columns named *_json hold JSON as text.

-- What was read -----------------------------------------------------------------------------------

CREATE TABLE documents (
    document_id VARCHAR,      -- sha256 of the file
    media_type VARCHAR,
    language VARCHAR,         -- fr, en or und
    page_count INTEGER,
    characters BIGINT,        -- length of the text
    read_as VARCHAR,          -- text, ocr, mixed, blank or unread
    read_quality DOUBLE,      -- the worst page's quality; NULL where nothing was read
    status VARCHAR,
    reason VARCHAR,
    reader VARCHAR,           -- name and version, as pdf/3
    metadata_json VARCHAR     -- [[name, value], ...]: hints, never evidence
);

CREATE TABLE texts (          -- the text in pieces of bounded length, in order
    document_id VARCHAR,
    piece INTEGER,
    text VARCHAR
);

CREATE TABLE pages (
    document_id VARCHAR,
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    read_as VARCHAR,          -- text, ocr, blank or unread
    quality DOUBLE,
    reason VARCHAR,
    width DOUBLE,             -- PDF points, NULL where the format has no pages
    height DOUBLE
);

CREATE TABLE furniture (      -- headers, footers, page numbers, stamps
    document_id VARCHAR,
    char_start BIGINT,
    char_end BIGINT,
    role VARCHAR
);

CREATE TABLE words (          -- words of pages that were OCRed
    document_id VARCHAR,
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    x0 DOUBLE,                -- PDF points from the top left corner
    y0 DOUBLE,
    x1 DOUBLE,
    y1 DOUBLE,
    confidence DOUBLE
);

-- What was extracted ------------------------------------------------------------------------------

CREATE TABLE contract_parts ( -- the contracts of a file that holds several; no rows for any other file
    document_id VARCHAR,
    part INTEGER,             -- 1 for the first; the number behind # in contract_id
    role VARCHAR,             -- main, contract or amendment, by its title
    title VARCHAR,
    language VARCHAR,
    page_start INTEGER,
    page_end INTEGER,
    char_start BIGINT,        -- the parts cover the text
    char_end BIGINT
);

CREATE TABLE clauses (
    document_id VARCHAR,
    clause INTEGER,           -- 0 for the first
    number VARCHAR,
    heading VARCHAR,
    role VARCHAR,             -- preamble, recital, body, signature or annex
    level INTEGER,
    path_json VARCHAR,        -- headings above it, outermost first
    text VARCHAR,
    page_start INTEGER,
    page_end INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    part INTEGER              -- contract of its file, from 1
);

CREATE TABLE terms (
    document_id VARCHAR,
    term INTEGER,             -- order within the document
    kind VARCHAR,
    value_json VARCHAR,
    value_text VARCHAR,
    quote VARCHAR,            -- of the first evidence
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    fragments_json VARCHAR,   -- one list for each evidence: [[[page, start, end], ...], ...]
    more_quotes_json VARCHAR, -- quotes of the further evidences
    confidence DOUBLE,
    extractor VARCHAR,
    state VARCHAR,            -- stated or unknown
    reason VARCHAR,
    repaired VARCHAR,
    part INTEGER              -- contract of its file, from 1
);

CREATE TABLE clause_types (   -- passages taken for clauses of a type; their words stand in the clause
    document_id VARCHAR,
    type VARCHAR,             -- CUAD's category in snake_case, or one of our own
    probability DOUBLE,
    clause INTEGER,           -- in whose text it stands
    text_start INTEGER,       -- characters from the start of the clause's text
    text_length INTEGER,
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    model VARCHAR,            -- name and version of what told it
    part INTEGER              -- contract of its file, from 1
);

CREATE TABLE clause_meanings ( -- passages that may agree something; their words stand in the clause
    document_id VARCHAR,
    meaning VARCHAR,
    probability DOUBLE,
    clause INTEGER,           -- in whose text it stands
    text_start INTEGER,       -- characters from the start of the clause's text
    text_length INTEGER,
    page INTEGER,
    char_start BIGINT,
    char_end BIGINT,
    model VARCHAR,            -- name and version of what told it
    part INTEGER              -- contract of its file, from 1
);

CREATE TABLE signals (        -- why absence of a kind is not proven, or its presence is
    document_id VARCHAR,
    kind VARCHAR,             -- * is every kind
    cause VARCHAR,            -- signal (words suggest it), failure (an extractor failed) or passage (it shows a clause)
    message VARCHAR,
    part INTEGER              -- contract of its file, from 1
);

CREATE TABLE signatures (     -- of the text, for near-duplicates
    document_id VARCHAR,
    signature UBIGINT[]
);
