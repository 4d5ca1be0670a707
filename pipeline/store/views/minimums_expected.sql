CREATE VIEW minimums_expected AS
SELECT
    document_id, contract_id, file_name,
    'minimum' AS kind,
    CASE
        -- A minimum that the parties are still to agree has no figure.
        WHEN figure_stated IS NULL AND regexp_matches(
            lower(strip_accents(quote)),
            'parties (are to|will|shall|must) (agree|settle|fix|determine|set)|\b(to be|be) (agreed|settled) (upon )?(between|by|from|each|every|annually|before|later)'
            '|que les parties (arrete|fixe|definiro|determinero|conviendro)|a (convenir|definir|determiner) (entre|d.un commun|chaque|ulterieurement|par les parties)'
        ) THEN FALSE
        ELSE figure_stated
    END AS figure_stated,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM minimum_commitments
UNION ALL
-- Who appoints one partner alone expects a minimum; the words that appoint are asked for, not any right.
SELECT
    term.document_id, term.contract_id, term.file_name,
    'exclusivity',
    CASE said.state WHEN 'absent' THEN FALSE END,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM terms AS term
JOIN clause_states AS said ON said.contract_id = term.contract_id AND said.type = 'minimum_commitment'
WHERE term.kind = 'exclusivity' AND term.state = 'stated' AND review_state <> 'rejected'
    AND confidence >= 0.9 AND said.state <> 'found'
    AND regexp_matches(
        lower(strip_accents(quote)),
        '(appoint|nomme|designe|grants? to distributor|concede)[^.;]{0,90}(exclusive|sole|exclusif|exclusiv)[^.;]{0,40}'
        '(distribut|resell|revend|dealer|concession)|(distribut|revend|concession)\w* exclusi'
        '|(reserve|accorde|confere|octroie|concede|donne|beneficie)[^.;]{0,110}exclusivite[^.;]{0,30}'
        '(distribut|vente|commercialis|revente|concession)|(le )?seul (a |pouvant )?(distribuer|vendre|revendre|commercialiser)'
    );
