"""Writes what a release is made of as a software bill of materials (SBOM): `python -m scripts.sbom > talkdown.cdx.json`.

It is CycloneDX in JSON, written from the lock files alone, so that the same commit gives the same bytes:

* what pip installs beside the package, with the hashes of all its files;
* what the wheel carries from npm, with the paths where it lies;
* what builds the package and is not in it, marked as `excluded`.

What only checks and measures the project (`dev.txt`, `bench.txt`, `mutants.txt`) is not in it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.component_evidence import ComponentEvidence, Occurrence
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.locks import ROOT, LockedPackage, npm_packages, python_packages
from scripts.packed_files import COPIED_FILES, PRINT_FONTS, SUBSET_FONTS
from scripts.source_date import source_date
from talkdown import __version__

BUNDLES_WITH_PACKAGES = {
    "talkdown/bundles/finder-engine.js": "stemmer",
    "talkdown/bundles/deck-assembly.js": "pdf-lib",
}
"""Scripts of the wheel that hold a package of npm, as esbuild has put it there."""


def sbom() -> str:
    """The bill of materials of this commit, as a JSON document that ends with a line break."""
    python = python_packages("run")
    builders = {name: package for name, package in python_packages("build").items() if name not in python}
    npm = npm_packages()
    paths = paths_in_wheel()
    components = {
        **{name: _python_component(package, ComponentScope.REQUIRED) for name, package in python.items()},
        **{name: _python_component(package, ComponentScope.EXCLUDED) for name, package in builders.items()},
        **{f"npm:{name}": _npm_component(package, paths.get(name, ())) for name, package in npm.items()},
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    talkdown = Component(
        type=ComponentType.APPLICATION,
        name=project["name"],
        version=__version__,
        description=project["description"],
        licenses=[LicenseExpression(project["license"])],
        purl=PackageURL("pypi", None, project["name"], __version__),
        bom_ref="talkdown",
    )
    bom = Bom(components=components.values())
    _link(bom, components, {**python, **builders}, prefix="")
    _link(bom, components, npm, prefix="npm:")
    direct = [canonicalize_name(Requirement(line).name) for line in project["dependencies"]]
    bom.register_dependency(
        talkdown, [components[name] for name in (*direct, *(f"npm:{name}" for name in paths))]
    )
    bom.metadata = BomMetaData(component=talkdown, timestamp=datetime.fromtimestamp(source_date(), UTC))
    # The number names this very document: computed from the document without its number.
    bom.serial_number = uuid5(NAMESPACE_URL, "talkdown")
    bom.serial_number = uuid5(NAMESPACE_URL, _json(bom))
    return _json(bom)


def paths_in_wheel() -> dict[str, list[str]]:
    """Which files of the wheel come from which package of npm."""
    sources = {**COPIED_FILES, **PRINT_FONTS}
    package_of_file = {name: _package_of_path(source) for source, name in sources.items()}
    package_of_file |= {part: package_of_file[name] for name, part in SUBSET_FONTS.items()}
    paths = {f"talkdown/vendor/{name}": package for name, package in package_of_file.items()}
    paths_of_package: dict[str, list[str]] = {}
    for path, package in sorted({**paths, **BUNDLES_WITH_PACKAGES}.items()):
        paths_of_package.setdefault(package, []).append(path)
    return paths_of_package


def _package_of_path(path: str) -> str:
    """`node_modules/@scope/name/file` → `@scope/name`."""
    parts = path.removeprefix("node_modules/").split("/")
    return "/".join(parts[: 2 if parts[0].startswith("@") else 1])


def _python_component(package: LockedPackage, scope: ComponentScope) -> Component:
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in package.hashes]
    purl = PackageURL("pypi", None, package.name, package.version)
    files = XsUri(f"https://pypi.org/project/{package.name}/{package.version}/#files")
    return Component(
        name=package.name,
        version=package.version,
        scope=scope,
        purl=purl,
        bom_ref=purl.to_string(),
        external_references=[
            ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=files, hashes=hashes)
        ],
    )


def _npm_component(package: LockedPackage, paths: Iterable[str]) -> Component:
    group, _, name = package.name.rpartition("/")
    purl = PackageURL("npm", group or None, name, package.version)
    # With a name of its own each: the library sorts by it.
    occurrences = [Occurrence(bom_ref=path, location=path) for path in paths]
    return Component(
        group=group or None,
        name=name,
        version=package.version,
        scope=ComponentScope.REQUIRED if occurrences else ComponentScope.EXCLUDED,
        licenses=[LicenseExpression(package.license)],
        hashes=[HashType(alg=HashAlgorithm.SHA_512, content=digest) for digest in package.hashes],
        purl=purl,
        bom_ref=purl.to_string(),
        evidence=ComponentEvidence(occurrences=occurrences) if occurrences else None,
    )


def _link(
    bom: Bom, components: Mapping[str, Component], packages: Mapping[str, LockedPackage], prefix: str
) -> None:
    """Say which package asks for which; one that a lock leaves out, such as a peer, is not named."""
    for name, package in packages.items():
        dependencies = [f"{prefix}{child}" for child in package.dependencies]
        bom.register_dependency(
            components[prefix + name], [components[child] for child in dependencies if child in components]
        )


def _json(bom: Bom) -> str:
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


if __name__ == "__main__":
    print(sbom(), end="")
