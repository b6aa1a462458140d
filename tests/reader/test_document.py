from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring

from geo.paths import DEFAULT_STORY, READER
from geo.reader.document import StoryMap, document, inert
from geo.reader.view import view
from geo.story.story import Story, load
from tests import stories

ROOT = Path(__file__).parents[2]
HEAD = re.compile(r'^<(?:title>[^<>]*</title>|meta (?:name|property)="[a-z:_]+" content="[^"<>]*">)$\n', re.M)
STORY_DATA = re.compile(r'(<script type="application/json" id="story-data">)(.*?)(</script>)', re.DOTALL)


class Page(HTMLParser):
    """The document as a browser splits it: its tags, scripts, styles and security policy."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.data: dict[str, str] = {}
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = (tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self._inside = ("", {})

    def handle_data(self, data: str) -> None:
        tag, attributes = getattr(self, "_inside", ("", {}))
        if tag == "style":
            self.styles.append(data)
        elif tag == "script" and attributes.get("type") == "application/json":
            self.data[str(attributes["id"])] = data
        elif tag == "script":
            self.scripts.append(data)

    @property
    def policy(self) -> dict[str, list[str]]:
        (content,) = [
            str(attributes["content"])
            for tag, attributes in self.tags
            if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        return {rule.split()[0]: rule.split()[1:] for rule in content.split(";")}


@pytest.fixture(scope="module")
def shipped() -> str:
    return document(load(DEFAULT_STORY))


def story_data(html: str) -> object:
    (block,) = STORY_DATA.findall(html)
    return json.loads(block[1])


def shell(html: str) -> str:
    """The document without its story, which stands in the data block and, for tabs, in the head."""
    return HEAD.sub("", STORY_DATA.sub(r"\1\3", html))


class TestTheDocument:
    def test_the_same_story_is_the_same_document_byte_for_byte(self, tiny: Story) -> None:
        assert document(tiny) == document(tiny)

    def test_so_it_is_in_another_process(self, tiny: Story, tiny_story: Path) -> None:
        code = (
            "import hashlib, sys; from pathlib import Path; from geo.reader.document import document; "
            "from geo.story.story import load; "
            "print(hashlib.sha256(document(load(Path(sys.argv[1]))).encode()).hexdigest())"
        )
        other = subprocess.run(
            [sys.executable, "-c", code, str(tiny_story)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": "7"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert other.stdout.strip() == hashlib.sha256(document(tiny).encode()).hexdigest()

    def test_the_shipped_story_weighs_no_more_than_a_photo(self, shipped: str) -> None:
        assert len(shipped.encode()) <= 1_500_000

    def test_it_holds_the_whole_view(self, tiny: Story) -> None:
        assert story_data(document(tiny)) == json.loads(json.dumps(view(tiny)))

    def test_it_is_a_page_of_its_own(self, tiny: Story) -> None:
        html = document(tiny)
        assert html.startswith("<!DOCTYPE html>\n<html lang=")
        assert html.endswith("</html>\n")
        page = Page(html)
        assert ("meta", {"charset": "utf-8"}) in page.tags
        assert [tag for tag, _ in page.tags].count("title") == 1
        assert any(
            attributes.get("name") == "viewport" and "user-scalable" not in str(attributes["content"])
            for tag, attributes in page.tags
            if tag == "meta"
        )

    def test_its_head_tells_what_it_is_to_tabs_and_messengers(self, tmp_path: Path) -> None:
        events = [{**row, "reviewed": "false"} for row in stories.EVENTS[:2]] + list(stories.EVENTS[2:])
        told = document(load(stories.write(tmp_path, events=events, rights="© The Wire")))
        head = fromstring(told).find("head")
        said = {one.get("name") or one.get("property"): one.get("content") for one in head.iter("meta")}
        assert head.find("title").text == f"{stories.HEADLINE} – Dateline"
        assert (
            said["description"]
            == said["og:description"]
            == (
                "7 events on a map, step by step. From a report of The Example Wire, Tuesday 12 March 2024. "
                "2 of them were drawn by machine and checked by nobody."
            )
        )
        assert (said["og:title"], said["og:type"]) == (stories.HEADLINE, "article")
        assert (said["author"], said["copyright"]) == ("By A. Reporter", "© The Wire")
        assert said["article:published_time"] == "2024-03-12"

    def test_it_carries_the_licences_of_what_others_wrote(self, tiny: Story) -> None:
        html = document(tiny)
        texts = [path.read_text("utf-8") for path in (READER / "vendor").glob("*-LICENSE.txt")]
        assert len(texts) == len(list((READER / "vendor").glob("*.js")))
        assert all(text in html for text in texts)

    def test_the_basemap_travels_inside(self, tiny: Story) -> None:
        assert set(json.loads(Page(document(tiny)).data["basemap-data"])) == {"countries", "cities", "water"}


class TestNothingComesFromAnotherHost:
    def test_no_tag_loads_anything(self, tiny: Story) -> None:
        for tag, attributes in Page(document(tiny)).tags:
            assert tag not in ("link", "img", "iframe", "object", "embed", "base", "video", "audio"), tag
            assert not {"src", "srcset", "href", "data", "action", "background"} & attributes.keys(), (
                attributes
            )
            assert not any(name.startswith("on") for name in attributes), attributes

    def test_no_style_loads_anything(self, tiny: Story) -> None:
        for style in Page(document(tiny)).styles:
            assert "@import" not in style
            assert all(url[0] in "#d" for url in re.findall(r"url\(\s*[\"']?([^)]*)", style))

    def test_no_address_is_named_but_the_street_map_and_credits(self, tiny: Story) -> None:
        html = shell(document(tiny))
        assert {urlsplit(url).hostname for url in re.findall(r"https?://[^\s\"'<>;)\\]+", html)} == {
            "tile.openstreetmap.org",  # the street map, once the reader chooses it
            "www.openstreetmap.org",  # attribution
            "leafletjs.com",  # attribution
            "www.w3.org",  # the name of SVG
            "github.com",  # comments in vendored files
            "bugs.chromium.org",
            "bugzilla.mozilla.org",
        }

    def test_no_script_or_style_points_at_a_source_map(self, tiny: Story) -> None:
        assert "sourceMappingURL" not in document(tiny)


class TestThePolicy:
    def test_it_allows_exactly_the_scripts_and_styles_of_the_document(self, tiny: Story) -> None:
        page = Page(document(tiny))

        def hashes(blocks: list[str]) -> list[str]:
            digests = (base64.b64encode(hashlib.sha256(block.encode()).digest()).decode() for block in blocks)
            return sorted(f"'sha256-{digest}'" for digest in digests)

        assert len(page.scripts) == 4
        assert len(page.styles) == 2
        assert sorted(page.policy["script-src"]) == hashes(page.scripts)
        assert sorted(page.policy["style-src"]) == hashes(page.styles)

    def test_it_allows_nothing_else_but_images_of_the_street_map(self, tiny: Story) -> None:
        policy = Page(document(tiny)).policy
        del policy["script-src"], policy["style-src"]
        images = set(policy.pop("img-src"))
        assert policy == {"default-src": ["'none'"], "base-uri": ["'none'"], "form-action": ["'none'"]}
        assert images <= {"data:", "blob:", "https://tile.openstreetmap.org"}

    def test_it_stands_before_anything_it_rules(self, tiny: Story) -> None:
        tags = [tag for tag, _ in Page(document(tiny)).tags]
        assert tags.index("meta") < tags.index("style")
        assert tags[tags.index("head") :][1:3] == ["meta", "meta"]


class TestHostileText:
    @pytest.mark.parametrize("payload", stories.HOSTILE)
    def test_it_arrives_as_it_was_written_and_touches_nothing_else(
        self, payload: str, tiny: Story, tmp_path: Path
    ) -> None:
        html = document(load(stories.hostile(tmp_path / "hostile", payload)))
        # Nothing outside the data block changes with the story: no template ran, no tag ended early.
        assert shell(html) == shell(document(tiny))
        assert str(fromstring(html).findtext("head/title")) == f"{payload} – Dateline"
        drawn = story_data(html)
        assert isinstance(drawn, dict)
        assert drawn["title"] == drawn["publisher"] == drawn["byline"] == drawn["traveller"] == payload
        assert drawn["text"].startswith(f"{payload}\n\nBerg said")
        assert drawn["events"][0]["title"] == drawn["events"][0]["reason"] == payload
        assert drawn["events"][0]["place"]["name"] == drawn["events"][0]["place"]["rejected"] == payload
        assert drawn["spots"][0]["label"] == payload

    def test_all_of_it_at_once(self, tiny: Story, tmp_path: Path) -> None:
        payload = " ".join(stories.HOSTILE)
        html = document(load(stories.hostile(tmp_path / "hostile", payload)))
        assert shell(html) == shell(document(tiny))
        assert story_data(html)["title"] == payload  # type: ignore[index]

    def test_the_data_blocks_hold_nothing_a_parser_could_trip_over(self, tmp_path: Path) -> None:
        story = load(stories.hostile(tmp_path, " ".join(stories.HOSTILE)))
        (block,) = STORY_DATA.findall(document(story))
        assert not re.search(r"[<>&\u2028\u2029]|\{[{%#]", block[1])

    @given(st.text(st.sampled_from("{}%#<>&/!-`$\"'\\\u2028\u2029 a7*]") | st.characters(codec="utf-8")))
    def test_any_text_is_inert_and_means_the_same(self, text: str) -> None:
        data = json.dumps({"text": text, "more": [text]}, ensure_ascii=False)
        safe = inert(data)
        assert json.loads(safe) == json.loads(data)
        assert not re.search(r"[<>&\u2028\u2029]|\{[{%#]", safe)


def test_the_map_offers_the_built_in_map_and_the_street_map_as_a_choice() -> None:
    drawn = StoryMap()
    names = [child.get_name() for child in drawn._children.values()]
    assert len(names) == len(set(names)) == 4
    layers = [child for child in drawn._children.values() if getattr(child, "control", False) is True]
    assert [(layer.layer_name, layer.overlay, layer.show) for layer in layers] == [
        ("Built-in map", False, True),
        ("Street map (online)", False, False),
    ]
    assert drawn.default_js == drawn.default_css == []


@pytest.mark.parametrize("borders", ["un", "natural-earth"])
def test_it_carries_the_borders_of_the_storys_view(borders: str, tmp_path: Path) -> None:
    html = document(load(stories.write(tmp_path, borders=borders)))
    page = Page(html)
    assert json.loads(page.data["story-data"])["borders"] == borders
    assert ("Philippe Rivière" in html) == (borders == "un"), "its licence goes along, and no other"
    shapes = json.loads(page.data["basemap-data"])["countries"]["objects"]["countries"]["geometries"]
    assert ("Northern Cyprus" in {one["properties"]["name"] for one in shapes}) == (borders != "un")
