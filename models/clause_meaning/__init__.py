"""What a passage agrees, told by its words as a whole."""
