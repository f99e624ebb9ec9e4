"""A rule could not be applied.

Either the facts to check against cannot be read, or the rule has a fault of its own. The other
rules still spoke.
"""
