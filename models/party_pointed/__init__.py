"""Says how likely the name found for a party is right."""
