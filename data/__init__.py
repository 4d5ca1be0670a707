"""What is known: lexicons, legal limits with their dates, a sample archive."""
