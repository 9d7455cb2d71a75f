"""crossread: read one story from several sources. Importing this package imports nothing else."""

__version__ = "0.1.0"
