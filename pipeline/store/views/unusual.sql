CREATE VIEW unusual AS
WITH proven AS (
    SELECT
        rare.*, resolved.document_id, resolved.contract_type,
        terms.quote, terms.page, terms.char_start, terms.char_end, terms.confidence, terms.extractor, terms.review_state
    FROM rare_rows AS rare
    JOIN resolved USING (contract_id)
    LEFT JOIN terms
        ON terms.contract_id = rare.contract_id AND terms.state = 'stated' AND terms.review_state <> 'rejected'
        AND terms.kind = CASE rare.what WHEN 'currency' THEN 'price' ELSE rare.what END
    QUALIFY row_number() OVER (
        PARTITION BY rare.contract_id, rare.what, rare.phrase, rare.value
        ORDER BY
            coalesce(terms.term = rare.term, FALSE) DESC, coalesce(terms.value_text = rare.value, FALSE) DESC,
            terms.confidence DESC NULLS LAST, terms.char_start
    ) = 1
), said AS (
    SELECT
        kind, name,
        max(text) FILTER (language = 'en') AS english,
        max(text) FILTER (language = 'fr') AS french
    FROM word_rows GROUP BY kind, name
)
SELECT
    proven.contract_id, proven.document_id, name.file_name, proven.contract_type,
    proven.kind, what, value,
    CAST(CAST(usual_json AS JSON) AS VARCHAR[]) AS usual,
    contracts,
    total AS of_contracts,
    CAST(contracts / total AS DECIMAL(5, 4)) AS share,
    replace(replace(replace(
        phrases.english, '{count}', contracts::VARCHAR), '{total}', total::VARCHAR),
        '{types}', coalesce(types.english, other.english)) AS said_en,
    replace(replace(replace(
        phrases.french, '{count}', contracts::VARCHAR), '{total}', total::VARCHAR),
        '{types}', coalesce(types.french, other.french)) AS said_fr,
    quote, page, char_start, char_end, confidence, extractor, review_state
FROM proven
LEFT JOIN document_names AS name ON name.document_id = proven.document_id
LEFT JOIN said AS phrases ON phrases.kind = 'phrases' AND phrases.name = proven.phrase
LEFT JOIN said AS types ON types.kind = 'types' AND types.name = proven.contract_type
LEFT JOIN said AS other ON other.kind = 'types' AND other.name = '';
