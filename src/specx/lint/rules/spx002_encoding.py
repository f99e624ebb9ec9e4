"""A file is not UTF-8 text.

Names of administrations need more than ASCII, and every tool has to read the same letters. NUL
and other control characters are refused too.

Bad::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
      doubt: "a control character: \x01"

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
"""
