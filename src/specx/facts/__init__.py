"""Files of facts to values: YAML, lines, compiled form. Knows no question."""
