"""Words of EFAT, a form of XML for frequency allocation tables, that are written and read alike."""

# Of the attributes that the form does not have itself.
NAMESPACE = "urn:specx:efat"
NOT_ALLOCATED = "(Not Allocated)"
BLANK = "(blank)"
