"""A report's text and its publication date -> its expressions of time, with value and reason.

words       the words of time, how patterns are written, the numbers they stand for
values      arithmetic on TIMEX3 values, and the same as EDTF
context     what an expression is read against; tense, history and story tell which way and from where
rules       what the rule modules share: days, months, years, near, units, offsets, lengths, sets,
clock, business, holidays, vague
tagger      tries the rules near every cue; the longest match that makes sense wins
"""

from geo.dates.expression import Expression
from geo.dates.tagger import tag

__all__ = ["Expression", "tag"]
