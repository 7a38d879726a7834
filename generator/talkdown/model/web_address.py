"""Addresses that become links and QR codes: the types of all fields that hold one."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated

from pydantic import (
    AfterValidator,
    AnyUrl,
    Field,
    StringConstraints,
    TypeAdapter,
    UrlConstraints,
    ValidationError,
)
from pydantic_core import PydanticCustomError

MAX_ADDRESS_LENGTH = 2000
"""In characters: what all browsers and servers bear. A QR code holds 2,331 bytes at level M, too fine to be read by then."""

# A host, by its name or number, and maybe a port. Nobody's name before it, or the part behind an `@` would be the host.
_HOST = r"(\[[0-9a-fA-F:.]+\]|[^\s/?#@:<>\"'`{}|\\^\[\]]+)(:[0-9]{1,5})?"
_PART = r"[^\s<>\"`{}|\\^]"
_SCHEME = r"[hH][tT][tT][pP][sS]?://"
_WEB_ADDRESS = rf"^{_SCHEME}{_HOST}([/?#]{_PART}*)?$"
# Nothing after the path, since paths are added to it.
_SITE_ADDRESS = rf"^({_SCHEME})?{_HOST}(/[^\s?#<>\"`{{}}|\\^]*)?$"
_HOST_NAME = re.compile(r"[\w.-]+")
_DOI = r"^10\.[0-9]{4,9}/\S+$"


def is_web_address(text: str) -> bool:
    """Whether a text is the whole address of something on the web, and a browser goes to the host that a reader sees in it.

    >>> is_web_address("https://words.example.org/a?b#c")
    True
    >>> is_web_address("https://words.example.org@elsewhere.example"), is_web_address("javascript:alert(1)")
    (False, False)
    """
    if len(text) > MAX_ADDRESS_LENGTH or not text.isprintable() or not re.match(_WEB_ADDRESS, text):
        return False
    host = re.split(r"[/?#]", text.split("://", 1)[1], maxsplit=1)[0]
    try:
        # The parser of browsers drops letters that are not seen, and makes numbers of some: then it is another host.
        url = _parser().validate_python(text)
    except ValidationError:
        return False
    name = re.sub(r":[0-9]+$", "", host).lower()
    return (bool(_HOST_NAME.fullmatch(name)) and name in (url.host, url.unicode_host())) or name.startswith(
        "["
    )


@cache
def _parser() -> TypeAdapter[AnyUrl]:
    """The rules of browsers: https://url.spec.whatwg.org."""
    constraints = UrlConstraints(allowed_schemes=["http", "https"], host_required=True)
    return TypeAdapter(Annotated[AnyUrl, constraints])


def _check_web_address(text: str) -> str:
    if not is_web_address(text):
        raise _bad_form()
    return text


def _check_site_address(text: str) -> str:
    if not re.match(_SITE_ADDRESS, text) or not is_web_address(text if "://" in text else f"https://{text}"):
        raise _bad_form()
    return text


def _check_doi(text: str) -> str:
    if len(text) > MAX_ADDRESS_LENGTH or not text.isprintable() or not re.match(_DOI, text):
        raise _bad_form()
    return text


def _bad_form() -> PydanticCustomError:
    return PydanticCustomError("bad_form", "this is no address")


_WITHOUT_SPACES_AROUND = StringConstraints(strip_whitespace=True)


def _for_editors(pattern: str) -> dict[str, str | int]:
    return {"pattern": pattern, "maxLength": MAX_ADDRESS_LENGTH}


WebAddress = Annotated[
    str,
    _WITHOUT_SPACES_AROUND,
    AfterValidator(_check_web_address),
    Field(json_schema_extra=_for_editors(_WEB_ADDRESS)),
]
"""A whole address, `https://` and all."""

SiteAddress = Annotated[
    str,
    _WITHOUT_SPACES_AROUND,
    AfterValidator(_check_site_address),
    Field(json_schema_extra=_for_editors(_SITE_ADDRESS)),
]
"""The address of a site, to which paths are added; it may do without its `https://`."""

Doi = Annotated[
    str, _WITHOUT_SPACES_AROUND, AfterValidator(_check_doi), Field(json_schema_extra=_for_editors(_DOI))
]
"""A DOI, which becomes an address of doi.org."""
