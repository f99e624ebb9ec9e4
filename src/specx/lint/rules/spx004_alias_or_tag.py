"""A file uses anchors, aliases, tags or several documents.

Facts are written out: a reader sees what a record says without looking elsewhere, and no file can
grow while it is read or ask for an object to be made.
"""
