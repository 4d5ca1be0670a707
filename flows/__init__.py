"""The ways in: what a person or a schedule starts."""
