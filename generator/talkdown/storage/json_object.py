"""The type of what is read from JSON or becomes JSON."""

from __future__ import annotations

from typing import Any

JsonObject = dict[str, Any]
"""An object of JSON: texts, numbers, lists and objects. Who writes it knows its shape; no type does."""
