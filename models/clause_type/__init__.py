"""Which units of a contract are clauses of which type."""
