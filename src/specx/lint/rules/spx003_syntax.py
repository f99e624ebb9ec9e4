"""A file is not YAML.

The place is where the reader gave up; the cause often stands a line or two above it.

Bad::

    - band: 148-149 MHz
      regions: [1
      primary:
      - fixed

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
"""
