"""Words for people: titles, parts of names, pronouns, and what tells a woman from a man."""

from __future__ import annotations

from typing import Final

from geo.lang.words import word_set

TITLES: Final = word_set(
    "mr mrs ms miss mx dr sir dame lord lady sen rep gen col lt sgt capt cmdr maj adm prof rev fr hon "
    "president premier chancellor minister prime secretary secretary-general general chief governor gov "
    "senator mayor ambassador envoy spokesman spokeswoman commissioner director chairman chairwoman "
    "captain foreign defense defence interior finance trade state vice deputy acting crown special "
    "admiral major colonel lieutenant sergeant commander officer judge justice detective sheriff coach "
    "former u.s us"
)
"""Words before a name that say what somebody is: "Foreign Minister Ann Lee", "Mr. Berg"."""
RANKS: Final = word_set("pope king queen prince princess hurricane typhoon cyclone storm")
"""Words before a name that belong to it: "Pope Francis", "Typhoon Durian"."""
PARTICLES: Final = word_set(
    "de da di do dos das del della der den van von bin bint ibn al el la le ter ten zu of"
)
"""Small words inside a name: "Ursula von der Leyen"."""

HE: Final = word_set("he him his himself")
"""Pronouns of a man or boy."""
SHE: Final = word_set("she her hers herself")
"""Pronouns of a woman or girl."""
IT: Final = word_set("it its itself")
"""Pronouns of a thing, a party, an animal."""
THEY: Final = word_set("they them their theirs themselves we us our")
"""Pronouns of several."""
PERSONAL: Final = word_set("he she they him her them his their")
"""Pronouns that the name of the one meant may replace."""
OF_SPEAKERS: Final = word_set("i me my myself we us our ourselves you your yourself yourselves")
"""Pronouns that mean something only to who speaks and who listens."""

GIVEN_NAMES: Final = word_set(
    "Aaron Abigail Adam Agnes Albert Alex Alexander Alice Amanda Amy Andrea Andrew Angela Ann Anna Anne "
    "Anthony Arthur Barbara Ben Benjamin Beth Betty Bill Bob Brian Bruce Carl Carol Caroline Catherine "
    "Charles Chris Christina Christine Christopher Clara Colin Cynthia Daniel Dave David Deborah Dennis "
    "Diana Diane Donald Donna Doris Dorothy Edith Edward Edwin Elena Eleanor Elizabeth Ella Ellen Emily "
    "Emma Eric Erica Esther Eva Evelyn Frances Frank Fred Frederick Gary George Gerald Gloria Greg "
    "Gregory Hannah Harold Heather Heidi Helen Henry Hugh Ian Irene Isabel Jack Jacob Jake Jane Janet "
    "Jason Jean Jeff Jeffrey Jennifer Jenny Jeremy Jessica Jill Jim Joan Joanna Joe Joel Johanna John "
    "Jonathan Joseph Josh Joshua Joyce Juan Judith Judy Julia Julian Julie Karen Karl Kate Katherine "
    "Kathleen Kathy Katie Keith Ken Kenneth Kevin Larry Laura Lawrence Leo Leonard Linda Lisa Louise Lucy "
    "Luke Marcus Margaret Maria Marie Marion Mark Martha Mary Matt Matthew Michael Michelle Mike Monica "
    "Nancy Naomi Nathan Nicholas Nicole Nina Nora Oliver Olivia Oscar Pam Pamela Pat Patricia Patrick "
    "Paul Paula Pete Peter Philip Rachel Ralph Raymond Rebecca Richard Rita Rob Robert Robin Roger Ron "
    "Ronald Rose Rosa Roy Russell Ruth Ryan Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sharon "
    "Sheila Simon Sophie Stephanie Stephen Steve Steven Stuart Sue Susan Sylvia Ted Teresa Theresa Thomas "
    "Tim Timothy Tina Todd Tom Tony Ursula Vanessa Victor Walter Wendy William"
)
"""Common given names. News call grown people by their family names, so that one of these before "Friday" or
"March" begins a whole name ("Ruth Friday")."""

WOMAN: Final = word_set("ms mrs miss queen princess lady dame mother wife sister daughter she her woman girl")
"""What a woman or girl is called."""
MAN: Final = word_set("mr sir king prince pope father husband brother son he his him lord man boy")
"""What a man or boy is called."""
