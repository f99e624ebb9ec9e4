"""A key is not known in its place.

A misspelt key would be passed over in silence by most readers, and the fact with it. The nearest
known key is named.
"""
