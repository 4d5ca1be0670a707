"""The way through: file, document, clauses, terms, contract, database, review."""
