"""A key is written twice in one record.

Most readers keep the last one and say nothing, so that one of the two facts is lost.
"""
