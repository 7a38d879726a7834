"""How many keys and clicks common tasks take: `make tasks`."""
