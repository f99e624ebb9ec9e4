"""A service is not in the vocabulary.

Services are written in lower case as `services.yaml` has them; the status is told by the key above
and not by capitals.

Bad::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixd

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
"""
