"""A trial of the settings in a mkdocs.yml, once for all that it reads.

Only that nothing was wrong is remembered: what is, is mended in places that nobody can list, and then it is tried again.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from talkdown.loader.site_settings import SettingsPosition, SiteSettings
from talkdown.storage import cache
from talkdown.storage.display import on_one_line
from talkdown.storage.package import PACKAGE, __version__
from talkdown.storage.typed_record import as_type

PlacedFault = tuple[str, str, SettingsPosition]
"""What is wrong, a way out or nothing, and where."""


FileState = tuple[int, int]
"""When a file was last written, in nanoseconds, and how many bytes it has."""

_STARTED_AT = time.time_ns()
"""A module that was written since may have been loaded before that."""


class _PassedTrial(NamedTuple):
    """A trial that found nothing."""

    modules: dict[str, FileState]
    """The files of the modules that it ran, as they were."""


def faults_of_trial(settings: SiteSettings, custom_dir: str) -> list[PlacedFault]:
    """What a build makes of the settings before it comes to any page; they are those of a site, and have the right types.

    `custom_dir` is the folder that they name for templates, from mkdocs.yml; empty for none.
    """
    name = f"site-trial-{digest_of_trial(settings, custom_dir)}"
    passed_trial = as_type(cache.read(name, __version__), _PassedTrial)
    if passed_trial and passed_trial.modules == states_of_files(passed_trial.modules):
        return []
    faults = list(_try(settings))
    modules = states_of_files(_files_of_modules())
    may_be_remembered = not (custom_dir and _leads_elsewhere(settings.files[0].parent / custom_dir))
    if (
        may_be_remembered
        and not faults
        and all(written_at < _STARTED_AT for written_at, _ in modules.values())
    ):
        cache.write(name, __version__, _PassedTrial(modules)._asdict())
    return faults


def digest_of_trial(settings: SiteSettings, custom_dir: str) -> str:
    """A name for all that a trial reads, but for the modules: which those are, only a trial tells."""
    project = settings.files[0].parent
    folders = [PACKAGE / "theme", *([project / custom_dir] if custom_dir else [])]
    files = [
        os.path.join(folder, name) for top in folders for folder, _, names in os.walk(top) for name in names
    ]
    # An extension that lies in the project is not tried.
    names_of_project = sorted(path.name for path in project.iterdir() if path.stem.isidentifier())
    state = [digest_of_settings(settings), sorted(states_of_files(files).items()), names_of_project]
    return cache.digest(repr(state).encode())[:16]


def _leads_elsewhere(folder: Path) -> bool:
    """Whether a folder has links to other ones, in which files may come and go unseen."""
    return any(os.path.islink(os.path.join(top, name)) for top, names, _ in os.walk(folder) for name in names)


def _files_of_modules() -> Iterator[str]:
    """The files of all modules that are loaded; those of Python itself are as they were."""
    for name, module in sys.modules.copy().items():
        file = vars(module).get("__file__") if isinstance(module, ModuleType) else None
        if file and name.partition(".")[0] not in sys.stdlib_module_names:
            yield file


def states_of_files(paths: Iterable[str]) -> dict[str, FileState]:
    """The state of each file that is there."""
    return {
        path: (status.st_mtime_ns, status.st_size)
        for path in paths
        if os.path.isfile(path)
        for status in [os.stat(path)]
    }


@lru_cache(maxsize=1)  # several questions are asked of the same settings
def digest_of_settings(settings: SiteSettings) -> str:
    """A name for what is in the files and in the variables that they ask for, and for what is installed."""
    # The folders of modules change when something is installed or taken away, and our own modules in a clone of the package.
    paths = [*map(Path, sys.path), *sorted(Path(__file__).parent.glob("*.py"))]
    times = [(str(path), path.stat().st_mtime_ns) for path in paths if path.exists()]
    contents = [*settings.contents, repr([times, sorted(settings.variables.items())]).encode()]
    return cache.digest(b"".join(b"%d\n%s" % (len(content), content) for content in contents))[:16]


def _try(settings: SiteSettings) -> Iterator[PlacedFault]:
    # What they load takes longer to import than all of a check, which mostly remembers.
    from talkdown.mkdocs.installed_names import is_missing
    from talkdown.mkdocs.settings_trial import trial_faults
    from talkdown.mkdocs.trial_config import loading_what_is_installed

    config_file = settings.files[0].absolute()
    with loading_what_is_installed(config_file.parent):
        for tag, place in settings.tags():
            if is_missing(tag, config_file.parent):
                yield f"`{on_one_line(tag)}` names nothing that is installed", "", place
        for route, message in trial_faults(config_file, settings.values()):
            yield on_one_line(message), "", settings.place_of(*route)
