"""A key stands in the wrong place: another kind of record in such a file has it.

Mostly a slip of the indentation, or a record that continues the one before.

Bad::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
      coverage: 0-3000 GHz

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
"""
