"""Text files in any encoding, by `geo.intake.encoding`."""

from __future__ import annotations

import random

import pytest

from geo.intake import read_file
from tests.intake.documents import refused

TEXT = (
    "Anna Berg on the Road\n\n"
    "Anna Berg arrived in Nairobi, Kenya, on Monday. She flew to Lusaka, Zambia, on Tuesday.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_however_it_is_written(encoding: str) -> None:
    assert read_file("berg.txt", TEXT.encode(encoding)).text == TEXT


def test_another_encoding_is_read_and_said() -> None:
    found = read_file("berg.txt", (TEXT + "“It’s Café Léon”\n").encode("cp1252"))
    assert found.text.endswith("“It’s Café Léon”\n")
    assert found.remarks == (
        "The file is not UTF-8; it was read as Windows-1252 (Western European). "
        "Check its quotes and accents.",
    )


def test_letters_that_another_program_spoiled_are_mended() -> None:
    found = read_file("berg.txt", (TEXT + "It’s Léon.").encode().decode("cp1252").encode())
    assert found.text.endswith("It’s Léon.\n")
    assert "were mended" in found.remarks[0]


def test_bytes_that_are_no_text_are_named() -> None:
    noise = random.Random(1).randbytes(4000)  # noqa: S311
    assert refused("odd.txt", noise) == (
        "odd.txt is no text that Dateline can decode; save it as UTF-8 and try again"
    )
