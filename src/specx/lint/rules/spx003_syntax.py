"""A file is not YAML.

The place is where the reader gave up; the cause often stands a line or two above it.
"""
