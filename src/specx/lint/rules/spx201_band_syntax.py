"""A band or a frequency cannot be read.

Bands are written `3400-3600 MHz`: a point for decimals, no comma, the unit last.

Bad::

    - band: 3,4-3,6 GHz
      regions: [1]
      primary:
      - fixed

Good::

    - band: 3.4-3.6 GHz
      regions: [1]
      primary:
      - fixed
"""
