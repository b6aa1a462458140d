"""What is handed on: the wheel with its metadata and licences, and what CI installs."""

from __future__ import annotations

import email
import os
import re
import tomllib
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import hatchling.build
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from geo import __version__

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PROVENANCE = tomllib.loads((ROOT / "data" / "PROVENANCE.toml").read_text("utf-8"))["file"]

# How PROVENANCE.toml words a licence -> its SPDX identifier. None: nothing is asked for.
LICENCES = {
    "MIT": "MIT",
    "Apache-2.0": "Apache-2.0",
    "BSD-2-Clause": "BSD-2-Clause",
    "BSD-3-Clause": "BSD-3-Clause",
    "CC BY 4.0": "CC-BY-4.0",
    "CC0 1.0": "CC0-1.0",
    "ISC": "ISC",
    "publisher": "LicenseRef-Publisher",
    "Public domain": None,
}
# SPDX identifier -> words that only its text has.
TEXTS = {
    "MIT": "Permission is hereby granted, free of charge, to any person obtaining a copy",
    "Apache-2.0": "Apache License",
    "BSD-2-Clause": "THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS",
    "BSD-3-Clause": "Neither the name of the copyright holder",
    "CC-BY-4.0": "Creative Commons Attribution 4.0 International Public License",
    "CC0-1.0": "CC0 1.0 Universal",
    "ISC": "Permission to use, copy, modify, and/or distribute this software for any purpose",
    "LicenseRef-Publisher": "seeds/kim-tour-2023-09-15.txt, is copyright of its publisher",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder, here = tmp_path_factory.mktemp("wheel"), Path.cwd()
    os.chdir(ROOT)  # where a build runs
    try:
        return ZipFile(folder / hatchling.build.build_wheel(str(folder)))
    finally:
        os.chdir(here)


@pytest.fixture(scope="module")
def metadata(wheel: ZipFile) -> Message:
    return email.message_from_bytes(wheel.read(f"dateline-{__version__}.dist-info/METADATA"))


def licences(words: str) -> set[str]:
    """The licences that an entry of PROVENANCE.toml names."""
    found = {spdx for name, spdx in LICENCES.items() if re.search(rf"\b{name}\b", words, re.IGNORECASE)}
    assert found, f"{words!r} names no licence that is known here"
    return {spdx for spdx in found if spdx}


def test_its_metadata_names_every_licence_inside(metadata: Message) -> None:
    named = set(metadata["License-Expression"].split(" AND "))
    assert named == {"MIT", *(spdx for entry in PROVENANCE for spdx in licences(entry["licence"]))}


def test_it_carries_the_text_of_each(wheel: ZipFile, metadata: Message) -> None:
    inside = f"dateline-{__version__}.dist-info/licenses/"
    texts = [wheel.read(inside + name).decode() for name in metadata.get_all("License-File", [])]
    for spdx in metadata["License-Expression"].split(" AND "):
        assert any(TEXTS[spdx] in text for text in texts), spdx


def test_what_is_quoted_of_the_report_is_named_beside_its_licence() -> None:
    text = (ROOT / "LICENSES" / "LicenseRef-Publisher.txt").read_text("utf-8")
    for entry in PROVENANCE:
        if "LicenseRef-Publisher" in licences(entry["licence"]):
            assert Path(entry["path"]).name in text


def test_it_holds_the_page_the_story_the_report_and_the_mark_of_types(wheel: ZipFile) -> None:
    inside = set(wheel.namelist())
    assert {"geo/py.typed", "geo/shipped/streamlit_app.py"} <= inside
    assert {
        f"geo/shipped/{entry['path']}" for entry in PROVENANCE if not entry["path"].startswith("geo/")
    } <= inside
    assert {entry["path"] for entry in PROVENANCE if entry["path"].startswith("geo/")} <= inside


def test_a_young_interface_has_an_upper_bound() -> None:
    bounds = {name.name: str(name.specifier) for name in map(Requirement, PROJECT["dependencies"])}
    for name in ("streamlit", "pandas", "numpy", "edtf"):
        assert "<" in bounds[name], name


def test_the_pythons_are_those_that_ci_tries() -> None:
    told = re.findall(r"Python :: (3\.\d+)$", "\n".join(PROJECT["classifiers"]), re.MULTILINE)
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    assert re.findall(r'"(3\.\d+)"', workflow) == told
    assert all(
        Requirement(f"python{PROJECT['requires-python']}").specifier.contains(f"{version}.1")
        for version in told
    )


def test_ci_installs_a_version_of_everything_within_its_bounds() -> None:
    pinned: dict[str, list[str]] = {}
    for line in (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            requirement = Requirement(line)
            (version,) = (one.version for one in requirement.specifier if one.operator == "==")
            pinned.setdefault(canonicalize_name(requirement.name), []).append(version)
    extras = PROJECT["optional-dependencies"]
    for line in (*PROJECT["dependencies"], *extras["cluster"], *extras["test"]):
        requirement = Requirement(line)
        if requirement.name == PROJECT["name"]:  # an extra that takes in another
            continue
        versions = pinned.get(canonicalize_name(requirement.name), [])
        assert versions, f"{line}: .ci/constraints.txt has no version of it; run `make constraints`"
        assert all(requirement.specifier.contains(version, prereleases=True) for version in versions), line


def test_the_citation_is_of_this_version() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
