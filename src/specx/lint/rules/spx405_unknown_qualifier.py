"""What is bracketed behind a service is not known.

Brackets hold a direction (`Earth-to-space`, `space-to-Earth`, `space-to-space`) or a qualifier that
`services.yaml` lists.

Bad::

    - band: 3400-3500 MHz
      regions: [1]
      primary:
      - fixed-satellite (space-to-earth)

Good::

    - band: 3400-3500 MHz
      regions: [1]
      primary:
      - fixed-satellite (space-to-Earth)
"""
