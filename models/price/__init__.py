"""Says how likely a sum of money in a contract is a price that was agreed."""
