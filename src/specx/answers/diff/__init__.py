"""Two editions compared, each difference with the outcome that explains it."""
