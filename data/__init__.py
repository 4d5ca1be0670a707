"""What is known, what teaches and what measures; it imports nothing of ours.

Lexicons, legal limits with their dates, published index series, weights of risks; labels and the split of
documents, training passages, other wordings, planted faults; a sample archive with its truth and register.
``load`` reads them, ``splits`` tells the side of a document, ``late`` compiles patterns when first used.
"""
