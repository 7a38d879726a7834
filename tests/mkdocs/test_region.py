"""A site may be for another region than its book says."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from mkdocs.config import load_config

from talkdown.mkdocs.checked_rendering import render_phrasebook
from talkdown.mkdocs.errors import SettingError
from talkdown.mkdocs.readable import ProjectFolders
from talkdown.pipeline.site import RenderedSite, SiteBuilder

REGIONS = """
region: US
regions:
  - {id: US, title: United States, language: en-US, words: {currency: $}}
  - {id: UK, title: United Kingdom, language: en-GB, spelling: british, words: {currency: £}}
"""


def render(folder: Path, region: str) -> RenderedSite:
    shutil.copytree(Path(__file__).parents[1] / "rules/_base", folder / "phrasebook")
    with (folder / "phrasebook/book.yaml").open("a", encoding="utf-8") as file:
        file.write(REGIONS)
    (folder / "phrasebook/spelling.yaml").write_text("colour: color\n")
    slots = folder / "phrasebook/slots.yaml"
    slots.write_text(f"{slots.read_text().rstrip()}\nvalue: 'Up to {{currency}}5, in any color.'\n")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: Words\ntheme: material\nplugins: []\n")
    config = load_config(str(folder / "mkdocs.yml"))
    builder = SiteBuilder()
    builder.region = region
    return render_phrasebook(
        builder,
        folder / "phrasebook",
        print_plan=None,
        as_of=date(2026, 11, 28),
        config=config,
        page_folders=ProjectFolders(config, []).for_pages,
    )


def test_pages_have_the_words_and_the_spelling_of_the_region_of_the_site(tmp_path: Path) -> None:
    site = render(tmp_path, "UK")
    (page,) = (page for page in site.pages if page.path == "policy.html")
    assert "Up to £5, in any colour." in page.body
    assert site.loaded_book.book.settings.language == "en-GB"


@pytest.mark.parametrize(
    ("region", "expected_message"),
    [
        ("UX", "`region: UX` in mkdocs.yml: there is no region `UX`"),
        ("uk", "`region: uk` in mkdocs.yml: `uk` does not have the form of `region`"),
    ],
)
def test_a_region_that_the_book_does_not_have_is_a_fault_of_the_setting(
    tmp_path: Path, region: str, expected_message: str
) -> None:
    with pytest.raises(SettingError) as error_info:
        render(tmp_path, region)
    assert (error_info.value.text, error_info.value.route) == (
        expected_message,
        ("plugins", "talkdown", "region"),
    )
