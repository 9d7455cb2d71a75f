"""Runs the command line: `python -m reader`."""

from reader.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
