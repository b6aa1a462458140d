"""Paths of this machine and URLs of any file system."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.batch.storage import is_url, place, reaching
from geo.errors import DatelineError


@pytest.mark.parametrize(
    "name", ["s3://bucket/x", "file:///x", "memory://x", "zip://a.txt::file:///b.zip", "a+b://x"]
)
def test_a_url_is_told_from_a_path(name: str) -> None:
    assert is_url(name)


@pytest.mark.parametrize("name", ["archive", "/archive/*.txt", "C:/x", "a:b/c", "x//y", "::", ""])
def test_a_path_is_none(name: str) -> None:
    assert not is_url(name)


def test_a_place_knows_whether_it_is_on_this_machine(tmp_path: Path) -> None:
    for name in (str(tmp_path), f"file://{tmp_path}/"):
        found = place(name)
        assert (found.here, found.path) == (True, str(tmp_path))
    far = place("memory://bucket/x/")
    assert (far.here, far.path) == (False, "/bucket/x")


def test_what_lies_at_a_place_is_named_the_way_the_place_was() -> None:
    assert place("/a").url("/a/b") == "/a/b"
    assert place("file:///a").url("/a/b") == "file:///a/b"
    assert place("memory://a").url("/a/b") == "memory:///a/b"


def test_a_path_with_marks_of_a_url_stays_a_path(tmp_path: Path) -> None:
    assert place(f"{tmp_path}/a::b").path == f"{tmp_path}/a::b"


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (FileNotFoundError(2, "No such file or directory"), "no such file or directory"),
        (OSError("The bucket is not yours"), "The bucket is not yours"),
        (OSError(), "OSError"),
        (KeyError("token"), "KeyError: 'token'"),
        (RuntimeError(), "RuntimeError"),
    ],
)
def test_whatever_a_file_system_raises_is_one_sentence(error: Exception, why: str) -> None:
    with pytest.raises(DatelineError) as raised, reaching("s3://x", "read"):
        raise error
    assert str(raised.value) == f"s3://x cannot be read: {why}"


def test_a_package_that_is_missing_is_named() -> None:
    with pytest.raises(DatelineError) as raised, reaching("s3://x"):
        raise ImportError("Install s3fs to access S3")
    assert str(raised.value) == (
        "s3://x cannot be reached without a further package: Install s3fs to access S3"
    )


def test_our_own_errors_pass() -> None:
    with pytest.raises(DatelineError, match=r"^mine$"), reaching("x"):
        raise DatelineError("mine")
