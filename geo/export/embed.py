"""A few lines of HTML that show the saved reader inside another page, opened at a chosen date."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from geo.story.story import Story


def write(story: Story) -> bytes:
    """Return the snippet for a file named as `dateline export` names it, beside the page that shows it."""
    return snippet(story, f"{story.meta.id}.html").encode()


def snippet(story: Story, address: str, date: str | None = None, event: str | None = None) -> str:
    """Return the `<iframe>` for a page.

    Args:
        story: what it shows.
        address: where the saved reader lies; may be relative to the page.
        date: EDTF of the step it opens at; None opens where the reader does.
        event: id of an event that is open then.

    """
    place = urlencode({key: value for key, value in (("date", date), ("event", event)) if value})
    return (
        f'<iframe src="{escape(address)}{f"#{escape(place)}" if place else ""}" '
        f'title="{escape(story.meta.title)}: map and timeline" loading="lazy" allowfullscreen '
        'style="width: 100%; height: 80vh; min-height: 480px; border: 0"></iframe>\n'
    )
