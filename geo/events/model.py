"""What an event of a report is: its kinds, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geo.kinds import Coverage, Role, Status
from geo.places.model import Named, Use

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_SHORT_FORM: Final = 3
"""Letters: "USA" is how the name is written, "PORTO" stands in a dateline."""


@dataclass(frozen=True)
class Passage:
    """A sentence that says so, by its number; the words of the place and of the date, as offsets."""

    sentence: int
    place: tuple[int, int] | None = None
    date: tuple[int, int] | None = None


@dataclass
class Event:
    """An event as it is told, with the chance that its place and date are right.

    trigger: the likeliest word for it. place: None where the report gives none; carried: whether it stands
    elsewhere than in the sentences that tell the event. edtf: its date, "" for none, with the reason.
    chance: 0 to 1; place_chance, date_chance: that one of them alone is. runners_up: what the engine nearly
    took instead, in words.
    """

    trigger: Token
    place: Named | None
    carried: bool
    edtf: str
    date_reason: str
    passages: list[Passage]
    status: Status = Status.HAPPENED
    role: Role = Role.RELATED
    chance: float = 0.0
    place_chance: float = 0.0
    date_chance: float = 0.0
    title: str = ""
    runners_up: tuple[str, ...] = ()

    @property
    def place_words(self) -> str:
        """Its place in the report's own words, where they name it and do not shout; "" for none."""
        if self.place is None:
            return ""
        said, name = self.place.mention.text, self.place.entry.name
        shouted = said.isupper() and len(said) > _LONGEST_SHORT_FORM
        return said if self.place.mention.use == Use.PLACE and not shouted else name

    @property
    def sentence(self) -> int:
        """The first sentence that tells it."""
        return min(passage.sentence for passage in self.passages)


@dataclass(frozen=True)
class Outcome:
    """What became of a sentence, and why."""

    outcome: Coverage
    reason: str


@dataclass
class Extraction:
    """All that was read from a report: who travels ("" for nobody), events, an outcome for each sentence."""

    traveller: str
    events: list[Event]
    coverage: list[Outcome] = field(default_factory=list)
