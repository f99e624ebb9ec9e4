"""A country code is not known.

Codes are ISO 3166 alpha-2, or the area codes of `regions.yaml`.

Bad::

    - id: "5.218"
      kind: additional-allocation
      bands: [148-149 MHz]
      countries: [UK]
      services: [fixed]
      status: primary
      summary: An example.

Good::

    - id: "5.218"
      kind: additional-allocation
      bands: [148-149 MHz]
      countries: [GB]
      services: [fixed]
      status: primary
      summary: An example.
"""
