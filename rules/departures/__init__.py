"""Holds each contract against the company's own standard: clause by clause, in values and in words."""
