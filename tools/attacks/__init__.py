"""Attacks on the program: questions and files that nobody would think of, and what every answer must be."""
