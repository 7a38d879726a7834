"""What MkDocs, Markdown and the theme meet in what an author wrote: they raise whatever comes, and a person reads of a page.

All that they are given passes here: an exception that is none of a plugin's, nor the system's, is about a page or about
mkdocs.yml, and never a fault of ours.
"""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateNotFound, TemplateSyntaxError
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.pages import Page as MkDocsPage

from talkdown.loader.page_settings import installed_theme_folders
from talkdown.mkdocs.errors import AuthoredError
from talkdown.mkdocs.generated_page import GeneratedPage
from talkdown.mkdocs.hook_results import fault_of_page
from talkdown.storage.display import display_path, on_one_line

_ICONS = ".icons/"
"""Where Material keeps the templates of icons."""

_LANGUAGES = "partials/languages/"
"""Where it keeps the words of its menus."""

_MOST_CHARACTERS = 200
"""Of what an exception says: two lines of a terminal. Some carry the text of a whole page."""


def authored_error(error: Exception) -> AuthoredError | None:
    """What to say of an exception that ended a build of MkDocs; None if it says so itself."""
    is_of_system = isinstance(error, OSError) and not isinstance(error, TemplateNotFound)
    if is_of_system or isinstance(error, MkDocsException | MemoryError):
        return None
    if template_error := _unusable_template(error):
        return template_error
    page = _page_behind(error)
    if page is not None and (hook_fault := fault_of_page(page)):
        return AuthoredError(str(hook_fault))
    if page is None or isinstance(page, GeneratedPage):
        return unusable_settings(error)
    return AuthoredError(
        f"talkdown: `{on_one_line(page.file.src_uri)}`: this page cannot be rendered: {kind_and_words(error)}\n"
        "  hint: look at its front matter, at addresses in its links, and at what lies deep in lists"
    )


def _page_behind(error: Exception) -> MkDocsPage | None:
    """The page that MkDocs read or wrote; it tells its plugins of none before it looks for the page's template."""
    for frame, _ in walk_tb(error.__traceback__):
        if frame.f_code.co_name in ("_populate_page", "_build_page"):
            page = frame.f_locals.get("page")
            return page if isinstance(page, MkDocsPage) else None
    return None


def unusable_settings(error: Exception) -> AuthoredError:
    """What to say of an exception that the theme ended with, filled with settings alone."""
    if isinstance(error, TemplateNotFound) and (icon := _icon_of(str(error.name))):
        return AuthoredError(
            f"talkdown: the theme has no icon `{on_one_line(icon)[:_MOST_CHARACTERS]}`\n"
            "  hint: look for it under `icon:` in the front matter of your pages, and under `theme:` in mkdocs.yml"
        )
    if isinstance(error, TemplateNotFound) and str(error.name).startswith(_LANGUAGES):
        language = on_one_line(str(error.name).removeprefix(_LANGUAGES).removesuffix(".html"))
        return AuthoredError(
            f"talkdown: the theme speaks no `{language[:_MOST_CHARACTERS]}`, which `language:` under `theme:` in mkdocs.yml asks for\n"
            "  hint: write one of its languages, as `de` or `pt-BR`"
        )
    if template_error := _unusable_template(error):
        return template_error
    return AuthoredError(
        f"talkdown: the theme cannot be filled with the settings in mkdocs.yml: {kind_and_words(error)}\n"
        "  hint: look at `theme:`, `extra:`, `nav:` and `plugins:`"
    )


def _unusable_template(error: Exception) -> AuthoredError | None:
    """What to say where a template of the project's own was at work, and not the theme's; None where that was."""
    place = _template_behind(error)
    if place is None or _icon_of(str(getattr(error, "name", ""))):
        return None
    path, line = Path(place[0]), place[1]
    if any(path.is_relative_to(folder) for folder in installed_theme_folders()):
        return None
    return AuthoredError(
        f"talkdown: `{on_one_line(display_path(path))}:{line}`: this template cannot be used: {kind_and_words(error)}\n"
        "  hint: mend it; what lies in the folder that `custom_dir:` names is read as templates, icons, too"
    )


def _template_behind(error: Exception) -> tuple[str, int] | None:
    """The file of the template that Jinja read or filled last, and the line of it."""
    if isinstance(error, TemplateSyntaxError):
        return (error.filename, error.lineno) if error.filename else None
    for frame, line in reversed(list(walk_tb(error.__traceback__))):
        is_reading = frame.f_code.co_name == "get_source" and not isinstance(error, TemplateNotFound)
        if is_reading and "filename" in frame.f_locals:
            return str(frame.f_locals["filename"]), 1
        if "__jinja_exception__" in frame.f_globals:  # Jinja puts such a frame in for each line of a template
            return frame.f_code.co_filename, line
    return None


def _icon_of(template: str) -> str:
    """The icon that a template of the theme draws, as authors name it; empty for one that draws none."""
    is_icon = template.startswith(_ICONS) and template.endswith(".svg")
    return template.removeprefix(_ICONS).removesuffix(".svg") if is_icon else ""


def kind_and_words(error: Exception) -> str:
    """The kind of an exception and what it says, on one line."""
    # Jinja would list all folders in which it has looked.
    words = error.name if isinstance(error, TemplateNotFound) else error
    text = on_one_line(f"{type(error).__name__}: {words}")
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…"
