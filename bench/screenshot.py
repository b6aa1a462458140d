"""Takes docs/screenshot.png: the real page on the shipped story, on Wednesday 13 September, a popup open.

.venv/bin/python -m bench.screenshot
"""

from __future__ import annotations

from bench.server import ROOT, chromium, streamlit
from geo.paths import DEFAULT_STORY, PAGE

TARGET = ROOT / "docs" / "screenshot.png"


def main() -> None:
    """Open the page as a link would and save what a person sees at 1280x900."""
    TARGET.parent.mkdir(exist_ok=True)
    with streamlit(PAGE, DATELINE_STORY=str(DEFAULT_STORY)) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}?date=2023-09-13&event=vostochny-cosmodrome")
        page.frame_locator("iframe").locator(".story-popup h2").wait_for()
        page.wait_for_timeout(1500)  # the camera's flight and the labels after it
        page.screenshot(path=TARGET)
        print(TARGET)


if __name__ == "__main__":
    main()
