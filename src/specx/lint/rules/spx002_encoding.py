"""A file is not UTF-8 text.

Names of administrations need more than ASCII, and every tool has to read the same letters. NUL
and other control characters are refused too.
"""
