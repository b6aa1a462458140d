"""All kinds of inputs, by name."""

from __future__ import annotations

from typing import Final

from bench.fuzz import atlases, stories, texts

KINDS: Final = {
    kind.name: kind
    for kind in (
        texts.SENTENCES,
        texts.DATES,
        texts.ADDRESS,
        texts.LINES,
        stories.TABLES_OF_A_STORY,
        stories.DECISIONS,
        stories.TOML,
        stories.FOLDERS,
        stories.JOINED,
        atlases.FILE,
        atlases.PARQUET,
        atlases.QUESTIONS,
    )
}
