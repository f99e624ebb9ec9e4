"""An engineer's questions: typed answers out, no text."""
