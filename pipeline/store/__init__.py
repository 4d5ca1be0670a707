"""From terms to the published database."""
