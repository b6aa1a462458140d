"""docs/cluster.md: its tables are those that are written, its numbers the program's, its files whole."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import yaml

from geo.batch import cluster, parquet
from geo.batch.schema import SCHEMAS
from geo.cli import main

PAGE = (Path(__file__).parents[2] / "docs" / "cluster.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_every_column_of_every_table_is_named_in_its_order() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| .* \| (.*) \|$", PAGE, re.MULTILINE))
    assert set(rows) == set(SCHEMAS)
    for name, cells in rows.items():
        assert re.sub(r" \(.*?\)", "", cells).split(", ") == SCHEMAS[name].names


def test_its_numbers_are_those_of_the_program() -> None:
    assert (parquet.LARGEST, parquet.LONGEST_S, cluster.PATIENCE_S) == (1_000, 60, 300)
    assert "parts of up to 1,000 reports or a minute" in PAGE
    assert "waits up to five minutes" in PAGE


def test_its_commands_have_only_options_that_there_are() -> None:
    known = {option for one in main.commands["draft"].params for option in one.opts}
    commands = re.findall(r"dateline draft (?:[^\n`]|\\\n)*", PAGE)
    assert len(commands) >= 3
    for command in commands:
        assert set(re.findall(r"--[a-z-]+", command)) <= known


def test_the_cluster_of_kubernetes_is_whole() -> None:
    [text] = blocks("yaml")
    spec = yaml.safe_load(text)["spec"]
    assert set(spec) == {"worker", "scheduler"}
    [worker], [scheduler] = (spec[name]["spec"]["containers"] for name in ("worker", "scheduler"))
    assert worker["image"] == scheduler["image"]
    assert worker["args"][:4] == ["dask", "worker", "--name", "$(DASK_WORKER_NAME)"]
    named = {port["name"]: port["containerPort"] for port in scheduler["ports"]}
    assert named == {port["targetPort"]: port["port"] for port in spec["scheduler"]["service"]["ports"]}
    assert "--scheduler tcp://dateline-scheduler:8786" in PAGE


def test_its_programs_are_python() -> None:
    for program in blocks("python"):
        ast.parse(program)
