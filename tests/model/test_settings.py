"""What may stand in `book.yaml`: addresses that can become links."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from talkdown.design.icons import UnknownIconError, icon_names, icon_svg
from talkdown.model.settings import Brand


@pytest.mark.parametrize(
    "address",
    [
        "https://words.example.org",
        "http://localhost:8000/words/",
        "words.example.org",
        "https://[2001:db8::1]:8443/words",
        "https://wörter.example/ruhig",
        "HTTPS://WORDS.EXAMPLE.ORG",
    ],
)
def test_an_address_of_a_site(address: str) -> None:
    assert Brand(name="Ours", address=f" {address} ").address == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "mailto:us@ours.example",
        "https://us:secret@ours.example",
        "our words",
        "https://ours.example/our words",
        "https://ours.example?page=1",
        "https://ours.example/#cards",
        'https://ours.example/"><b>',
        "https://",
        "",
    ],
)
def test_what_is_none(address: str) -> None:
    with pytest.raises(ValidationError):
        Brand(name="Ours", address=address)


def test_an_unknown_icon_is_never_drawn() -> None:
    assert "circle-outline" in icon_names()
    with pytest.raises(UnknownIconError):
        icon_svg("no-such-icon")
