"""A file cannot be read.

It is missing, locked, a folder, a pipe or a device, or it changed while it was read. The other
files are checked all the same.
"""
