"""One rule a module, named `spx<number>_<name>`. The docstring is the rule's documentation.

Its first line says what is wrong, the rest why it matters. A module has `check(document, folder)` or
`check_folder(folder)`, yielding `Fault`; optionally `SEVERITY = "warning"` and `FIXABLE = True`. One that has
neither tells what reading the files, or comparing the editions, filed under its number. Its cases, at least
one that it finds and one that it does not, stand in `lint/cases/SPX<number>/`; `lint/case.py` says how.
"""
