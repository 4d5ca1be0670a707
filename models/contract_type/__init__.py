"""Tells a contract's type from its first page, where the title does not."""
