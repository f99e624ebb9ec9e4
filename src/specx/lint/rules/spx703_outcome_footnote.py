"""An outcome calls a footnote added, modified or suppressed, and the editions say otherwise.

Bad::

    --- old/edition.yaml
    id: old
    title: An example
    conference: WRC-19
    in_force: "2021-01-01"
    coverage: 148-149 MHz
    table:
    - {file: table.yaml, band: 148-149 MHz}
    footnotes:
    - {file: notes.yaml, from: 200, to: 299}
    sources:
    - {document: An example of 2021}
    --- old/table.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
      footnotes: ["5.218"]
    --- old/notes.yaml
    - id: "5.218"
      kind: information
      summary: An example.
    --- new/edition.yaml
    id: new
    title: An example
    conference: WRC-23
    in_force: "2025-01-01"
    coverage: 148-149 MHz
    supersedes: old
    table:
    - {file: table.yaml, band: 148-149 MHz}
    footnotes:
    - {file: notes.yaml, from: 200, to: 299}
    sources:
    - {document: An example of 2025}
    --- new/table.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
      - mobile
      footnotes: ["5.218"]
    --- new/notes.yaml
    - id: "5.218"
      kind: information
      summary: An example.
    --- wrc-23/conference.yaml
    id: wrc-23
    title: World Radiocommunication Conference 2023
    conference: WRC-23
    opened: "2023-11-20"
    closed: "2023-12-15"
    before: old
    after: new
    outcomes:
    - {file: outcomes.yaml, bands: [148-150 MHz]}
    --- wrc-23/outcomes.yaml
    - id: an-example
      topic: IMT
      title: An example
      bands: [148-149 MHz]
      regions: [1, 2, 3]
      effect: allocation
      services: [mobile]
      footnotes: {added: ["5.218"]}
      summary: An example.
      sources:
      - {document: An example of 2023}
      verified: true

Good::

    --- old/edition.yaml
    id: old
    title: An example
    conference: WRC-19
    in_force: "2021-01-01"
    coverage: 148-149 MHz
    table:
    - {file: table.yaml, band: 148-149 MHz}
    footnotes:
    - {file: notes.yaml, from: 200, to: 299}
    sources:
    - {document: An example of 2021}
    --- old/table.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
      footnotes: ["5.218"]
    --- old/notes.yaml
    - id: "5.218"
      kind: information
      summary: An example.
    --- new/edition.yaml
    id: new
    title: An example
    conference: WRC-23
    in_force: "2025-01-01"
    coverage: 148-149 MHz
    supersedes: old
    table:
    - {file: table.yaml, band: 148-149 MHz}
    footnotes:
    - {file: notes.yaml, from: 200, to: 299}
    sources:
    - {document: An example of 2025}
    --- new/table.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
      - mobile
      footnotes: ["5.218"]
    --- new/notes.yaml
    - id: "5.218"
      kind: information
      summary: An example.
    --- wrc-23/conference.yaml
    id: wrc-23
    title: World Radiocommunication Conference 2023
    conference: WRC-23
    opened: "2023-11-20"
    closed: "2023-12-15"
    before: old
    after: new
    outcomes:
    - {file: outcomes.yaml, bands: [148-150 MHz]}
    --- wrc-23/outcomes.yaml
    - id: an-example
      topic: IMT
      title: An example
      bands: [148-149 MHz]
      regions: [1, 2, 3]
      effect: allocation
      services: [mobile]
      summary: An example.
      sources:
      - {document: An example of 2023}
      verified: true
"""
