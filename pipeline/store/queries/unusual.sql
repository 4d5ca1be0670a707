-- Unusual: clauses and values that are rare among your own contracts of the same type, the rarest first
SELECT file_name, contract_type, kind, what, value, usual, said_en, said_fr, page, quote
FROM unusual
ORDER BY share, of_contracts DESC, file_name, what;
