"""Keys of one record contradict each other.

A row cannot be "not allocated" and have services.

Bad::

    - band: 148-149 MHz
      regions: [1]
      not_allocated: true
      primary:
      - fixed

Good::

    - band: 148-149 MHz
      regions: [1]
      not_allocated: true
"""
