"""Power limits that bind in a band: found in the facts, worked out at an angle, compared with values."""
