"""Shared by all tests: a small story, and no way out to the network."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import settings

from geo.story.story import Story, load
from tests import stories

# The machine may be busy: how long an example takes is no verdict on it.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")

_HERE = ("localhost", "127.0.0.1", "::1", "0.0.0.0", "")


@pytest.fixture
def tiny_story(tmp_path: Path) -> Path:
    """The folder of a small invented report: seven events, one without a place, one without a date."""
    return stories.write(tmp_path / "tiny")


@pytest.fixture
def tiny(tiny_story: Path) -> Story:
    """The same, loaded."""
    return load(tiny_story)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every connection to another machine fail at once; this machine stays reachable."""
    connect, connect_ex, resolve = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guard(host: object) -> None:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and name not in _HERE:
            raise OSError(f"tests have no network: refused to reach {name!r}")

    def guarded_connect(self: socket.socket, address: tuple[object, ...]) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            guard(address[0])
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: tuple[object, ...]) -> int:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            guard(address[0])
        return connect_ex(self, address)

    def guarded_resolve(host: object, *args: object, **kwargs: object) -> object:
        guard(host)
        return resolve(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_resolve)
