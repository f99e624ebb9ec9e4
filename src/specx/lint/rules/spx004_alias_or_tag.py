"""A file uses anchors, aliases, tags or several documents.

Facts are written out: a reader sees what a record says without looking elsewhere, and no file can
grow while it is read or ask for an object to be made.

Bad::

    - band: 148-149 MHz
      regions: &r [1]
      primary:
      - fixed
    - band: 149-150 MHz
      regions: *r
      primary:
      - fixed

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
    - band: 149-150 MHz
      regions: [1]
      primary:
      - fixed
"""
