CREATE VIEW clause_types AS
WITH over_several AS (
    SELECT DISTINCT passage.document_id, passage.clause, passage.char_end
    FROM clause_type_rows AS passage
    JOIN clause_rows AS own ON own.document_id = passage.document_id AND own.clause = passage.clause
    WHERE passage.text_start + passage.text_length > length(own.text)
), joined AS (
    SELECT several.document_id, several.clause, several.char_end,
        string_agg(own.text, chr(10) ORDER BY own.clause) AS text
    FROM over_several AS several
    JOIN clause_rows AS own
        ON own.document_id = several.document_id AND own.clause >= several.clause
        AND own.char_start < several.char_end
    GROUP BY ALL
)
SELECT
    passage.document_id,
    name.file_name,
    passage.type,
    passage.probability,
    substr(coalesce(joined.text, clause_row.text), passage.text_start + 1, passage.text_length) AS quote,
    passage.page,
    passage.char_start,
    passage.char_end,
    passage.model
FROM clause_type_rows AS passage
JOIN clause_rows AS clause_row
    ON clause_row.document_id = passage.document_id AND clause_row.clause = passage.clause
LEFT JOIN joined
    ON joined.document_id = passage.document_id AND joined.clause = passage.clause
    AND joined.char_end = passage.char_end
LEFT JOIN document_names AS name ON name.document_id = passage.document_id;
