CREATE VIEW counterparties AS
SELECT group_name, variant, number, contracts, matched_by, ours FROM counterparty_rows;
