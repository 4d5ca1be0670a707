CREATE VIEW warranties AS
WITH told AS (
    SELECT
        *,
        value ->> '$.kind' AS what,
        -- "Warranties and other terms implied by law" leaves no other warranty standing.
        regexp_replace(
            lower(regexp_replace(quote, '\s+', ' ', 'g')), '\b(and|or) other (terms|conditions|undertakings|provisions)', 'and terms', 'g'
        ) AS said
    FROM terms
    WHERE kind = 'warranty' AND review_state <> 'rejected'
), whole AS (
    SELECT contract_id, bool_or(what = 'given') AS any_given FROM told GROUP BY contract_id
)
SELECT
    told.document_id, told.contract_id, told.file_name,
    told.what AS kind,
    told.value ->> '$.duration' AS duration,
    CASE
        WHEN told.state <> 'stated' THEN NULL
        WHEN whole.any_given OR told.what <> 'disclaimed' THEN FALSE
        WHEN told.value ->> '$.altogether' = 'true' THEN TRUE
        -- What is left standing is no warranty of quality.
        WHEN regexp_matches(
            said,
            '\bdoes not warrant [^.;]{0,300}\bno other warrant|sans autre garantie que celles? (de l[’'']existence|de (son|ses|leur) fait|du titre|de sa propriété)'
        ) THEN TRUE
        -- What is excluded beside something that is promised is not all.
        WHEN regexp_matches(
            said,
            '\bother\b|\bfurther\b|except|exclusive|foregoing|in lieu|other than|save |expressly (set|stated|provided)|limited warrant|beyond|inconsistent'
            '|autre|sauf|hormis|exception|limitative|ci-dessus'
        ) THEN FALSE
        WHEN regexp_matches(
            said,
            '(provided|furnished|licensed|supplied|sold|delivered|offered) [^.;]{0,40}(["“”'']as[ -]is\b|\bas[ -]is,? (basis|condition|where|with all|without (any )?(warrant|guarant|represent)))'
            '|\bmakes? no (\w+[, ]+((or|and) )?){0,2}(warranties|warranty)\b[^.;]{0,90}(express|implied|kind|to the|whatsoever)'
            '|without (any )?warrant(y|ies)( or \w+)?,? (of any kind|express|whatsoever)'
            '|disclaims? (any and )?all (\w+ and )?warranties'
            '|\bgives? no (\w+[, ]+((or|and) )?){0,2}(warranties|warranty)\b[^.;]{0,90}(express|implied|kind|to the|whatsoever)'
            '|\ball (\w+,? (and |or )?){0,3}warranties\b[^.;]{0,110}\b(are|is|be) (hereby )?(excluded|disclaimed)'
            '|(provided|furnished|licensed|supplied|sold|delivered|offered) [^.;]{0,40}\bas (they are|it is|they stand|it stands)\b'
            '|\b(sold|delivered|supplied|let|taken|takes?|accepts?|rendered) [^.;]{0,60}\b(as seen|as[ -]is|as available|with (all )?(its|their) (faults|defects)|with all faults)\b'
            '|\bno (condition|warranty|condition or warranty|warranty or condition)\b[^.;]{0,90}\b(quality|fitness|description)\b[^.;]{0,60}\b(given|implied)'
            '|\bno warrant(y|ies),? (express or implied|expressed or implied|whether express|of any kind)[^.;]{0,60}\b(is|are) (given|made|provided)'
            '|\bmakes? no (representation|warranty)[^.;]{0,40}\bgives? no (guarantee|warranty)\b'
            '|\bdoes not warrant [^.;]{0,60}\bin any (respect|way|manner)\b'
            '|\ball (terms|conditions|terms and conditions)\b[^.;]{0,60}\b(quality|fitness)\b[^.;]{0,120}\bexcluded'
            '|\ball (\w+,? (and |or )?){0,3}warranties\b[^.;]{0,110}\b(are|is|be) (hereby )?(negatived|negated)'
            '|toute garantie[^.;]{0,120}(ecartee|écartée|exclue|refusée)|(décline|exclut|écarte) toute garantie|dispensé\w* de toute garantie'
            '|(ne (donne|fournit|consent|accorde|souscrit)|n[’''](assume|accorde|offre|apporte))\w* aucune garantie[^.;]{0,100}(qualité|adéquation|aptitude|fonctionnement|vices?|défauts?|conformité)'
            '|ne (garantit|garantira|garantissent|répond\w*) (pas|aucunement|en rien)\b[^.;]{0,60}\b(contre|de|des|les) (\pL+ )?vices?\b'
            '|\bgaranties? ?[:=] ?(néant|aucune|sans garantie|exclue)|\bwarrant(y|ies) ?[:=] ?(none|nil|excluded|no warrant)'
            '|renonc\pL+ (\pL+ ){0,4}?à (toute|la) garantie|dans l[’'']état où [^.;]{0,160}\b(recours|garantie)[^.;]{0,90}\bvices?\b'
            '|(seule responsabilité|seuls risques|risques et périls)[^.;]{0,60}ne garantissant ni [^.;]{0,140}\bni\b'
            '|ne (donne|fournit|consent|accorde|assume|souscrit)\w* aucune garantie, (expresse|légale|de quelque)|aucune garantie,? (expresse|légale|de quelque)'
            '|\btel(le)?s? quel(le)?s?\b|(sans recours|ne répond)[^.;]{0,90}(vices?|défauts?|état)\b'
            '|sans (aucune )?garantie|exclu\w+ toutes? (les )?garanties?|toutes? (les )?garanties? [^.;]{0,80}exclue|en l[’'']état'
        ) THEN TRUE
        ELSE FALSE
    END AS excluded_altogether,
    told.quote, told.page, told.char_start, told.char_end, told.confidence, told.extractor, told.review_state
FROM told
JOIN whole ON whole.contract_id = told.contract_id;
