"""A file is too large or nested too deeply.

The limits are 64 MiB, five million values and 24 levels: far beyond any table. They keep a hostile file from
taking the memory or the time of whoever checks it.
"""
