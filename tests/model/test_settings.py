"""What may stand in `book.yaml`: addresses that can become links."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from talkdown.design.icons import UnknownIconError, icon_names, icon_svg
from talkdown.model import Variable
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


def test_a_variable_has_one_sample_or_several() -> None:
    gap = {"name": "promised_day", "label": "The day you promise"}
    assert Variable.model_validate(gap | {"sample": "Friday"}).all_samples == ("Friday",)
    assert Variable.model_validate(gap | {"samples": ["Friday", "May 12"]}).all_samples == (
        "Friday",
        "May 12",
    )


@pytest.mark.parametrize("samples", [{}, {"samples": []}, {"sample": "Friday", "samples": ["May 12"]}])
def test_a_variable_without_a_sample_or_with_both_fields(samples: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="a variable needs either `samples` or `sample`"):
        Variable.model_validate({"name": "promised_day", "label": "The day you promise", **samples})


def test_a_variable_of_an_old_book_is_remembered_and_has_no_form() -> None:
    variable = Variable(name="name", label="The customer's name", sample="Sam")
    assert (variable.form, variable.tense, variable.each_time) == (None, None, False)
