"""The use cases of crossread: what the command line and the screens can ask for."""

from reader.library.library import Hit, Library

__all__ = ["Hit", "Library"]
