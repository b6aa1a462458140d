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
TITLES: Final = HOLDERS | word_set(
    "mr mrs ms miss mx dr sir dame lord lady sen rep gen col lt sgt capt cmdr maj adm prof rev fr hon prime "
    "gov foreign defense defence interior finance trade state vice acting crown special major justice coach "
    "former u.s us"
)
"""Words before a name that say what somebody is: "Foreign Minister Ann Lee", "Mr. Berg"."""
OFFICES: Final = word_set(
    "mr mrs ms dr sir sen rep gen col lt sgt capt cmdr maj adm prof rev president minister governor senator "
    "mayor ambassador commissioner director chairman captain admiral major colonel lieutenant sergeant "
    "inspector superintendent judge justice pastor bishop imam chief coach doctor professor"
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

WOMENS_NAMES: Final = word_set(
    "Abigail Agnes Aisha Alice Amanda Amina Amy Ana Angela Anita Ann Anna Anne Annette Astrid Barbara "
    "Beatriz Beth Betty Birgit Camila Carmen Carol Caroline Catherine Cecilia Christina Christine Clara "
    "Claudia Cristina Cynthia Deborah Diana Diane Donna Doris Dorothy Edith Eleanor Elena Eleni Elizabeth "
    "Ella Ellen Elsa Emily Emma Erica Esther Eva Evelyn Fatima Fatou Fatoumata Fiona Frances Francesca "
    "Gabriela Giulia Gloria Grace Gudrun Hanna Hannah Heather Heidi Helen Helena Hilda Ilse Indira Ines "
    "Ingrid Irena Irene Irina Isabel Isabella Ivana Jane Janet Jennifer Jenny Jessica Jill Joanna Johanna "
    "Joyce Judith Judy Julia Julie Karen Karin Katarina Kate Katherine Kathleen Kathy Katie Khadija Laila "
    "Larissa Laura Layla Leila Linda Lisa Louise Lucia Lucy Ludmila Magdalena Malala Margaret Margarita "
    "Maria Mariam Mariana Marie Marina Marta Martha Mary Maryam Mercedes Mette Michelle Mona Monica Monika "
    "Nadia Nancy Naomi Natalia Natasha Nicole Nina Nora Olga Olivia Pam Pamela Patricia Paula Priya Rachel "
    "Rania Rebecca Rita Rosa Rose Ruth Sally Samantha Sandra Sara Sarah Sharon Sheila Silvia Sonia Sophie "
    "Stephanie Sue Susan Svetlana Sylvia Tatiana Tatyana Teresa Theresa Tina Ursula Valentina Vanessa Vera "
    "Veronica Viktoria Wendy Yulia Zainab Zeinab"
)
"""Given names of women, which tell whom "she" means; not those that men bear too ("Andrea")."""
MENS_NAMES: Final = word_set(
    "Aaron Abdul Abdullah Adam Adel Ahmad Ahmed Albert Alberto Alejandro Aleksandr Alexander Alfredo Ali "
    "Amir Anders Andreas Andrei Andrew Anthony Antonio Arthur Ben Benjamin Bernard Bill Bob Boris Brian "
    "Bruce Carl Carlos Charles Christopher Claude Colin Daniel Dave David Dennis Diego Dmitri Dmitry Don "
    "Donald Eduardo Edward Edwin Emmanuel Enrique Eric Erik Ernesto Fernando Francisco Francois Frank Franz "
    "François Fred Frederick Friedrich Gary Geert George Gerald Giorgio Giovanni Giuseppe Greg Gregory "
    "Guillermo Gustavo Hamid Hans Harold Hassan Henrik Henry Hugh Hugo Hussein Ian Ibrahim Igor Ismail Ivan "
    "Jack Jacob Jacques Jake James Jason Javier Jeff Jeffrey Jeremy Jim Joao Joe Joel Johan John Jonas "
    "Jonathan Jorge Jose Joseph Josh Joshua José João Juan Julian Karl Keith Ken Kenneth Kevin Khaled Klaus "
    "Kofi Konstantin Kwame Larry Lars Lawrence Lech Leo Leonard Lorenzo Luca Luigi Luis Lukas Luke Mahmoud "
    "Manuel Marc Marco Marcus Mario Mark Markus Martin Matt Matteo Matthew Michael Miguel Mike Mikhail "
    "Milan Mohamed Mohammad Mohammed Muhammad Mustafa Nathan Nicholas Nicolas Nikola Nikolai Olaf Oliver "
    "Omar Oscar Osman Pablo Paolo Patrick Paul Pavel Pedro Pete Peter Petr Philip Pierre Rafael Ralph Ramon "
    "Raul Raymond Ricardo Richard Rob Robert Roberto Roger Roman Ron Ronald Roy Ruben Russell Ryan "
    "Salvatore Samuel Scott Sean Sergei Sergey Sergio Simon Stefan Stephen Steve Steven Stuart Sven Tariq "
    "Ted Thabo Thomas Tim Timothy Todd Tom Tomas Tony Umar Uwe Victor Viktor Vincent Vladimir Volodymyr "
    "Walter Werner William Youssef Yusuf"
)
"""Given names of men, which tell whom "he" means."""

WOMAN: Final = word_set("ms mrs miss queen princess lady dame mother wife sister daughter she her woman girl")
"""What a woman or girl is called."""
MAN: Final = word_set("mr sir king prince pope father husband brother son he his him lord man boy")
"""What a man or boy is called."""
