"""Says how likely a day or a length of time that was read is right."""
