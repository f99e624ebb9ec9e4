"""A key is written twice in one record.

Most readers keep the last one and say nothing, so that one of the two facts is lost.

Bad::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
      primary:
      - mobile

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
      - mobile
"""
