"""Power limits that bind in a band: found in the facts, worked out at an angle, compared with values."""

# The edition that `provisions.yaml` and `limits/` were read from; there is one set of rules, not one an edition.
RULES_EDITION = "rr-2024"
