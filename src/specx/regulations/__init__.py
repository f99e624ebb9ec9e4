"""The concepts of the Radio Regulations as values with their own arithmetic. Reads nothing, prints nothing."""
