"""An outcome calls a footnote added, modified or suppressed, and the editions say otherwise."""
