"""The facts as tables that belong together, and the files of other programs that hold such tables."""
