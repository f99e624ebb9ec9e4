"""What is bracketed behind a service is not known.

Brackets hold a direction (`Earth-to-space`, `space-to-Earth`, `space-to-space`) or a qualifier that
`services.yaml` lists.
"""
