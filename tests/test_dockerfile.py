"""The Dockerfile, by its text: what it copies makes the wheel, what it runs are commands that there are."""

from __future__ import annotations

import ast
import json
import re
import shutil
import tomllib
from pathlib import Path
from zipfile import ZipFile

import hatchling.build
import pytest
from packaging.specifiers import SpecifierSet

from geo.cli import main
from geo.gazetteer import compilation
from geo.paths import READ_ONLY

ROOT = Path(__file__).parent.parent
LINES = [
    line.split(maxsplit=1)
    for line in (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
FINAL = LINES[max(number for number, (word, _) in enumerate(LINES) if word == "FROM") :]


def values(word: str, lines: list[list[str]] = LINES) -> list[str]:
    """What stands behind each instruction of this name."""
    return [rest for name, rest in lines if name == word]


def environment() -> dict[str, str]:
    return dict(part.split("=", 1) for rest in values("ENV", FINAL) for part in rest.split())


def test_what_it_copies_makes_the_whole_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "src"
    source.mkdir()
    for rest in values("COPY"):
        *names, target = rest.split()
        if names[0].startswith("--from"):
            continue
        for name in names:
            path = ROOT / name
            if path.is_dir():
                assert name == target
                shutil.copytree(path, source / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(path, source)
    monkeypatch.chdir(source)
    made = ZipFile(tmp_path / hatchling.build.build_wheel(str(tmp_path))).namelist()
    monkeypatch.chdir(ROOT)
    (tmp_path / "whole").mkdir()
    whole = ZipFile(tmp_path / "whole" / hatchling.build.build_wheel(str(tmp_path / "whole"))).namelist()
    assert set(made) == set(whole)
    [constraints] = re.findall(r"--constraint (\S+)", " ".join(values("RUN")))
    assert (source / constraints).is_file()


def test_its_python_is_one_that_dateline_runs_on() -> None:
    asked = SpecifierSet(
        tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    )
    images = values("FROM")
    assert len(images) == 2
    for image in images:
        [version] = re.findall(r"^python:(3\.\d+)-slim\b", image)
        assert asked.contains(version)


def test_it_opens_a_public_server_for_its_volume() -> None:
    [program] = json.loads(values("ENTRYPOINT")[0])
    name, *arguments = json.loads(values("CMD", FINAL)[-1])
    assert Path(program).name == "dateline"
    given = main.commands[name].make_context(name, arguments).params
    assert (given["host"], given["browser"], given["read_only"]) == ("0.0.0.0", False, True)
    assert values("EXPOSE") == [str(given["port"])]
    assert values("VOLUME") == [environment()["DATELINE_LIBRARY"]]
    assert READ_ONLY not in environment()  # it can be left out: docker run IMAGE open --host 0.0.0.0


def test_it_is_nobody_in_particular() -> None:
    [user] = values("USER", FINAL)
    assert 0 not in map(int, user.split(":"))
    assert environment()["HOME"] == "/tmp"  # noqa: S108


def test_it_fetches_nothing_but_what_pip_installs() -> None:
    assert not values("ADD")
    assert [name for name, _ in FINAL if name == "RUN"] == []
    installed = [run for run in values("RUN") if "pip install" in run]
    assert len(installed) == 1
    assert not re.search(r"curl|wget|apt-get|https?:", " ".join(values("RUN")))


def test_the_gazetteer_is_compiled_where_it_is_looked_for() -> None:
    [code] = [re.search(r'-c "(.*)"', run) for run in values("RUN") if "gazetteer" in run]
    assert code
    assert ast.unparse(ast.parse(code[1])) == "from geo.gazetteer.compilation import ensure\nensure()"
    assert callable(compilation.ensure)
    assert f"DATELINE_CACHE={environment()['DATELINE_CACHE']}" in values("ENV")


def test_it_is_looked_after_where_it_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    [check] = values("HEALTHCHECK")
    [command] = re.findall(r"CMD (\[.*\])$", check)
    program, option, code = json.loads(command)
    assert (Path(program).name, option) == ("python", "-c")
    asked: list[str] = []
    monkeypatch.setattr("urllib.request.urlopen", lambda url, **_: asked.append(url))
    exec(code)  # noqa: S102
    assert asked == [f"http://127.0.0.1:{values('EXPOSE')[0]}/_stcore/health"]
