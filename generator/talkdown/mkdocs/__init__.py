"""The MkDocs plugin and the development server: the only folder that imports MkDocs."""
