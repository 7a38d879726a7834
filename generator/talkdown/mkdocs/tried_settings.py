"""What a trial of the settings in a mkdocs.yml has found, once for each content, and for what is installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from talkdown.loader.site_settings import Place, SiteSettings
from talkdown.storage import cache
from talkdown.storage.display import on_one_line
from talkdown.storage.package import __version__
from talkdown.storage.typed_record import as_type

PlacedFault = tuple[str, str, Place]
"""What is wrong, a way out or nothing, and where."""


class _Trial(NamedTuple):
    faults: list[PlacedFault]


def faults_of_trial(settings: SiteSettings) -> list[PlacedFault]:
    """What a build makes of the settings before it comes to any page; they are those of a site, and have the right types."""
    name = f"site-trial-{digest_of_settings(settings)}"
    trial = as_type(cache.read(name, __version__), _Trial)
    if trial is None:
        trial = _Trial(list(_try(settings)))
        cache.write(name, __version__, trial._asdict())
    return trial.faults


@lru_cache(maxsize=1)  # several questions are asked of the same settings
def digest_of_settings(settings: SiteSettings) -> str:
    """A name for what is in the files, and for what is installed: another plugin may be there, or be gone."""
    # The folders of modules change when something is installed or taken away, and our own modules in a clone of the package.
    paths = [*map(Path, sys.path), *sorted(Path(__file__).parent.glob("*.py"))]
    times = [path.stat().st_mtime_ns for path in paths if path.exists()]
    contents = [*settings.contents, " ".join(map(str, times)).encode()]
    return cache.digest(b"".join(b"%d\n%s" % (len(content), content) for content in contents))[:16]


def _try(settings: SiteSettings) -> Iterator[PlacedFault]:
    # What they load takes longer to import than all of a check, which mostly remembers.
    from talkdown.mkdocs.installed_names import is_missing
    from talkdown.mkdocs.settings_trial import loading_what_is_installed, trial_faults

    config_file = settings.files[0].absolute()
    with loading_what_is_installed(config_file.parent):
        for tag, place in settings.tags():
            if is_missing(tag, config_file.parent):
                yield f"`{on_one_line(tag)}` names nothing that is installed", "", place
        for route, message in trial_faults(config_file, settings.values()):
            yield on_one_line(message), "", settings.place_of(*route)
