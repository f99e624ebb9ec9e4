"""A record lacks a key that it needs.

Bad::

    - band: 148-149 MHz
      primary:
      - fixed

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
"""
