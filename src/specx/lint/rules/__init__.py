"""One rule a module, named `spx<number>_<name>`. The docstring is the rule's documentation.

Its first line says what is wrong; then why it matters; then a bad and a good example, which the
tests run. A module has `check(document, folder)` or `check_folder(folder)`, yielding `Found`;
optionally `SEVERITY = "warning"` and `FIXABLE = True`. One that has neither tells what reading the
files, or comparing the editions, filed under its number.
"""
