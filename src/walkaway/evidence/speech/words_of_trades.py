"""What people are besides an office: trades, kin, bystanders. An open table."""

__all__ = ["TRADES", "TRADES_AS_SURNAMES"]

TRADES = frozenset(
    """
    accountant actor actress actuary agent aldermen alderwoman anthropologist archaeologist architect archivist
    auditor aunt babysitter backbencher baker bartender beekeeper bellringer biologist blacksmith blogger boatman
    bookkeeper brewer bricklayer broadcaster brother builder bureaucrat busker butcher butler bystander cabbie carer
    caretaker carpenter chef chemist cleaner clerk climatologist commuter composer concierge conservationist
    constable consultant contractor convener convenor courier cousin crewman curate curator cyclist daughter deacon
    dean deckhand defender dentist detective ecologist emissary environmentalist epidemiologist eyewitness
    facilitator ferryman firefighter foreman forester forewoman frontbencher gardener geologist go-between
    goalkeeper graduate grandee grandfather grandmother grower haulier headteacher herder housekeeper husband
    hydrologist informant interlocutor islander librarian linguist lobbyist local logger longshoreman machinist
    mathematician mechanic midfielder midwife miller moderator monk motorist musician nanny nephew niece novelist
    nun oceanographer oilman ombudsman onlooker ornithologist paramedic pedestrian peer peeress pensioner pharmacist
    philosopher photographer physician physicist physiotherapist planner plasterer playwright plumber poet pollster
    porter postman postmaster presenter producer professor-emeritus provost psychiatrist psychologist pupil
    quarryman rancher ranger receptionist rector referee registrar regulator retiree rigger ringleader roofer sailor
    scaffolder sculptor seaman seamstress shepherd sheriff singer sister skipper smith sociologist son statistician
    stevedore supporter surgeon surveyor tailor technician technocrat teenager theologian tourist townsman
    townswoman traveler traveller trawlerman treasurer trooper trucker tutor umpire uncle undersecretary underwriter
    usher vet veterinarian vicar vintner virologist visitor waiter waitress warden weaver whistleblower widower wife
    accountants actors actresss actuarys agents anthropologists archaeologists architects archivists auditors aunts
    babysitters backbenchers bakers bartenders beekeepers bellringers biologists blacksmiths bloggers bookkeepers
    brewers bricklayers broadcasters brothers builders bureaucrats buskers butchers butlers bystanders cabbies
    carers caretakers carpenters chefs chemists cleaners clerks climatologists commuters composers concierges
    conservationists constables consultants contractors conveners convenors couriers cousins curates curators
    cyclists daughters deacons deans deckhands defenders dentists detectives ecologists emissarys environmentalists
    epidemiologists eyewitnesss facilitators firefighters foresters frontbenchers gardeners geologists go-betweens
    goalkeepers graduates grandees grandfathers grandmothers growers hauliers headteachers herders housekeepers
    husbands hydrologists informants interlocutors islanders librarians linguists lobbyists locals loggers
    machinists mathematicians mechanics midfielders midwifes millers moderators monks motorists musicians nannys
    nephews nieces novelists nuns oceanographers onlookers ornithologists paramedics pedestrians peers peeresss
    pensioners pharmacists philosophers photographers physicians physicists physiotherapists planners plasterers
    playwrights plumbers poets pollsters porters postmasters presenters producers professor-emerituss provosts
    psychiatrists psychologists pupils ranchers rangers receptionists rectors referees registrars regulators
    retirees riggers ringleaders roofers sailors scaffolders sculptors seamstresss shepherds sheriffs singers
    sisters skippers smiths sociologists sons statisticians stevedores supporters surgeons surveyors tailors
    technicians technocrats teenagers theologians tourists travelers travellers treasurers troopers truckers tutors
    umpires uncles undersecretarys underwriters ushers vets veterinarians vicars vintners virologists visitors
    waiters waitresss wardens weavers whistleblowers widowers wifes
    """.split()
)
"""Nouns for a person, one or several."""

TRADES_AS_SURNAMES = frozenset(
    "smith baker butler cook miller porter weaver shepherd brewer butcher carpenter chandler clerk cooper draper "
    "farmer fisher forester gardener hunter mason marshall potter ranger sadler sailor sheriff singer skipper "
    "slater steward tanner taylor thatcher turner tyler vicar walker warden partner driver".split()
)
"""Trades that many people are called by."""
