"""Answers as text: JSON for scripts, tables for spreadsheets, a screen for people."""
