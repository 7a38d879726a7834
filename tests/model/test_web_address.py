"""Addresses that become links and codes: a browser goes to the host that a reader sees, or they are none."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from talkdown.model.web_address import MAX_ADDRESS_LENGTH, Doi, SiteAddress, WebAddress, is_web_address


def accepts(address_type: Any, text: str) -> bool:
    try:
        return bool(TypeAdapter(address_type).validate_python(text) == text.strip())
    except ValidationError:
        return False


@pytest.mark.parametrize(
    "address",
    [
        "https://words.example.org",
        "http://localhost:8000/words/?a=b&c#d",
        "https://wörter.example/ruhig",
        "https://xn--wrter-jua.example/",
        "https://[2001:db8::1]:8443/words",
        "https://192.0.2.7/",
        "HTTPS://WORDS.EXAMPLE/(a)'b",
    ],
)
def test_an_address(address: str) -> None:
    assert accepts(WebAddress, address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt://words.example/%0aalert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "mailto:us@ours.example",
        "//words.example",
        "\\\\words.example",
        "https:words.example",
        "https:/words.example",
        "https://",
        "words.example",
        "https://words.example@elsewhere.example",
        "https://us:secret@words.example",
        "https://@words.example",
        "https://words.example\\@elsewhere.example",
        "https://words.example／@elsewhere.example",
        "https://words\u3002example",
        "https://ｗords.example",
        "https://%77ords.example",
        "https://0x7f.1",
        "https://127.1",
        "https://words.example:99999",
        "https://words .example",
        "https://words.example/a b",
        "https://words.example/\u00a0a",
        "https://wo\u00adrds.example",
        "https://wo\u200brds.example",
        "https://words.example/\u202egnp.exe",
        "https://words.example/\x00",
        "https://words.example/\na",
        "https://words.example/\"onclick='x'",
        "https://words.example/<b>",
        "https://words.example/" + "a" * MAX_ADDRESS_LENGTH,
    ],
)
def test_what_is_none(address: str) -> None:
    assert not is_web_address(address)
    assert not accepts(SiteAddress, address) or address == "words.example"


@pytest.mark.parametrize("address", ["words.example", "words.example:8443/words", "localhost"])
def test_a_site_may_do_without_its_scheme(address: str) -> None:
    assert accepts(SiteAddress, address)
    assert not accepts(WebAddress, address)


@pytest.mark.parametrize(
    "address", ["https://words.example?a", "words.example/#a", "a@b.example", "/words", ""]
)
def test_what_is_no_site(address: str) -> None:
    assert not accepts(SiteAddress, address)


def test_a_doi() -> None:
    assert accepts(Doi, "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2")
    for text in ("10.1002/a b", "10.1002/\u202e", "https://doi.org/10.1002/a", "10.1002/" + "a" * 2000):
        assert not accepts(Doi, text)


@given(st.text(st.sampled_from("htps:/@\\.?#[]a1-_%\t \u200b\u3002é"), max_size=30))
def test_python_and_browsers_read_the_same_host(tail: str) -> None:
    address = f"https://words.example{tail}"
    if is_web_address(address):
        parts = urlsplit(address)
        assert parts.hostname is not None
        assert (parts.username, parts.password) == (None, None)
        assert address.isprintable()
