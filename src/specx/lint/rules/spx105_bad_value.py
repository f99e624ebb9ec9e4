"""A value is not of the form that its key asks for.

A date that is none, a word outside the few that are allowed, a number that is not whole.
"""
