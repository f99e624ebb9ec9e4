"""A value has the wrong shape: text for a list, a list for text, or nothing at all.

Bad::

    - band: 148-149 MHz
      regions: 1
      primary:
      - fixed

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
"""
