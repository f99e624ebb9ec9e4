"""A band or a frequency cannot be read.

Bands are written `3400-3600 MHz`: a point for decimals, no comma, the unit last.
"""
