"""The facts carried into other people's data: arrays, files of millions of rows."""
