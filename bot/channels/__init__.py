"""One module for each chat platform; each offers a ``Channel``."""
