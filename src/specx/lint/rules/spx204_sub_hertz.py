"""A frequency is finer than one hertz.

Edges are whole hertz, so that bands meet exactly and are compared without rounding.

Bad::

    - band: 148-148.0000005 MHz
      regions: [1]
      primary:
      - fixed

Good::

    - band: 148-148.000001 MHz
      regions: [1]
      primary:
      - fixed
"""
