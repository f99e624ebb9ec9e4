"""An outcome shows as no difference between the editions.

An allocation, upgrade, identification or deletion that leaves the Table and the footnotes as they
were has been forgotten in the later edition, or did not happen.
"""
