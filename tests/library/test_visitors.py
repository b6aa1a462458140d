from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from geo.errors import DatelineError
from geo.library import visitors as module
from geo.library.library import BIN, Library
from geo.library.visitors import (
    DRAFTS_AN_HOUR,
    MOST_CHARACTERS,
    MOST_STORIES,
    STAY_S,
    Visitors,
)
from geo.paths import DEFAULT_STORY
from geo.pipeline.folder import new_meta
from geo.pipeline.tables import Draft
from geo.story.tables import COVERAGE, EVENTS, PASSAGES, PLACES

TEXT = "Berg in Riga\n\nBerg came to Riga.\n"
ABOUT = new_meta("new", TEXT, date(2024, 3, 12))
NOTHING = Draft("", EVENTS.empty(), PASSAGES.empty(), PLACES.empty(), COVERAGE.empty())


class Server:
    """Visitors with a clock that stands, and pages that are opened and closed by hand."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.open = {"anna", "bo"}
        self.visitors = Visitors(lambda session: session in self.open, now=lambda: self.time)

    def library(self, session: str) -> Library:
        return self.visitors.library(session, [DEFAULT_STORY])

    def add(self, session: str) -> Path:
        """A new story of a visitor: its folder."""
        shelf = self.library(session)
        return shelf.folder(shelf.create(ABOUT, TEXT, NOTHING))

    def later(self, seconds: float) -> None:
        self.time += seconds
        self.visitors.sweep()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.visitors.close()


class TestTheirStories:
    def test_are_seen_by_nobody_else(self, server: Server) -> None:
        own = server.add("anna")
        assert server.library("anna").ids() == [own.name, "kim-tour"]
        assert server.library("bo").ids() == ["kim-tour"]
        with pytest.raises(DatelineError, match="no story"):
            server.library("bo").folder(own.name)

    @pytest.mark.parametrize("name", ["{path}", "../{parent}/{name}", "{parent}/{name}", ".."])
    def test_nor_is_a_path_to_them_taken(self, name: str, server: Server) -> None:
        own = server.add("anna")
        asked = name.format(path=own, parent=own.parent.name, name=own.name)
        with pytest.raises(DatelineError, match="no story"):
            server.library("bo").folder(asked)

    def test_lie_where_nobody_can_guess_and_no_other_user_can_look(self, server: Server) -> None:
        first, second = server.add("anna").parent, server.add("bo").parent
        assert first.parent == second.parent
        assert first.parent.stat().st_mode & 0o077 == 0
        assert len(first.name) == len(second.name) == 32
        assert first.name != second.name

    def test_of_the_server_can_be_read_and_copied_only(self, server: Server) -> None:
        shelf = server.library("anna")
        for change in (lambda: shelf.rename("kim-tour", "Mine"), lambda: shelf.delete("kim-tour")):
            with pytest.raises(DatelineError, match="stays as it is"):
                change()
        copied = shelf.folder(shelf.duplicate("kim-tour"))
        assert copied.parent == shelf.path
        assert DEFAULT_STORY.is_dir()

    def test_stay_while_the_page_is_open(self, server: Server) -> None:
        own = server.add("anna")
        server.later(86_400)
        assert own.is_dir()

    def test_go_soon_after_it_was_closed(self, server: Server) -> None:
        own, other = server.add("anna"), server.add("bo")
        server.later(0)
        server.open.remove("anna")
        server.later(STAY_S - 1)
        assert own.is_dir()
        server.later(1)
        assert not own.parent.exists()
        assert other.is_dir()
        assert server.library("anna").ids() == ["kim-tour"]

    def test_outlive_a_connection_that_was_lost_for_a_moment(self, server: Server) -> None:
        own = server.add("anna")
        server.open.remove("anna")
        server.later(STAY_S - 1)
        server.open.add("anna")
        server.later(1)
        server.open.remove("anna")
        server.later(STAY_S - 1)
        assert own.is_dir()

    def test_are_not_deleted_while_one_is_being_drawn(self, server: Server) -> None:
        own = server.add("anna")
        server.open.remove("anna")
        with server.visitors.turn("anna", None):
            server.later(2 * STAY_S)
        assert own.is_dir()
        server.later(STAY_S)
        assert not own.exists()

    def test_go_when_the_server_stops(self, tmp_path: Path) -> None:
        code = (
            "from tests.library.test_visitors import Server; server = Server(); print(server.add('anna'));"
            "import os, signal; signal.signal(signal.SIGTERM, lambda *_: exit()); os.kill(os.getpid(), 15)"
        )
        root = Path(__file__).parents[2]
        run = subprocess.run(
            [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
        )
        folder = Path(run.stdout.strip()).parent
        assert folder.parent.name.startswith("dateline-visitors-")
        assert not folder.parent.exists()

    def test_come_no_more_then(self, server: Server) -> None:
        shelf = server.library("anna")
        server.visitors.close()
        with pytest.raises(DatelineError, match="try again later"):
            shelf.create(ABOUT, TEXT, NOTHING)
        assert not shelf.path.exists()


class TestLimits:
    def test_a_visitor_keeps_a_few_stories(self, server: Server) -> None:
        for _ in range(MOST_STORIES):
            own = server.add("anna")
        with pytest.raises(DatelineError, match=r"You have 3 stories of your own here, .*; delete one first"):
            server.add("anna")
        server.add("bo")
        server.library("anna").delete(own.name)
        server.add("anna")

    def test_what_is_deleted_does_not_pile_up(self, server: Server) -> None:
        shelf = server.library("anna")
        for _ in range(4):
            ticket = shelf.delete(server.add("anna").name)
        assert [path.name for path in (shelf.path / BIN).iterdir()] == [ticket]
        assert shelf.restore(ticket) in shelf.ids()

    def test_the_server_keeps_the_stories_of_so_many_visitors(
        self, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "MOST_VISITORS", 1)
        server.add("anna")
        server.add("anna")
        with pytest.raises(DatelineError, match="as many visitors as it can just now; try again later"):
            server.add("bo")

    def test_a_report_has_a_length(self, server: Server) -> None:
        server.visitors.check_draft("a" * MOST_CHARACTERS, "anna", None)
        with pytest.raises(DatelineError, match="has 50,001 characters; this server draws up to 50,000"):
            server.visitors.check_draft("a" * (MOST_CHARACTERS + 1), "anna", None)

    def test_so_many_are_drawn_an_hour(self, server: Server) -> None:
        for _ in range(DRAFTS_AN_HOUR):
            server.visitors.check_draft(TEXT, "anna", None)
            server.time += 60
        with pytest.raises(DatelineError, match=r"drawn 20 reports for you within an hour, .* in 40 min\."):
            server.visitors.check_draft(TEXT, "anna", None)
        server.visitors.check_draft(TEXT, "bo", None)
        server.time += 40 * 60
        server.visitors.check_draft(TEXT, "anna", None)

    def test_whoever_loads_the_page_again_is_the_same_where_the_address_is_known(
        self, server: Server
    ) -> None:
        for number in range(DRAFTS_AN_HOUR):
            server.visitors.check_draft(TEXT, f"session {number}", "203.0.113.7")
        with pytest.raises(DatelineError, match="within an hour"):
            server.visitors.check_draft(TEXT, "another session", "203.0.113.7")
        server.visitors.check_draft(TEXT, "another session", "203.0.113.8")


class TestTurns:
    @pytest.fixture(autouse=True)
    def impatient(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "WAIT_S", 0.05)

    def test_a_visitor_has_one_report_drawn_at_a_time(self, server: Server) -> None:
        with server.visitors.turn("anna", "203.0.113.7"):
            with (
                pytest.raises(DatelineError, match="Another report of yours is still being drawn"),
                server.visitors.turn("anna's second page", "203.0.113.7"),
            ):
                pass
            with server.visitors.turn("bo", "203.0.113.8"):
                pass

    def test_the_server_draws_a_few_at_a_time(self, server: Server) -> None:
        with ExitStack() as others:
            for name in ("anna", "bo"):
                others.enter_context(server.visitors.turn(name, None))
            with (
                pytest.raises(DatelineError, match="of other visitors; try again in a minute"),
                server.visitors.turn("cleo", None),
            ):
                pass
        with server.visitors.turn("cleo", None):
            pass

    def test_a_draft_that_fails_ends_its_turn(self, server: Server) -> None:
        with pytest.raises(KeyError), server.visitors.turn("anna", None):
            raise KeyError
        with server.visitors.turn("anna", None):
            pass

    def test_who_waits_comes_next(self, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "WAIT_S", 20)
        done: list[str] = []

        def wait() -> None:
            with server.visitors.turn("anna", None):
                done.append("second")

        with server.visitors.turn("anna", None):
            waiting = Thread(target=wait)
            waiting.start()
            done.append("first")
        waiting.join(20)
        assert done == ["first", "second"]
