"""A record lacks a key that it needs."""
