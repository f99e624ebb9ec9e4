"""A country code is not known.

Codes are ISO 3166 alpha-2, or the area codes of `regions.yaml`.
"""
