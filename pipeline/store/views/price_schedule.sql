CREATE VIEW price_schedule AS
SELECT
    due.document_id, due.contract_id, name.file_name,
    due.line,
    due.what,
    due.stretch,
    due.reading,
    due.reading_says,
    due.period_start,
    due.period_end,
    due.price_due,
    due.currency,
    due.per,
    due.amount_due,
    due.flat_price,
    due.flat_amount,
    due.estimate,
    due.estimated_amount,
    due.formula,
    CAST(index_values_json AS JSON) AS index_values,
    due.arithmetic,
    due.state,
    due.reason,
    due.contract_id || '/' || due.line || '/' || CAST(period_start AS VARCHAR) AS "key",
    due.quote, due.page, char_start, char_end, confidence, extractor, review_state
FROM schedule_rows AS due
LEFT JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name ON name.document_id = resolved.document_id;
