"""A value is not of the form that its key asks for.

A date that is none, a word outside the few that are allowed, a number that is not whole.

Bad::

    - band: 148-149 MHz
      regions: [4]
      primary:
      - fixed

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
"""
