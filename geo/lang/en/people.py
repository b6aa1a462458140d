"""Words for people: titles, parts of names, pronouns, and what tells a woman from a man."""

from __future__ import annotations

from typing import Final

from geo.lang.words import word_set

HOLDERS: Final = word_set(
    "president premier chancellor minister secretary secretary-general general chief governor senator mayor "
    "ambassador envoy spokesman spokeswoman commissioner director chairman chairwoman captain admiral "
    "colonel lieutenant sergeant commander officer judge detective sheriff deputy"
)
"""What the holder of an office is: "the judge" is as good as a name."""
SPOKESPEOPLE: Final = word_set("spokesman spokeswoman spokesperson")
"""Those of them who speak for others, wherever these are."""
_SHORT: Final = word_set("mr mrs ms dr sir sen rep gen col lt sgt capt cmdr maj adm prof rev")
TITLES: Final = (
    HOLDERS
    | _SHORT
    | word_set(
        "miss mx dame lord lady fr hon prime gov foreign defense defence interior finance trade state vice "
        "acting crown special major justice coach former u.s us"
    )
)
"""Words before a name that say what somebody is: "Foreign Minister Ann Lee", "Mr. Berg"."""
OFFICES: Final = _SHORT | word_set(
    "president minister governor senator mayor ambassador commissioner director chairman captain admiral "
    "major colonel lieutenant sergeant inspector superintendent judge justice pastor bishop imam chief coach "
    "doctor professor"
)
"""Those of them, and a few more, that stand right before a given name: "Captain Friday Okoro"."""
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
THEY: Final = word_set("they them their theirs themselves")
"""Pronouns of several."""
PERSONAL: Final = word_set("he she they him her them his their")
"""Pronouns that the name of the one meant may replace."""
OF_SPEAKERS: Final = word_set("i me my myself we us our ourselves you your yourself yourselves")
"""Pronouns that mean something only to who speaks and who listens."""

_WOMEN: Final = word_set(
    "Abigail Agnes Alice Amanda Amy Angela Ann Anna Anne Barbara Beth Betty Carol Caroline Catherine "
    "Christina Christine Clara Cynthia Deborah Diana Diane Donna Doris Dorothy Edith Eleanor Elena Elizabeth "
    "Ella Ellen Emily Emma Erica Esther Eva Evelyn Frances Gloria Hannah Heather Heidi Helen Irene Isabel "
    "Jane Janet Jennifer Jenny Jessica Jill Joanna Johanna Joyce Judith Judy Julia Julie Karen Kate "
    "Katherine Kathleen Kathy Katie Laura Linda Lisa Louise Lucy Margaret Maria Marie Martha Mary Michelle "
    "Monica Nancy Naomi Nicole Nina Nora Olivia Pam Pamela Patricia Paula Rachel Rebecca Rita Rosa Rose Ruth "
    "Sally Samantha Sandra Sara Sarah Sharon Sheila Sophie Stephanie Sue Susan Sylvia Teresa Theresa Tina "
    "Ursula Vanessa Wendy"
)
_MEN: Final = word_set(
    "Aaron Adam Albert Alexander Andrew Anthony Arthur Ben Benjamin Bill Bob Brian Bruce Carl Charles "
    "Christopher Colin Daniel Dave David Dennis Donald Edward Edwin Eric Frank Fred Frederick Gary George "
    "Gerald Greg Gregory Harold Henry Hugh Ian Jack Jacob Jake Jason Jeff Jeffrey Jeremy Jim Joe Joel John "
    "Jonathan Joseph Josh Joshua Juan Julian Karl Keith Ken Kenneth Kevin Larry Lawrence Leo Leonard Luke "
    "Marcus Mark Matt Matthew Michael Mike Nathan Nicholas Oliver Oscar Patrick Paul Pete Peter Philip Ralph "
    "Raymond Richard Rob Robert Roger Ron Ronald Roy Russell Ryan Samuel Scott Sean Simon Stephen Steve "
    "Steven Stuart Ted Thomas Tim Timothy Todd Tom Tony Victor Walter William"
)
GIVEN_NAMES: Final = _WOMEN | _MEN | word_set("Alex Andrea Chris Jean Joan Marion Pat Robin Sam")
"""Given names common in English. News call grown people by their family names, so that one of these before
"Friday" or "March" begins a whole name ("Ruth Friday")."""

WOMENS_NAMES: Final = _WOMEN | word_set(
    "Aisha Amina Ana Anita Annette Astrid Beatriz Birgit Camila Carmen Cecilia Claudia Cristina Eleni Elsa "
    "Fatima Fatou Fatoumata Fiona Francesca Gabriela Giulia Grace Gudrun Hanna Helena Hilda Ilse Indira Ines "
    "Ingrid Irena Irina Isabella Ivana Karin Katarina Khadija Laila Larissa Layla Leila Lucia Ludmila "
    "Magdalena Malala Margarita Mariam Mariana Marina Marta Maryam Mercedes Mette Mona Monika Nadia Natalia "
    "Natasha Olga Priya Rania Silvia Sonia Svetlana Tatiana Tatyana Valentina Vera Veronica Viktoria Yulia "
    "Zainab Zeinab"
)
"""Given names of women, which tell whom "she" means; not those that men bear too ("Andrea")."""
MENS_NAMES: Final = _MEN | word_set(
    "Abdul Abdullah Adel Ahmad Ahmed Alberto Alejandro Aleksandr Alfredo Ali Amir Anders Andreas Andrei "
    "Antonio Bernard Boris Carlos Claude Diego Dmitri Dmitry Don Eduardo Emmanuel Enrique Erik Ernesto "
    "Fernando Francisco Francois Franz François Friedrich Geert Giorgio Giovanni Giuseppe Guillermo Gustavo "
    "Hamid Hans Hassan Henrik Hugo Hussein Ibrahim Igor Ismail Ivan Jacques James Javier Joao Johan Jonas "
    "Jorge Jose José João Khaled Klaus Kofi Konstantin Kwame Lars Lech Lorenzo Luca Luigi Luis Lukas Mahmoud "
    "Manuel Marc Marco Mario Markus Martin Matteo Miguel Mikhail Milan Mohamed Mohammad Mohammed Muhammad "
    "Mustafa Nicolas Nikola Nikolai Olaf Omar Osman Pablo Paolo Pavel Pedro Petr Pierre Rafael Ramon Raul "
    "Ricardo Roberto Roman Ruben Salvatore Sergei Sergey Sergio Stefan Sven Tariq Thabo Tomas Umar Uwe "
    "Viktor Vincent Vladimir Volodymyr Werner Youssef Yusuf"
)
"""Given names of men, which tell whom "he" means."""

WOMAN: Final = word_set("ms mrs miss queen princess lady dame mother wife sister daughter she her woman girl")
"""What a woman or girl is called."""
MAN: Final = word_set("mr sir king prince pope father husband brother son he his him lord man boy")
"""What a man or boy is called."""
