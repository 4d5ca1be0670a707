"""From clauses to terms: one file an extractor."""
