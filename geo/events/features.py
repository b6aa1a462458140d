"""Questions to a report -> what the last stage weighs: the parse around the words, and where they stand.

Named features ("verb=arrive") are hashed into a fixed number of columns; numbers go beside them as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

from geo.analysis import Analysis
from geo.events.options import NOWHERE, PUBLISHED, Options, date_span, edtf_of
from geo.events.questions import Questions
from geo.places.model import Named, Use
from geo.text.dependencies import HELPERS_AND_NOT, SUBJECTS, VERBS, lemma, up

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

COLUMNS: Final = 1 << 16
_DEEPEST: Final = 25


def hashed(names: Sequence[str]) -> list[int]:
    """Return the columns of named features."""
    return [crc32(name.encode(errors="surrogatepass")) % COLUMNS for name in names]


class Surroundings:
    """What stands around the words of a report, each looked up once.

    Args:
        analysis: the report. opts: what its sentences may tell. asked: the questions put to it.

    """

    def __init__(self, analysis: Analysis, opts: Options, asked: Questions) -> None:
        self.analysis, self.opts, self.asked = analysis, opts, asked
        self._heads: dict[tuple[int, int], tuple[Token, list[Token]]] = {}

    @cached_property
    def _counts(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, named in enumerate(self.analysis.places):
            found.setdefault(named.entry.source_id, []).append(number)
        return found

    @cached_property
    def _own_places(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number, at in enumerate(self.opts.place_sentence):
            if not self.analysis.is_filed(self.analysis.places[number].mention.start):
                found.setdefault(at, []).append(number)
        return found

    @cached_property
    def _own_dates(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number in range(len(self.analysis.dates)):
            if self.analysis.dates[number].edtf:
                found.setdefault(self.opts.date_sentence[number], []).append(number)
        return found

    def head(self, start: int, end: int) -> tuple[Token, list[Token]]:
        """Return the head word of a span and what stands above it in the tree, itself first."""
        if (start, end) not in self._heads:
            span = self.analysis.doc.char_span(start, end, alignment_mode="expand")
            root = span.root if span is not None else self.analysis.doc[0]
            path = []
            for token in up(root):
                path.append(token)
                if len(path) >= _DEEPEST:
                    break
            self._heads[start, end] = root, path
        return self._heads[start, end]

    def unit(self, sentence: int, place: int, trigger: Token | None) -> list[str]:
        """Return the named features of a sentence and a place, given the likeliest word for the event."""
        own = place in self._own_places.get(sentence, ())
        names = self._sentence(sentence, own=own, none=place == NOWHERE)
        names += _trigger(trigger, "o" if own else "n" if place == NOWHERE else "c")
        if place == NOWHERE:
            return names
        named = self.analysis.places[place]
        names += self._standing(named, place, sentence)
        if own:
            return names + self._frame(named, place, sentence)
        return names + self._carried(named, place, sentence, trigger)

    def _sentence(self, at: int, *, own: bool, none: bool) -> list[str]:
        kind = "o" if own else "n" if none else "c"
        sentence = self.analysis.sentences[at]
        places, dates = self._own_places.get(at, []), self._own_dates.get(at, [])
        literal = sum(self.analysis.places[n].mention.use == Use.PLACE for n in places)
        quoted = self.analysis.text.count("“", sentence.start, sentence.end)
        quoted += self.analysis.text.count('"', sentence.start, sentence.end)
        first = at == 0 or self.analysis.sentences[at - 1].paragraph != sentence.paragraph
        return [
            f"{kind}s={min(at, 6)}", f"{kind}headline={at < self.analysis.headline}",
            f"{kind}dates={min(len(dates), 3)}", f"{kind}places={min(len(places), 4)}",
            f"{kind}literal={min(literal, 3)}", f"{kind}quoted={quoted > 0}", f"{kind}opens={first}",
            f"{kind}long={min((sentence.end - sentence.start) // 40, 8)}", f"{kind}",
        ]  # fmt: skip

    def _standing(self, named: Named, place: int, sentence: int) -> list[str]:
        entry, mention = named.entry, named.mention
        same = self._counts[entry.source_id]
        return [
            f"use={mention.use}", f"kind={entry.kind}", f"precision={entry.precision}",
            f"use,precision={mention.use},{entry.precision}", f"named={min(len(same), 5)}",
            f"first={same[0] == place}", f"matched={entry.matched}", f"score={int(10 * mention.score)}",
            f"sure={int(5 * named.score)}", f"words={min(mention.text.count(' '), 3)}",
        ]  # fmt: skip

    def _carried(self, named: Named, place: int, sentence: int, trigger: Token | None) -> list[str]:
        at = self.opts.place_sentence[place]
        back = sentence - at
        gap = "top" if back > 8 else str(min(back, 5)) if back >= 0 else "after"
        filed = self.analysis.is_filed(named.mention.start)
        where = "filed" if filed else "headline" if at < self.analysis.headline else "body"
        options = [n for n in self.opts.places[sentence] if n not in self._own_places.get(sentence, ())]
        rank = min(options.index(place), 4) if place in options else 5
        sentences = self.analysis.sentences
        near = sentences[at].paragraph == sentences[sentence].paragraph
        own = self._own_places.get(sentence, [])
        literal = any(self.analysis.places[n].mention.use == Use.PLACE for n in own)
        names = [
            f"cgap={gap}", f"cwhere={where}", f"crank={rank}", f"cnear={near}",
            f"cown={literal},{bool(own)}", f"cgap,rank={gap},{rank}",
            f"cgap,own={gap},{literal}", f"cprecision={named.entry.precision},{where}",
            f"cuse,where={named.mention.use},{where}",
        ]  # fmt: skip
        span = sentences[sentence]
        words = set(re.findall(r"[a-z]+", self.analysis.text[span.start : span.end].lower()))
        names += [f"cw={word}" for word in words]
        return names

    def _frame(self, named: Named, place: int, sentence: int) -> list[str]:
        """What the parse and the words around say of a place name in its sentence."""
        head, path = self.head(named.mention.start, named.mention.end)
        verb = next((t for t in path[1:] if t.pos_ in VERBS), None)
        prep = next((t.lower_ for t in path[1:3] if t.pos_ == "ADP"), "-")
        noun = next((t for t in path[1:4] if t.pos_ in ("NOUN", "PROPN")), None)
        names = [
            f"dep={head.dep_}", f"prep={prep}", f"ent={head.ent_type_}",
            "path=" + ">".join(t.dep_ for t in path[:4]),
            "lex=" + ">".join(t.lower_ if t.pos_ == "ADP" else t.pos_ for t in path[1:4]),
        ]  # fmt: skip
        if verb is not None:
            subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
            names += [
                f"v={lemma(verb)}", f"v,p={lemma(verb)},{prep}", f"vtag={verb.tag_}", f"vdep={verb.dep_}",
                f"vdepth={min(6, path.index(verb))}", f"vside={verb.i > head.i}",
            ]  # fmt: skip
            names += [f"aux={c.lower_}" for c in verb.children if c.dep_ in HELPERS_AND_NOT]
            if subject is not None:
                names += [
                    f"subj={subject.dep_},{subject.ent_type_ or subject.pos_}",
                    f"subjl={lemma(subject)}",
                ]
            above = next((t for t in up(verb) if t != verb and t.pos_ == "VERB"), None)
            if above is not None:
                names += [f"gov={lemma(above)}", f"govdep={verb.dep_}"]
        if noun is not None:
            names += [f"n={lemma(noun)}", f"n,p={lemma(noun)},{prep}"]
        return names + self._words_beside(named, head) + self._names_beside(named, place, sentence)

    def _words_beside(self, named: Named, head: Token) -> list[str]:
        """The two words before a place name and the two behind it."""
        doc, mention, names = self.analysis.doc, named.mention, []
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        first, last = (span.start, span.end) if span is not None else (head.i, head.i + 1)
        for step in (1, 2):
            if first - step >= 0:
                names.append(f"before{step}={doc[first - step].lower_}")
            if last + step - 1 < len(doc):
                names.append(f"after{step}={doc[last + step - 1].lower_}")
        if first > 1:
            names.append(f"before={doc[first - 2].lower_}_{doc[first - 1].lower_}")
        return names

    def _names_beside(self, named: Named, place: int, sentence: int) -> list[str]:
        """The other places and the dates of the sentence, and where in it the name stands."""
        text, mention, own = self.analysis.text, named.mention, self._own_places[sentence]
        at = own.index(place)
        names = [f"index={min(at, 4)}"]
        if (
            at + 1 < len(own)
            and 0 <= (gap := self.analysis.places[own[at + 1]].mention.start - mention.end) < 4
        ):
            other = self.analysis.places[own[at + 1]]
            between = text[mention.end : mention.end + gap]
            names += [f"gapn={between},{other.entry.precision}", "inner"]
        if at and 0 <= (gap := mention.start - self.analysis.places[own[at - 1]].mention.end) < 4:
            other = self.analysis.places[own[at - 1]]
            between = text[mention.start - gap : mention.start]
            names += [f"gapp={between},{other.entry.precision}", "outer"]
        start = self.analysis.sentences[sentence].start
        names.append(f"starts={mention.start - start < 3}")
        names.append(
            f"inquote={text.count('“', start, mention.start) > text.count('”', start, mention.start)}"
        )
        if dates := self._own_dates.get(sentence):
            nearest = min(dates, key=lambda n: abs(self.analysis.dates[n].start - mention.start))
            expression = self.analysis.dates[nearest]
            names.append(f"ddist={min(8, abs(expression.start - mention.start) // 15)}")
            names.append(f"dtext={expression.text.lower()[:12]}")
        return names

    def dating(self, sentence: int, place: int, date: int, trigger: Token | None) -> list[str]:
        """Return the named features of a date for what a sentence tells of a place."""
        own = place in self._own_places.get(sentence, ())
        kind = "o" if own else "n" if place == NOWHERE else "c"
        here = self._own_dates.get(sentence, [])
        if date in (NOWHERE, PUBLISHED):
            word = "none" if date == NOWHERE else "today"
            names = [
                word, f"{word},here={min(len(here), 2)}", f"{word},s={min(sentence, 5)}", f"{word},{kind}",
                f"{word},options={min(len(self.opts.dates[sentence]), 6)}",
                f"{word},headline={sentence < self.analysis.headline}",
            ]  # fmt: skip
            if trigger is not None:
                names += [f"{word},t={trigger.tag_}", f"{word},l={lemma(trigger)}"]
                names += [f"{word},aux={c.lower_}" for c in trigger.children if c.dep_ in HELPERS_AND_NOT]
            return names
        edtf = edtf_of(self.analysis, self.opts, date)
        start, end = date_span(self.analysis, self.opts, date) or (0, 0)
        back = sentence - self.opts.date_sentence[date]
        counted = date >= len(self.analysis.dates)
        published = self.analysis.published.isoformat() if self.analysis.published else ""
        form = re.sub(r"\d", "9", edtf)[:14]
        names = [
            f"gap={min(max(back, -1), 6)},{kind}", f"here={min(len(here), 3)},{back == 0}", f"form={form}",
            f"text={self.analysis.text[start:end].lower()[:15]}", f"past={edtf[:10] <= published}",
            f"today={edtf[:10] == published}", f"unsure={'?' in edtf}", f"counted={counted}",
            f"filed={self.analysis.is_filed(start)}", f"form,gap={form},{min(max(back, -1), 3)}",
        ]  # fmt: skip
        if counted:
            names += self._counted(date, place if own else NOWHERE, trigger)
        if trigger is not None:
            names += [
                f"t,past={trigger.tag_},{edtf[:10] <= published}",
                f"t,gap={trigger.tag_},{min(back, 3)}",
            ]
        if back == 0:
            return names + self._beside(sentence, place if own else NOWHERE, start, end, trigger, here)
        behind = [n for n in self.opts.dates[sentence] if n >= 0 and self.opts.date_sentence[n] != sentence]
        rank = min(behind.index(date), 4) if date in behind else 5
        return [*names, f"rank={rank}", f"rank,here={rank},{bool(here)}"]

    def _counted(self, date: int, place: int, trigger: Token | None) -> list[str]:
        """Which of the two events the words count from, and on which side of them this one stands."""
        counted = self.opts.counted[date - len(self.analysis.dates)]
        expression = self.analysis.dates[counted.expression]
        at = trigger.idx if trigger is not None else expression.start
        if place != NOWHERE:
            at = self.analysis.places[place].mention.start
        way = f"{expression.relation},{counted.forward},{at > expression.start}"
        return [f"count={way}", f"count,base={way},{counted.base}", f"base={counted.base}"]

    def _beside(
        self, sentence: int, place: int, start: int, end: int, trigger: Token | None, here: list[int]
    ) -> list[str]:
        """How a date of the sentence hangs together with the place, or with the word for the event."""
        if place != NOWHERE:
            mention = self.analysis.places[place].mention
            spot = (mention.start, mention.end)
        elif trigger is not None:
            spot = (trigger.idx, trigger.idx + len(trigger))
        else:
            return []
        kind = "p" if place != NOWHERE else "t"
        _, one = self.head(*spot)
        _, two = self.head(start, end)
        names = []
        index = {t.i: k for k, t in enumerate(one)}
        for steps, token in enumerate(two):
            if token.i in index:
                other = index[token.i]
                left = ">".join(t.dep_ for t in one[:other][:4])
                right = ">".join(t.dep_ for t in two[:steps][:4])
                names += [
                    f"{kind}reach={min(5, other)},{min(5, steps)}", f"{kind}top={token.pos_}",
                    f"{kind}tree={left}|{right}",
                ]  # fmt: skip
                break
        else:
            names.append(f"{kind}apart")
        if trigger is not None:
            governor = next((t for t in two if t.pos_ in VERBS), None)
            names.append(f"{kind}same={governor is not None and governor.i == trigger.i}")
            names.append(f"{kind}under={any(t.i == trigger.i for t in two)}")
        dates = [self.analysis.dates[n] for n in here]
        order = sorted(dates, key=lambda e: abs(e.start - spot[0]))
        at = next((k for k, e in enumerate(order) if e.start == start), 4)
        names += [f"{kind}order={min(3, at)}", f"{kind}side={start > spot[0]},{min(3, len(here))}"]
        distance = abs(start - spot[0])
        between = self.analysis.text[min(end, spot[1]) : max(start, spot[0])]
        signs = "".join(c for c in between if c in ";:()—-,")[:3]
        names += [f"{kind}dist={min(8, distance // 20)}", f"{kind}signs={signs}"]
        if len(between) < 12:
            names.append(f"{kind}between={between}")
        if place != NOWHERE:
            others = (self.analysis.places[n].mention for n in self._own_places[sentence] if n != place)
            names.append(f"other={any(abs(m.start - start) < distance for m in others)}")
        return names


def _trigger(trigger: Token | None, kind: str) -> list[str]:
    """What the likeliest word for the event says: its tense, its helpers, what it hangs on."""
    if trigger is None:
        return [f"{kind}t=-"]
    names = [
        f"{kind}t={lemma(trigger)}", f"{kind}ttag={trigger.tag_}", f"{kind}tdep={trigger.dep_}",
        f"{kind}thead={lemma(trigger.head)}",
    ]  # fmt: skip
    names += [f"{kind}taux={c.lower_}" for c in trigger.children if c.dep_ in HELPERS_AND_NOT]
    return names


def unit_numbers(asked: Questions, unit: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return what the encoder says of each unit, a row each.

    Columns: its log-odds, its chance, how far it stays behind the best of its clause, the best of its place
    anywhere in the report.
    """
    odds = np.clip(unit.astype(np.float64), -8, 8)
    best = np.full(int(asked.unit_clause.max(initial=0)) + 1, -8.0)
    np.maximum.at(best, asked.unit_clause, odds)
    places = asked.unit_place - NOWHERE
    anywhere = np.full(int(places.max(initial=0)) + 1, -8.0)
    np.maximum.at(anywhere, places, odds)
    chance = 1 / (1 + np.exp(-odds))
    return np.stack([odds, 4 * chance, odds - best[asked.unit_clause], anywhere[places]], axis=1)


def dating_numbers(asked: Questions, dating: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return what the encoder says of each date of each unit: log-odds, behind the best, share of all."""
    odds = np.clip(dating.astype(np.float64), -12, 12)
    count = len(asked.unit_place)
    best = np.full(count, -12.0)
    np.maximum.at(best, asked.dating_unit, odds)
    behind = odds - best[asked.dating_unit]
    total = np.bincount(asked.dating_unit, np.exp(behind), count)
    return np.stack([odds, behind, 4 * np.exp(behind) / total[asked.dating_unit]], axis=1)
