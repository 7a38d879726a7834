"""The MkDocs plugin: the only folder that knows MkDocs."""
