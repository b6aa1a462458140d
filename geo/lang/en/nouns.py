"""English nouns by what they say."""

from __future__ import annotations

from typing import Final

from geo.lang.words import word_set

CHARGES: Final = word_set("charge accusation allegation suspicion count")
"""What somebody is said to have done: "faces charges of setting fire"."""
PLANS: Final = word_set(
    "plan proposal project scheme idea offer deal agreement intention promise pledge decision blueprint"
)
"""What is no more than words until it is done: "a plan to open a school". Attempts are deeds."""

VISITS: Final = word_set("visit trip tour journey stop stopover call voyage leg")
"""What somebody would have been somewhere for: "dropped a stop in Lima"."""

CANCELLATIONS: Final = word_set("cancellation postponement scrapping shelving abandonment")
"""What is done to what is not to be: "the cancellation of the visit to Lima"."""

LAW: Final = word_set(
    "arrest detain detention custody jail prison imprison charge indict indictment arraign accuse suspect"
    " convict sentence prosecute extradite plead bail guilty court courtroom trial tribunal magistrate judge"
    " hearing inquest"
)
"""Words of police, court and guilt: whose name stands beside one must be the one that is meant."""
ACCUSERS: Final = word_set(
    "police investigator detective prosecutor sheriff deputy complaint indictment affidavit lawsuit warrant"
)
"""Who says of somebody what is not proved yet: "Investigators say Moss stabbed a guard"."""

VESSELS: Final = word_set(
    "ship ferry tanker frigate destroyer cruiser carrier cutter trawler freighter submarine liner yacht"
    " schooner steamer steamship motorship battleship corvette gunboat minesweeper tug tugboat barge vessel"
    " boat sloop brig galleon airship zeppelin shuttle icebreaker dredger catamaran warship flagship"
)
"""What stands right before the name of a ship or aircraft: "the frigate Hamburg"."""

SHIP_LETTERS: Final = frozenset(
    {"HMS", "USS", "MV", "RMS", "HMCS", "HMAS", "HMNZS", "INS", "USNS", "USCGC", "HNoMS", "ORP", "BRP"}
)
SHIP_LETTERS_TOO: Final = frozenset({"SS", "MS", "MT", "RV", "FV", "MY"})
"""Letters that stand there: of navies and kinds, and those that mean something else without "the"."""

SHIP_PATRONS: Final = frozenset({"Spirit", "Pride", "Herald", "Maid", "Belle"})
"""What a ship or aircraft may be to a place whose name it bears: "Spirit of St. Louis"."""

ACCOUNTS: Final = word_set("claim report account assertion statement version")
"""What somebody says happened: "disputed the claim"."""
PAPERS: Final = word_set(
    "statement report email e-mail letter note bulletin release post message text memo tweet communique"
)
"""What is sent, so that nobody need be where it is said: "said in a statement from Vienna"."""

LINES: Final = word_set(
    "phone telephone video videolink videoconference teleconference webcam zoom skype satellite"
)
"""What carries voices and faces to where one is not: "by phone", "via Zoom", "a video link"."""
CALLS: Final = word_set(
    "call link talk meeting conference summit session conversation message address appearance briefing "
    "hearing"
)
"""What is held over it: "a phone call", "a video conference"."""

HELD: Final = word_set(
    "games olympics olympiad paralympics summit masters open marathon championships conference forum talks "
    "festival fair biennale accord accords"
)
"""What is held in the city whose name it bears: "the Athens Olympic Games"."""
STANDING: Final = word_set(
    "port airport aerodrome airfield zoo stadium arena velodrome racecourse racetrack speedway castle fort "
    "fortress citadel palace cathedral basilica minster abbey mosque synagogue monastery prison jail "
    "hospital infirmary courthouse court station barracks refinery shipyard docks harbor harbour university "
    "polytechnic museum aquarium observatory opera cemetery"
)
"""What stands in the town whose name it bears: "Chennai Port", "Karak Castle"."""
WITH_BRANCHES: Final = word_set(
    "university college school institute academy campus polytechnic conservatory clinic hospital infirmary "
    "hotel casino zoo aquarium museum gallery"
)
"""What has its town behind its name: "Trinity College Dublin", "Cleveland Clinic Abu Dhabi"."""
OF_KIND: Final = word_set(
    "general central international national regional district provincial county state municipal city town "
    "public civil civilian military naval air royal imperial grand great old new main high higher lower "
    "supreme crown magistrates criminal federal appeals medical teaching university children's women's "
    "railway railroad rail train bus metro police fire power industrial commercial fishing container oil "
    "technical football olympic art science history natural maximum security botanical women children"
)
"""Words that say what kind of building it is, and not whose: "Nagpur General Hospital"."""
ELSEWHERE: Final = frozenset(
    {
        "austin hospital", "columbia university", "hampton court", "lincoln university", "miami university",
        "victoria hospital", "victoria university", "washington university", "york university",
    }
)  # fmt: skip
"""Buildings called after somebody, or that stand in another town than the one of that name."""

NUMBERED: Final = word_set(
    "number flight route highway interstate room page section article chapter channel unit series mark line "
    "point suite box resolution decree ordinance docket hill height peak type model boeing version form "
    "squadron platoon regiment asteroid lot ward bed cell locker gate platform pier berth bay bus tram train "
    "plate extension ext psalm hymn volume building hut hall shop trail precinct"
)
"""What has a number behind it that is none of a year: "Room 1812", "Resolution 1701"."""
TITLED: Final = word_set("novel novella film movie album song musical painting opera sculpture")
"""What has its title behind it, which may be a number: "the novel 1984", "the film 2012"."""

UPHEAVALS: Final = word_set(
    "war battle earthquake quake flood revolution uprising coup famine massacre crisis conflict invasion"
)
"""Events that carry the adjective of their country: "the Crimean War"."""
