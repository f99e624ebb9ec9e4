"""A band does not run upwards.

The low edge has to be below the high edge; bands are half-open and never empty.

Bad::

    - band: 149-148 MHz
      regions: [1]
      primary:
      - fixed

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
"""
