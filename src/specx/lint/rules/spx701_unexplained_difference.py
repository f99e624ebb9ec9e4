"""Two editions differ, and no outcome of the conference between them says why.

Every difference of rows or footnotes is an outcome, or a named editorial change (`effect: editorial`).
One that is neither is a slip in one of the three.
"""
