"""Files on the disk: written whole or not at all, cached between runs, carried by the package, named in messages."""
