"""Keys of one record contradict each other.

A row cannot be "not allocated" and have services.
"""
