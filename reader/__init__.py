"""crossread: read one story from several sources. Importing this package imports nothing else."""
