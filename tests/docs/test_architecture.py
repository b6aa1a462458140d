"""docs/architecture.md and docs/decisions/: the picture shows every room, the index every decision."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
DECISIONS = ROOT / "docs" / "decisions"
TEXT = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PICTURE = re.search(r"```mermaid\n(.*?)```", TEXT, re.DOTALL)


def floors() -> dict[str, int]:
    """Each module of geo and its floor, counted from the top, as import-linter holds them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (one["layers"] for one in contracts if one.get("containers") == ["geo"])
    return {name: floor for floor, line in enumerate(layers) for name in line.split(" | ")}


def test_the_picture_shows_every_room() -> None:
    assert PICTURE
    shown = set(re.findall(r"^ +(\w+)\[\"<b>\1</b>", PICTURE[1], re.MULTILINE))
    rooms = {path.parent.name for path in (ROOT / "geo").glob("*/__init__.py")}
    assert shown == rooms - {"cli"} | {"analysis"}  # the door is no room


def test_its_arrows_carry_data_the_way_that_imports_allow() -> None:
    # What is made on a lower floor goes to a higher one: nobody hands to a room that cannot know it.
    assert PICTURE
    known = floors()
    arrows = re.findall(r"^ +(\w+) --> (\w+)$", PICTURE[1], re.MULTILINE)
    assert len(arrows) > 10
    for maker, user in arrows:
        if maker in known and user in known:
            # intake hands over a string, and knows nothing of who takes it.
            assert known[user] < known[maker] or (maker, user) == ("intake", "text"), (maker, user)


def test_modules_it_names_exist() -> None:
    for name in re.findall(r"`([a-z_]+/[a-z_]+(?:/|\.py))`", TEXT):
        assert (ROOT / "geo" / name).exists() or (ROOT / name).exists(), name


def test_the_index_lists_every_decision_by_its_title() -> None:
    index = (DECISIONS / "README.md").read_text("utf-8")
    listed = re.findall(r"^(\d+)\. \[(.*)\]\((.*)\)$", index, re.MULTILINE)
    pages = sorted(path for path in DECISIONS.glob("[0-9]*.md"))
    assert [name for _, _, name in listed] == [page.name for page in pages]
    for number, title, name in listed:
        assert name.startswith(f"{int(number):04d}-")
        assert (DECISIONS / name).read_text("utf-8").startswith(f"# {number}. {title}\n")


def test_a_decision_says_what_why_and_what_it_costs() -> None:
    for page in DECISIONS.glob("[0-9]*.md"):
        text = page.read_text("utf-8")
        assert all(f"\n**{word}" in text for word in ("Decided.**", "Why.**", "It costs**")), page.name
        assert re.search(r"\n\d{1,2} [A-Z][a-z]+ 20\d\d\n", text), page.name
