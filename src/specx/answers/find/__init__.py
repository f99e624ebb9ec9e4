"""Where a service and a width fit, on which terms: the question of what is allocated, turned round."""
