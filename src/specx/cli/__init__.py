"""The command line: each module parses one group of commands, asks the library, shows the answer."""
