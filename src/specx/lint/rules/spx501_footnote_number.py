"""A footnote number is malformed.

Numbers read `5.340`, `5.457A`: Article 5, two or three digits, up to three capital letters.
"""
