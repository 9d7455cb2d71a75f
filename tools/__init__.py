"""Programs for working on crossread; none of them is installed with it."""
