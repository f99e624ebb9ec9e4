"""`specx documents`: which documents of ITU-R speak of a number, a range, some words."""
