"""From a folder to a published site: build, check, follow the links, publish."""
