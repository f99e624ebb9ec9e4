"""A key is not known in its place.

A misspelt key would be passed over in silence by most readers, and the fact with it. The nearest
known key is named.

Bad::

    - band: 148-149 MHz
      regions: [1]
      primry:
      - fixed
      secondary:
      - mobile

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
      secondary:
      - mobile
"""
