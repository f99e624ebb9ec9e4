"""A frequency is finer than one hertz.

Edges are whole hertz, so that bands meet exactly and are compared without rounding.
"""
