"""A value has the wrong shape: text for a list, a list for text, or nothing at all."""
