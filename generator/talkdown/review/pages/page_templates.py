"""The templates of the pages, with what all of them share: one style in each, and a policy that allows nothing else."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from rcssmin import cssmin

from talkdown.model.book import Book
from talkdown.outputs.pages.palette import palette_rules
from talkdown.outputs.pages.styles import color_rules
from talkdown.outputs.template_code import TemplateCode
from talkdown.outputs.web.csp import hash_of
from talkdown.review.statistics import LEAST_FOR_RATE

_FOLDER = Path(__file__).parent
_TEMPLATE_CODE = TemplateCode()


class PageTemplates:
    """Renders the pages of one review."""

    def __init__(self, book: Book, *, is_redacted: bool, is_by_agent: bool) -> None:
        environment = Environment(
            loader=FileSystemLoader(_FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_TEMPLATE_CODE,
            auto_reload=False,
        )
        style = _style(book)
        environment.globals |= {
            "book_title": f"{book.settings.brand.name if book.settings.brand else book.settings.title}: review",
            "is_by_agent": is_by_agent,
            "is_redacted": is_redacted,
            "language": book.settings.language,
            "least_for_rate": LEAST_FOR_RATE,
            # Each page is one file: whom it is given to needs no other. So its style stands in it, and is named by its hash.
            "policy": f"default-src 'none'; style-src {hash_of(style)}; base-uri 'none'; form-action 'none'",
            "style": Markup(style),
        }
        self._environment = environment

    def render(self, name: str, **values: object) -> bytes:
        """A page. Half of a character, as broken exports have it, is written as a question mark."""
        return self._environment.get_template(name).render(values).encode("utf-8", "replace")


def _style(book: Book) -> str:
    light, dark = palette_rules()
    level_rules, dark_level_rules = color_rules(book)
    css = [
        f":root{{{light}}}", *level_rules,
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}{''.join(dark_level_rules)}}}",
        (_FOLDER / "review.css").read_text(encoding="utf-8"),
    ]  # fmt: skip
    return str(cssmin("\n".join(css)))
