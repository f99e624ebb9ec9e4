"""A footnote number is malformed.

Numbers read `5.340`, `5.457A`: Article 5, two or three digits, up to three capital letters.

Bad::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed [5.21b8]

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed [5.218]
"""
