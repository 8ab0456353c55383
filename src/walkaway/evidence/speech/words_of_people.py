"""Words by which English names people and groups: titles, callings, kinds of organisations. Open tables."""

from walkaway.evidence.speech.words_of_trades import TRADES

__all__ = [
    "DOCUMENT_NOUNS",
    "FEMALE_WORDS",
    "GROUP_NOUNS",
    "LEADERS",
    "MALE_WORDS",
    "MEDIA",
    "OBSERVER_NOUNS",
    "OFFICES",
    "ORGANISATION_WORDS",
    "PARTICLES",
    "PERSON_NOUNS",
    "PLURAL_NOUNS",
    "SPEAKS_FOR",
    "SUFFIXES",
    "SURNAMES_TOO",
    "TITLES",
]

MALE_WORDS = frozenset(
    """
    mr sir lord king prince baron father brother monsignor spokesman chairman congressman assemblyman businessman
    councilman alderman policeman fisherman salesman postman foreman ombudsman man husband son duke count sheikh imam
    """.split()
)
FEMALE_WORDS = frozenset(
    """
    mrs ms miss mme mlle madam dame lady queen princess baroness sister spokeswoman chairwoman congresswoman
    assemblywoman businesswoman councilwoman policewoman woman wife daughter mother duchess actress
    """.split()
)

TITLES = (
    frozenset(
        """
    president vice premier prime minister chancellor secretary undersecretary deputy senator sen sens representative
    rep reps governor gov mayor councillor councilor cllr mp mps msp td mep congressman congresswoman assemblyman
    assemblywoman councilman councilwoman speaker ambassador envoy commissioner general gen lt lieutenant col colonel
    maj major capt captain sgt sergeant adm admiral cmdr commander brig brigadier marshal field cpl corporal judge
    justice magistrate attorney solicitor barrister chief executive officer ceo cfo coo cto chair chairman chairwoman
    chairperson director managing manager head professor prof dr doctor rev reverend bishop archbishop cardinal pope
    rabbi imam sheikh sheik king queen prince princess emperor duke duchess baron baroness ayatollah mullah taoiseach
    h.e h.e. engr barr comrade alhaji alhaja mallam malam shri smt
    tanaiste sheriff inspector detective supt superintendent constable pres hon spokesman spokeswoman spokesperson
    analyst negotiator coordinator leader supreme grand acting interim former founder partner economist counsel
    counsellor elder prelate abbot treasurer controller comptroller registrar provost dean rector principal adviser
    advisor delegate whip shadow lead senior assistant associate democrat republican labourer trustee president-elect
    foreign-minister vice-president vice-chancellor vice-chair co-chair co-founder secretary-general director-general
    attorney-general governor-general lieutenant-general major-general
    """.split()
    )
    | MALE_WORDS
    | FEMALE_WORDS
)
"""Words that stand before a name, full stop left out. Of a run of capitalised words, the name follows the last one."""

OFFICES = frozenset(
    """
    state staff defense defence health finance foreign trade labor labour commerce energy education transport
    transportation agriculture justice interior home treasury environment affairs security national economy economic
    business industry information culture employment immigration housing development infrastructure planning water
    resources mines mining fisheries tourism sports special political international european policy financial
    operating legal medical press state-owned public general-in-chief exchequer police works communities local
    government
    """.split()
)
"""Words that name the office inside a title: Secretary of *State*, *Foreign* Minister, Chief *Financial* Officer."""

SURNAMES_TOO = frozenset(
    "king bishop judge marshal dean pope prince major lord baron duke abbot count field head mayor chancellor justice "
    "sergeant elder cardinal father brother priest page partner man son whip principal provost speaker chase grand "
    "general rector".split()
)
"""Titles that are surnames too: at the end of a run they are one (Ian King)."""

PERSON_NOUNS = TRADES | frozenset(
    """
    spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons spox official officials source
    sources expert experts analyst analysts critic critics worker workers minister ministers president premier
    chancellor secretary senator senators representative representatives governor governors mayor ambassador
    ambassadors envoy envoys diplomat diplomats negotiator negotiators mediator mediators arbitrator lawyer lawyers
    attorney attorneys counsel barrister solicitor judge judges justice prosecutor prosecutors officer officers chief
    chiefs chairman chairwoman chairperson chair boss bosses executive executives director directors manager managers
    leader leaders head heads professor lecturer researcher scientist economist economists academic historian scholar
    fellow adviser advisers advisor advisors aide aides strategist commentator observer observers insider insiders
    delegate delegates lawmaker lawmakers legislator legislators politician politicians mp mps congressman
    congresswoman councillor councillors commissioner commissioners general commander colonel captain admiral
    lieutenant sergeant soldier soldiers fighter fighters rebel rebels militant militants activist activists
    campaigner campaigners organiser organizer organisers organizers member members employee employees staffer
    staffers teacher teachers nurse nurses doctor doctors driver drivers miner miners farmer farmers fisherman
    fishermen welder engineer engineers electrician pilot pilots steward stewards docker dockers teamster labourer
    tenant tenants landlord landlords owner owners resident residents neighbour neighbor villager villagers parent
    parents student students customer customers passenger passengers shopkeeper shareholder shareholders investor
    investors trader traders banker bankers broker supplier suppliers founder cofounder co-founder partner coordinator
    co-ordinator president-elect ceo cfo coo cto editor reporter reporters journalist journalists viewers listeners
    readers audience author columnist king queen prince princess pope bishop archbishop priest pastor rabbi imam
    cleric elder chieftain ruler dictator despot monarch businessman businesswoman tycoon billionaire man woman person
    people men women mother father widow protester protesters demonstrator demonstrators striker strikers picketer
    supporter supporters opponent opponents proponent proponents advocate advocates ally allies rival rivals witness
    witnesses victim victims host moderator operator interviewer interpreter translator specialist consultant
    accountant auditor inspector trustee treasurer clerk dealmaker negotiator-in-chief veteran colleague colleagues
    friend counterpart counterparts predecessor successor incumbent candidate deputy vice-president convener convenor
    undersecretary regulator regulators superintendent principal dean bargainers bargainer rep reps taoiseach police
    investigators unionist unionists republican republicans democrat democrats conservative conservatives dairyman
    grower growers skipper skippers seafarer seafarers firefighter firefighters baker barista cook cleaner machinist
    nurse-practitioner participant participants pm others attendee attendees bystander onlooker picketers lobbyist
    player players coach owner-operator
    """.split()
)
"""Nouns for somebody who may speak, one or several."""

PLURAL_NOUNS = frozenset(word for word in PERSON_NOUNS if word.endswith("s") and word not in {"boss", "witness"}) | {
    "spokesmen",
    "spokeswomen",
    "spokespeople",
    "people",
    "others",
    "men",
    "women",
    "police",
    "fishermen",
    "sides",
    "parties",
}

SPEAKS_FOR = frozenset(
    """
    spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons spox official officials source
    sources negotiator negotiators envoy envoys diplomat diplomats minister ministers leader leaders lawyer lawyers
    attorney representative representatives delegate delegates president premier chancellor secretary chief chairman
    chairwoman chair boss bosses executive director ambassador commissioner commander general adviser advisor aide
    """.split()
)
"""Nouns for somebody who speaks for the party whose name stands beside."""

OBSERVER_NOUNS = frozenset(
    """
    expert experts analyst analysts professor lecturer researcher scientist economist economists academic historian
    scholar fellow commentator observer observers columnist strategist specialist consultant author editor
    """.split()
)
"""Nouns for somebody who judges from outside, where no party of the matter stands beside them."""

LEADERS = {
    "leader": """president premier chairman chancellor king queen general secretary taoiseach emperor chief prime
        chair chairwoman ayatollah commander head governor supreme prince minister""".split(),
    "boss": "chief executive chairman director head secretary ceo president manager leader".split(),
    "chief": "chief executive chairman director head secretary ceo president leader commissioner".split(),
    "executive": "chief executive ceo director president".split(),
    "ceo": "chief executive ceo".split(),
    "premier": "prime premier".split(),
    "pm": "prime premier".split(),
    "politician": "senator mp representative congressman congresswoman councillor minister lawmaker mep".split(),
    "lawmaker": "senator sen rep mp representative congressman congresswoman mep msp td".split(),
    "legislator": "senator sen rep mp representative congressman congresswoman mep".split(),
    "diplomat": "ambassador envoy secretary minister charge diplomat".split(),
    "academic": "professor lecturer researcher fellow historian scholar prof".split(),
    "general": "general gen".split(),
    "senator": "senator sen".split(),
    "governor": "governor gov".split(),
    "professor": "professor prof".split(),
    "doctor": "doctor dr".split(),
    "despot": "leader chairman dictator king supreme president".split(),
    "dictator": "leader chairman despot supreme president".split(),
    "chairman": "chairman chair".split(),
    "chairwoman": "chairwoman chair".split(),
    "lawyer": "lawyer attorney counsel solicitor barrister".split(),
    "attorney": "lawyer attorney counsel".split(),
    "expert": "expert analyst professor researcher fellow economist scholar historian academic director".split(),
    "analyst": "analyst expert economist strategist".split(),
}
"""What a person may have been called before whom a report then calls the leader, the boss, the lawmaker …"""

GROUP_NOUNS = frozenset(
    """
    union unions ministry company companies firm firms government governments administration council councils
    committee commission party parties group groups coalition alliance federation association agency department office
    bureau court tribunal board panel team delegation side sides camp management employer employers owner-group bank
    carrier airline operator developer publisher manufacturer maker retailer supplier army military navy force forces
    police regime junta cabinet parliament congress senate assembly opposition embassy consulate university college
    school hospital trust authority league club syndicate consortium conglomerate giant startup start-up institute
    institution charity ngo network broadcaster newspaper outlet organisation organization body bloc kingdom republic
    state country nation nations states province city county district movement faction militia secretariat presidency
    chancellery treasury utility miner steelmaker carmaker automaker brewer insurer lender landlords newsroom
    bargaining-unit media local chapter branch guild chamber taskforce watchdog regulator caucus campaign family tribe
    community communities
    """.split()
)
"""Nouns for a group that may speak as one."""

DOCUMENT_NOUNS = frozenset(
    """
    statement statements letter letters release releases communique communiqué memo note notice post tweet email
    e-mail filing report document brief briefing message reply response speech interview paper article editorial blog
    petition leaflet newsletter circular bulletin declaration text ruling judgment judgement order thread video
    """.split()
)
"""What somebody's words stand in: "the statement said"."""

ORGANISATION_WORDS = frozenset(
    """
    university college school institute institution academy center centre foundation council committee commission
    ministry department agency bureau office authority board court tribunal senate congress parliament assembly
    house party union unions workers federation association alliance coalition league society club network group
    groups corp corporation inc ltd limited plc llc llp lp co company companies holdings partners ventures capital
    bank bancorp airlines airways air rail railway railways railroad motors steel energy power oil gas mining mines
    industries international global systems technologies technology solutions services media news press post times
    guardian telegraph journal herald tribune gazette mail radio television tv broadcasting hospital trust clinic
    church mosque army navy force forces police guard corps command front movement liberation brotherhood brigade
    brigades organisation organization programme program project forum summit conference initiative campaign
    district county city town borough province state states republic kingdom emirates islands island sea ocean river
    lake mountain valley bay port harbour harbor airport street road avenue square park plaza hotel hall tower
    building palace castle stadium north south east west northern southern eastern western central upper lower
    united nations european african lines shipping ferries freight yard yards works mills foods stores brewery
    textiles motor oils metals minerals treaty agreement accord act pact deal protocol convention charter fund
    reserve exchange stock market brothers sons bros studio studios pictures entertainment records books teamsters
    guild chamber secretariat embassy administration government treasury exchequer cabinet coast area region zone
    strip peninsula desk newspaper magazine agence wire interfax reuters bloomberg teachers nurses drivers dockers
    employees
    """.split()
)
"""Words that show a run of capitalised words to be an organisation or a place rather than a person."""

MEDIA = frozenset(
    """
    reuters bloomberg afp ap upi tass xinhua interfax dpa ansa efe pti ani bbc cnn cnbc nbc msnbc abc cbs npr pbs itv
    vox vice politico axios aljazeera jazeera fox sky newsnight guardian telegraph times post journal herald tribune
    independent mirror sun standard express mail economist yonhap kyodo rt sputnik dw wion ndtv twitter facebook truth
    instagram linkedin telegram x
    """.split()
)
"""Outlets, to which people speak and which report what others said."""

PARTICLES = frozenset(
    "al el ad an ar as ash at az bin bint ben ibn abu von van vande der den de del della di da das do dos du la le lo "
    "ter ten te af av zu zur y e und o st".split()
)
"""Small words inside a name: Ursula von der Leyen, Mohammed bin Salman."""

SUFFIXES = frozenset("jr sr ii iii iv phd md qc kc esq obe mbe cbe mp td mep msp".split())
"""What may stand after a name and is no surname."""
