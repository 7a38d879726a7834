"""What a page says of itself to machines, as JSON-LD: enough for the search of an intranet, and no more."""

from __future__ import annotations

import json


def as_json_ld(schema_type: str, title: str, description: str, language: str) -> str:
    """A page's JSON-LD; `schema_type` is a type of schema.org. Holds no `<`, so that it cannot end its script element."""
    statement = {
        "@context": "https://schema.org",
        "@type": schema_type,
        "name": title,
        "description": description,
        "inLanguage": language,
    }
    text = json.dumps({key: value for key, value in statement.items() if value}, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
