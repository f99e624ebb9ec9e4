"""An outcome names a row that does not differ between the editions."""
