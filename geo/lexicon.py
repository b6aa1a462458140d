"""English words by what they say about an event: lemmas, sorted by the job they do in a clause.

Facts of the language only: nothing here names a person, a place or a document. `geo.clauses` and
`geo.events` read them; a word that is missing makes an event quieter, never wrong.
"""

from __future__ import annotations

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(text.split())


ARRIVE: Final = word_set(
    "arrive land reach enter visit tour attend inspect dock anchor berth moor disembark return come go "
    "travel fly sail drive ride walk march head move proceed continue journey trek ski climb cross stop "
    "stay camp pause rest refuel overnight address speak preach celebrate perform play appear meet host "
    "hold open inaugurate lay view watch call pass swim run race cycle row ascend summit descend begin "
    "start finish end win lose beat draw defeat train rally campaign greet pray deliver sign check "
    "resupply winter push press roll make hit strike lash batter pound slam sweep brush weaken strengthen "
    "intensify dissipate stall swirl churn spin skirt approach near threaten emerge"
)
"""What a traveller (a person, a team, a ship, a storm) does where it is."""

LEAVE: Final = word_set("leave depart exit quit abandon vacate evacuate flee escape embark")
"""Verbs whose object, or whose place after "from", is where one was before."""

SET_OUT: Final = word_set("leave depart sail set embark head bind strike make push start steer")
"""Verbs whose place after "for" is where one wants to go."""

TO_PLACE: Final = word_set(
    "visit tour reach enter leave depart cross hit strike lash batter pound slam sweep brush skirt "
    "approach near attack bomb shell raid storm capture seize occupy take retake liberate invade flood "
    "devastate destroy damage rock shake inspect survey pass quit exit flee evacuate threaten target "
    "abandon regain lose overrun free make clip graze soak drench inundate cover round circle climb ascend "
    "summit scale"
)
"""Verbs whose very object is the place: "visited Riga", "hit the coast"."""

MOVE: Final = word_set(
    "arrive land reach enter visit tour return come go travel fly sail drive ride walk march head move "
    "proceed continue journey trek ski climb cross leave depart flee escape embark dock anchor moor "
    "disembark stop stay camp pass run race cycle row ascend make"
)
"""Verbs of motion and of staying: who is their subject travels."""

SAY: Final = word_set(
    "say tell announce report claim add note state declare confirm deny warn insist argue write tweet "
    "post predict forecast allege assert suggest acknowledge admit concede explain reply comment describe "
    "accuse caution stress emphasize emphasise reiterate testify recall remember quip joke boast contend "
    "maintain estimate reveal disclose indicate signal vow promise pledge urge demand ask call believe "
    "think know hope expect fear feel want express show mean hear see understand telegraph cable wire "
    "wireless"
)
"""Verbs that report speech or thought: what they govern is said, and is not known to have happened."""

CLAIM: Final = word_set("claim allege accuse charge boast contend insist assert maintain announce declare")
"""Verbs of speech by which somebody vouches for what nobody else has seen."""

TELL: Final = CLAIM | word_set(
    "say tell announce report claim add note state declare confirm deny warn insist argue write tweet "
    "post allege assert suggest acknowledge admit concede explain reply reveal disclose boast contend "
    "maintain estimate testify vow promise pledge accuse telegraph cable wire"
)
"""Verbs of speech proper."""

NEWS: Final = word_set(
    "agency news newspaper daily magazine broadcaster media radio television channel website"
)
"""Who reports for a living: what they report is no claim of an interested party."""

EXPECT: Final = word_set(
    "expect schedule due set plan slate bill tip intend mean project forecast predict hope aim bind "
    "likely prepare want wish invite agree decide arrange propose book promise vow pledge ready "
    "anticipate tap destine"
)
"""Words before "to do": what follows is to come."""

TO_COME: Final = word_set(
    "invitation plan intention decision offer agreement promise pledge proposal hope wish intent bid "
    "commitment desire ambition"
)
"""Nouns before "to do": what follows is to come."""

CANCEL: Final = word_set(
    "cancel scrap abandon scrub call_off rule_out drop refuse decline shelve deny fail avoid skip "
    "postpone delay suspend put_off"
)
"""Verbs that undo what they govern."""

EVENT: Final = word_set(
    "visit trip tour stop stopover meeting talk talks summit conference rally speech address concert "
    "match game fixture semifinal semi-final final landfall crash attack strike ceremony funeral mass "
    "liturgy vigil service audience march parade wedding voyage journey arrival departure election war "
    "battle earthquake quake flood fire blaze explosion blast protest derailment collision accident raid "
    "siege coup revolution uprising massacre outbreak eruption hurricane typhoon cyclone storm tornado "
    "landslide famine expedition leg race performance show recital gig reception dinner banquet lunch "
    "assault offensive ambush airstrike clash clashes shelling handover truce landing takeoff splashdown "
    "encounter session hearing trial sighting arrest shooting robbery burglary killing murder debate vote "
    "signing launch opening inauguration inspection evacuation rescue pilgrimage procession appearance "
    "festival gala victory defeat win loss draw celebration crossing ascent descent passage shipwreck "
    "sinking invasion bombing negotiation negotiations disaster kickoff kick-off"
)
"""Nouns that name something that happens."""

JOURNEY: Final = word_set(
    "trip tour visit journey voyage expedition pilgrimage campaign travels stop stopover"
)
"""Nouns of EVENT that a traveller makes."""

LONG: Final = word_set("trip tour journey voyage expedition pilgrimage campaign travels swing")
"""Journeys with several stops: where they go is a setting, not one more stop."""

SLOW: Final = word_set("expedition voyage trek odyssey circumnavigation")
"""Journeys of months."""

PERFORM: Final = word_set("speak talk preach sing perform play appeal lecture appear read wave")
"""What one does before people: "in Riga" after these says where."""

MATCH: Final = word_set(
    "match game final semifinal decider fixture test leg tie replay opener first second third"
)
"""What a team plays."""

WAR: Final = word_set(
    "war battle earthquake quake flood revolution uprising coup famine massacre crisis conflict invasion"
)
"""Events that carry the adjective of their country: "the Crimean War"."""

VEHICLE: Final = word_set(
    "plane flight train bus ferry ship boat convoy road route highway ticket way path line track"
)
"""Nouns whose "to X" says where they go, not where they are."""

FACILITY: Final = word_set(
    "airport hospital church cathedral basilica mosque temple synagogue school university college stadium "
    "arena plant factory base camp port harbor harbour dock station office palace hotel square park prison "
    "jail court museum theater theatre embassy consulate headquarters centre center hall shrine sanctuary "
    "cemetery memorial monument market mall mine farm refinery shipyard shipyards airfield airbase "
    "barracks village town city suburb district neighborhood neighbourhood quarter region province state "
    "county island archipelago coast shore beach peninsula cape bay gulf border crossing bridge river "
    "lake mountain valley desert outskirts capital site complex compound building house home residence "
    "estate street road highway motorway terminal depot warehouse clinic parish diocese facility "
    "laboratory lab cosmodrome spaceport observatory stage hut checkpoint parliament assembly pier wharf "
    "quay fleet resort seaport hometown area part west east north south tip edge end northwest northeast "
    "southwest southeast heart middle corner side foot mouth pole ground pitch racecourse velodrome "
    "racetrack vicinity waters strait canal sea community settlement barrio township shelter"
)
"""Nouns of places: what lies in them lies in their place too."""

PERSON: Final = word_set(
    "president minister premier chancellor king queen prince princess pope bishop archbishop cardinal "
    "patriarch mayor governor senator congressman congresswoman lawmaker legislator secretary ambassador "
    "envoy official spokesman spokeswoman spokesperson leader ruler general admiral commander officer "
    "captain soldier resident citizen native man woman boy girl child people person student teacher "
    "professor expert analyst economist scientist doctor nurse patient worker farmer fisherman driver "
    "pilot sailor passenger player striker forward goalkeeper midfielder defender coach manager singer "
    "artist writer author journalist reporter correspondent photographer lawyer attorney judge prosecutor "
    "sheriff policeman detective agent chief head director chairman chairwoman executive founder owner "
    "member voter supporter fan protester refugee migrant immigrant survivor victim witness suspect "
    "fugitive brother sister mother father son daughter wife husband friend colleague rival candidate "
    "nominee counterpart delegate delegation crew team squad side club company firm corporation bank "
    "agency ministry department government administration authority authorities office bureau university "
    "institute party union association federation league council committee commission court police army "
    "navy force troops guard meteorologist forecaster climber skipper mountaineer explorer geologist "
    "veteran trader businessman dealer shopkeeper specialist researcher historian spokespeople deputy "
    "aide adviser advisor diplomat negotiator representative priest rabbi imam monk nun pastor"
)
"""Nouns of people and bodies: "of Riga" or "in Riga" after them says where they belong."""

POWERS: Final = word_set(
    "authorities police army navy troops soldiers forces officials investigators coastguard guard customs "
    "rescuers prosecutors militia marines inspectors court"
)
"""Bodies that act on their own ground: what they do, they do in their country."""

GOODS_VERBS: Final = word_set(
    "find carry load ship seize intercept unload deliver import supply provide bring send export smuggle "
    "discover transport contain"
)
"""Verbs that handle goods: "from X" after the goods says where those come from."""

BASED: Final = word_set("base locate bear name bind situate know live grow raise educate bring_up")
"""Verbs whose place says where somebody or something belongs."""

GIVE: Final = word_set(
    "give provide send sell supply offer lend grant hand deliver export pass transfer donate talk speak"
)
"""Verbs whose "to X" names a receiver, not a place."""


ABOUT: Final = SAY | word_set(
    "describe praise criticize criticise compare name consider regard mention support back endorse ask "
    "urge blame mock honor honour invite expect denounce condemn sue vote elect pay owe wish want love "
    "like admire"
)
"""Verbs whose object need not be there."""

PERFORMANCE: Final = word_set(
    "rally speech address concert mass liturgy show performance match game audience reading gig recital "
    "town_hall"
)
"""Events that somebody on tour gives; one with nobody's name belongs to the tour it is told with."""

STATES: Final = word_set(
    "be have seem appear include remain become contain belong consist mean cost own lie stand need like "
    "want know believe love hate resemble depend matter involve concern cover represent feature total "
    "border live work lack exist"
)
"""Verbs of state: what holds all the time is no event by itself."""

NOT_WHERE: Final = word_set(
    "with against about between despite like as than without including because versus except regarding "
    "concerning per unlike besides according of for plus since during until till before after"
)
"""Prepositions that place nothing."""

TOWARDS: Final = word_set("toward towards")
"""Prepositions of a direction: who goes towards a place is not there."""

DEFINITE: Final = {
    "storm": word_set("storm hurricane typhoon cyclone system tempest"),
    "ship": word_set(
        "ship vessel boat yacht steamer freighter tanker barque schooner trawler ferry liner icebreaker"
    ),
    "team": word_set("team side club squad visitors tourists"),
    "party": word_set(
        "expedition party explorers convoy caravan column crew group delegation band orchestra choir"
    ),
    "man": word_set("man suspect fugitive gunman convict inmate prisoner killer"),
    "leader": word_set("leader ruler president premier chancellor dictator"),
    "pope": word_set("pope pontiff"),
    "patriarch": word_set("patriarch primate"),
    "monarch": word_set("king monarch sovereign queen emperor"),
    "singer": word_set(
        "singer star musician performer artist songwriter pianist violinist cellist tenor soprano"
    ),
    "minister": word_set("minister diplomat envoy secretary mediator"),
    "candidate": word_set(
        "candidate nominee governor senator contender hopeful challenger congressman congresswoman"
    ),
}
"""Words that take each other's place when a report speaks of the same one again."""
