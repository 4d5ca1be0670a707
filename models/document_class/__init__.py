"""Tells contracts from letters, invoices, orders and the rest, where title and first page do not."""
