"""A service is not in the vocabulary.

Services are written in lower case as `services.yaml` has them; the status is told by the key above
and not by capitals.
"""
