"""A report's text and its publication date -> its expressions of time, with value and reason.

words       the words of time and the numbers they stand for
values      arithmetic on TIMEX3 values, and the same as EDTF
context     what an expression is read against: publication, the date named last, the tense around
fixed, holidays, business, relative, clock, amounts, vague     the rules
tagger      tries the rules at every word; the longest match that makes sense wins
"""

from geo.dates.expression import Expression
from geo.dates.tagger import tag

__all__ = ["Expression", "tag"]
