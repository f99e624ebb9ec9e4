"""A key stands in the wrong place: another kind of record in such a file has it.

Mostly a slip of the indentation, or a record that continues the one before.
"""
