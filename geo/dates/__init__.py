"""A report's text and its publication date -> its expressions of time, with value and reason.

words       the words of time, how patterns are written, the numbers they stand for
values      arithmetic on TIMEX3 values, and the same as EDTF
context     what an expression is read against; narrative tells from where, tense tells which way
sentence    the sentence around a date, and its words; verbs: the time that one of its words tells of
rule        how a rule is declared, and what rules share; amounts: numbers of units of time
rules       the rules, one kind a file, each with its cues
tagger      tries the rules near every cue; the longest match that makes sense wins
anchors     what counts from an event whose day is named with it: "a day after Sunday's attack"
pairs       two that are joined tell each other's day or year; ranges: the stretch of time between two
filing      the day of a dateline; timestamps: when a site says a report was published
"""

from geo.dates.expression import Expression
from geo.dates.tagger import tag

__all__ = ["Expression", "tag"]
