"""Recognises parties, aliases and signatories in a preamble, where rules hesitate."""
