"""One edition of the Table asked by frequency."""
