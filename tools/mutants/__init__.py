"""Small faults put into copies of the source, to see whether a test notices."""
