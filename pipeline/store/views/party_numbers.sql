CREATE VIEW party_numbers AS
WITH numbered AS (
    SELECT
        *,
        CASE
            -- Nine figures of another country's register, or of nobody knows which, have no key of ours.
            WHEN registration_scheme IN ('EIN', 'UK company number', 'HRB', 'BCE', 'IDE', 'LEI') THEN NULL
            WHEN registration_scheme = 'number'
                AND NOT coalesce(regexp_matches(legal_form, '^(SAS|SASU|SA|SARL|EURL|SCI|SNC|SELARL|SCA|SCP|SCOP|GIE)$'), FALSE)
                AND NOT coalesce(regexp_matches(quote, '(?i)\bR\.?C\.?S\b|Trade and Companies Register|registre du commerce'), FALSE)
            THEN NULL
            WHEN regexp_full_match(registration_number, '\d{9}|\d{14}') THEN registration_number
            WHEN regexp_full_match(registration_number, 'FR\d{11}') THEN right(registration_number, 9)
        END AS digits
    FROM parties
), summed AS (
    -- Luhn: from the right, every second digit is doubled, and what is over nine counts by its two digits.
    SELECT
        digits,
        sum(
            CASE
                WHEN place % 2 = 0 THEN digit
                ELSE digit * 2 // 10 + digit * 2 % 10
            END
        ) AS luhn
    FROM (
        SELECT digits, place, CAST(substring(digits, length(digits) - place, 1) AS INTEGER) AS digit
        FROM (SELECT DISTINCT digits FROM numbered WHERE digits IS NOT NULL), range(14) AS places(place)
        WHERE place < length(digits)
    )
    GROUP BY digits
)
SELECT
    numbered.document_id, numbered.contract_id, numbered.file_name,
    name,
    legal_form,
    registration_number,
    registration_scheme,
    CASE
        -- The offices of La Poste have numbers of another key.
        WHEN numbered.digits IS NULL OR starts_with(numbered.digits, '356000000') THEN FALSE
        ELSE luhn % 10 <> 0
    END AS wrong_key,
    CASE
        WHEN registration_number IS NOT NULL THEN FALSE
        WHEN language <> 'fr' THEN FALSE
        WHEN legal_form IN (
            'SAS', 'SASU', 'SARL', 'EURL', 'SA', 'SCI', 'SNC', 'SCA', 'SCOP', 'SELARL', 'GIE'
        ) THEN
            CASE
                -- A number stands there, and it was not read.
                WHEN NOT regexp_matches(
                    -- The sum of its capital is no number of a company.
                    regexp_replace(numbered.quote, '(?i)\bcapital[^,;]{0,40}?[0-9][0-9 .,\s]*\s?(€|eur)\w*', ' ', 'g'),
                    '(?i)\d{3}[ .]?\d{3}|SIRE[NT]|RCS|R\.C\.S|immatricul'
                )
                    THEN TRUE
            END
        -- A foreign company, or a person.
        WHEN legal_form IS NOT NULL OR regexp_matches(name, '(?i)\b(gmbh|ag|bv|nv|ltd|limited|inc|llc|plc|spa|srl)\.?$')
            OR regexp_matches(numbered.quote, '^\W*(M\.|MM\.|Mme|Mlle|Monsieur|Madame)\s')
            THEN FALSE
    END AS missing,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM numbered
LEFT JOIN summed ON summed.digits = numbered.digits
LEFT JOIN contracts ON contracts.contract_id = numbered.contract_id;
