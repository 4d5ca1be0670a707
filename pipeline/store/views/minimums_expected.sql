CREATE VIEW minimums_expected AS
WITH plain AS (
    -- A duty that is told in a whole sentence and points nowhere: its figure would stand in it.
    SELECT contract_id
    FROM minimum_commitments
    GROUP BY contract_id
    HAVING bool_and(
        figure_stated IS NULL AND reason LIKE 'a minimum is named; its figure%'
        AND regexp_matches(quote, '[.;][)"”’»]*\s*$')
        AND regexp_matches(lower(strip_accents(quote)), 's.engage|s.oblige|\b(doit|devra|est tenu|garantit|achete|commande|shall|must|will|agrees?|undertakes?)\b')
        AND NOT regexp_matches(
            lower(strip_accents(quote)),
            'annex|article|clause|section|schedule|exhibit|appendix|ci-|tableau|prevu|defini|fixe|indiqu|mentionn|stipul|figur|conven|agreed|particuliere|particulars'
            '|set (out|forth|by)|specifi|stated|defined|below|above|herein|order form|commande ouverte|cahier|[0-9]|\[|_{2}|[.]{3}|…'
        )
    )
), figured AS (
    SELECT contract_id
    FROM clauses
    WHERE contract_id IN (SELECT contract_id FROM plain)
        AND regexp_matches(
            -- The number of an article is no figure.
            regexp_replace(
                lower(strip_accents(text)),
                '(^|\n)\s*((article|art\.?|section|clause|titre|chapitre)\s*[0-9ivx]+([.-][0-9]+)*|[0-9]+([.-][0-9]+)*\s?[.):–—]|[0-9]{1,2}\.[0-9]{1,2}(\.[0-9]+)*)\s',
                ' ', 'g'
            ),
            '(minim|quota|au moins|at least|no less than|pas moins)[^.;]{0,160}([0-9]|\[|_{2}|\b(cents?|mille|dix|vingt|trente|quarante|cinquante|soixante|hundred|thousand|million|ten|twenty|fifty)\b)'
            '|([0-9]|\b(mille|cents?|hundred|thousand))[^.;]{0,60}\bminim'
            '|minim[^.;]{0,160}(annex|schedule|exhibit|appendix|particuliere|particulars|ci-|tableau|below)'
        )
)
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
        -- Nor has one that is told by what is fit: where any figure was read, there is no such row.
        WHEN figure_stated IS NULL AND starts_with(reason, 'a minimum is told by what is fit') THEN FALSE
        WHEN figure_stated IS NULL
            AND contract_id IN (SELECT contract_id FROM plain)
            AND contract_id NOT IN (SELECT contract_id FROM figured) THEN FALSE
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
    AND NOT regexp_matches(lower(strip_accents(quote)), '(buy|purchas|order|achat|achet|command|acqui|enlev)[^.;]{0,60}[0-9]')
    AND regexp_matches(
        lower(strip_accents(quote)),
        '(appoint|nomme|designe|grants? to distributor|concede)[^.;]{0,90}(exclusive|sole|exclusif|exclusiv)[^.;]{0,40}'
        '(distribut|resell|revend|dealer|concession|commercialis)|grants? (to )?(the |its )?(distributor|dealer|reseller)[^.;]{0,60}(exclusive|sole)( and exclusive)? right[^.;]{0,40}(market|sell|distribut|resell|promote)|(distribut|revend|concession)\w* exclusi'
        '|(reserve|accorde|confere|octroie|concede|donne|beneficie)[^.;]{0,110}exclusivite[^.;]{0,30}'
        '(distribut|vente|commercialis|revente|concession)|(le )?seul (a |pouvant )?(distribuer|vendre|revendre|commercialiser)'
    );
