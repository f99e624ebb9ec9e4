"""An outcome's changes of a country list are not those between the editions."""
