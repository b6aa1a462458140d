"""The whole reader as one HTML file, which needs no server and no network."""

from __future__ import annotations

from geo.reader.document import document
from geo.story.story import Story


def write(story: Story) -> bytes:
    """Return the document."""
    return document(story).encode()
