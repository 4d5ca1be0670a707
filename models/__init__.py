"""What was learned: text in, labels out."""
