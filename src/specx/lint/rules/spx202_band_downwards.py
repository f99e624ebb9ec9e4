"""A band does not run upwards.

The low edge has to be below the high edge; bands are half-open and never empty.
"""
