"""A case that is started from documents: what is proposed, that it holds together, and that it can be read against."""

from pathlib import Path
from time import process_time

import pytest
import yaml

from walkaway.case import Case
from walkaway.evidence.documents.read import document_of
from walkaway.evidence.new_case import new_case
from walkaway.evidence.speech.find import speech_in
from walkaway.evidence.speech.known_people import KnownPeople
from walkaway.evidence.starting.material import Material
from walkaway.evidence.starting.noun_phrases import matters_in
from walkaway.evidence.starting.rounds import rounds_in
from walkaway.evidence.starting.standing import named_sides_in
from walkaway.formats import read_case
from walkaway.formats.case_file import parse_case
from walkaway.workbench.reading import read
from walkaway.workbench.starting import Started, start_case_from

SEEN = Path(__file__).parent / "documents" / "seen"
OBSERVERS = {
    "Jenny Town",
    "Joel Wit",
    "Alexandra Bell",
    "Daryl Kimball",
    "Ramon Pacheco Pardo",
    "David Santoro",
    "Baohui Zhang",
    "Colin Alexander",
}
LEASE = """The lease talks

The tenants' union rejected what was asked. The landlord wants a rent of 900 euros, and the union offered 700 euros.

"We want the heating repaired," said Ana Bar, the union's chairwoman. "They can keep the garden closed."

Earlier talks in Ghent in May failed.
"""


def case_of(*texts: str) -> Case:
    nobody = KnownPeople.of(None)
    documents = [document_of(text, id=f"d{number}") for number, text in enumerate(texts)]
    return parse_case(new_case([(document, speech_in(document, nobody)) for document in documents])).case


def principals_of(case: Case) -> set[str]:
    return {party.name for party in case.parties if party.is_principal}


@pytest.fixture(scope="module")
def started(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Started:
    return start_case_from(tmp_path_factory.mktemp("new") / "summit", [shared / "seeds"])


@pytest.fixture(scope="module")
def summit(started: Started) -> Case:
    return read_case(started.file).case


def test_the_two_sides_of_the_summit_are_its_principals(summit: Case):
    assert principals_of(summit) == {"North Korea", "United States"}
    assert {"Washington", "U.S."} <= {
        alias for party in summit.parties if party.is_principal for alias in party.aliases
    }
    assert [party.name for party in summit.parties if party.role == "mediator"] == ["South Korea"]


def test_the_people_of_the_summit_speak_for_a_side_or_judge_from_outside(summit: Case):
    people = {person.name: person for person in summit.people}
    sides = {name: people[name].party for name in ("Donald Trump", "Mike Pompeo", "Kim Jong-un", "Moon Jae-in")}
    assert sides == {
        "Donald Trump": "united_states",
        "Mike Pompeo": "united_states",
        "Kim Jong-un": "north_korea",
        "Moon Jae-in": "south_korea",
    }
    assert {name for name in OBSERVERS if people[name].observer and people[name].party is None} == OBSERVERS
    assert all(people[name].affiliation for name in OBSERVERS)


def test_sanctions_come_first_among_the_issues_of_the_summit(summit: Case, started: Started):
    first = summit.issues[0]
    assert first.name == "Sanctions lifted"
    assert [option.id for option in first.options] == ["none", "part", "all"]
    marked = yaml.safe_load(started.file.read_text(encoding="utf-8"))["issues"]["sanctions"]["options"]
    assert marked["none"] == {"name": "No sanctions lifted", "assumed": True}
    assert marked["all"] == "All sanctions lifted"
    assert len(summit.issues) <= 6
    assert {"Military exercises suspended", "Nuclear facility dismantled"} <= {issue.name for issue in summit.issues}


def test_the_rounds_and_sources_of_the_summit_have_their_dates(summit: Case):
    assert [(one.name, one.date) for one in summit.rounds] == [
        ("Meeting in Singapore", "2018-06"),
        ("Hanoi summit", "2019-02"),
    ]
    assert [(one.id, one.date, one.date_inferred, one.lines) for one in summit.sources] == [
        ("rt", "2019-02-28", False, 27),
        ("vice_news", "2019-02-28", True, 45),
    ]
    assert all(source.passed_over for source in summit.sources)


def test_the_summit_is_read_against_the_case_at_once(summit: Case, shared: Path):
    found = read([shared / "seeds"], summit, jobs=1)
    kinds = {proposal.statement.kind for proposal in found.proposals}
    assert {"offer", "demand"} <= kinds
    assert {document.id for document in found.documents} == {"rt", "vice_news"}


def test_no_sentence_of_the_documents_goes_into_the_case(started: Started, shared: Path):
    content = yaml.safe_load(started.file.read_text(encoding="utf-8"))
    content.pop("sources"), content.pop("title")  # titles are named as they are
    words = " ".join(yaml.safe_dump(content, width=10_000, allow_unicode=True).replace("\u2019", "'").split())
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8").replace("\u2019", "'").split()
        runs = {" ".join(text[start : start + 6]) for start in range(len(text) - 5)}
        assert [run for run in runs if run in words] in ([], ["Center for Arms Control and Non-Proliferation,"])


@pytest.mark.parametrize(
    ("name", "principals", "issue"),
    [
        ("river-talks.txt", {"Lower Sarn", "Upper Sarn"}, "Gauge data shared"),
        ("dock-strike.txt", {"Fallow Quay Holdings", "Quayworkers' Union"}, "Pay"),
        ("norvent-merger.txt", {"Norvent", "Calder Industries"}, "Head office moved"),
    ],
)
def test_a_case_from_one_report_has_its_sides_and_can_be_read_against(
    tmp_path: Path, name: str, principals: set[str], issue: str
):
    case = read_case(start_case_from(tmp_path / "one", [SEEN / name]).file).case
    assert principals_of(case) == principals
    assert issue in {one.name for one in case.issues}
    assert read([SEEN / name], case, jobs=1).proposals


def test_amounts_make_a_range_and_a_short_name_finds_its_side():
    case = case_of(LEASE)
    assert principals_of(case) == {"tenants' union", "landlord"}
    (person,) = case.people
    assert (person.name, person.party) == ("Ana Bar", "tenants_union")
    ranges = [(one.name, one.range.low, one.range.high, one.range.unit) for one in case.issues if one.range is not None]
    assert ranges == [("Rent", 500, 900, "EUR")]


def test_a_month_is_the_last_of_its_name_before_the_report():
    text = LEASE.replace("The lease talks\n", "The lease talks\n\n3 March 2031\n", 1)
    document = document_of(text, id="d")
    material = Material.of([(document, speech_in(document, KnownPeople.of(None)))])
    (one,) = rounds_in(material, frozenset())
    assert (one.date, one.place) == ("2030-05", "d:5")


@pytest.mark.parametrize("text", ["Nothing", "It rained.\n\nNobody met.", "…", "“We wait,” a man said."])
def test_a_report_without_sides_or_issues_still_makes_a_case(text: str):
    case = case_of(text)
    assert len(case.principals) == 2
    assert case.issues
    assert case.rounds
    assert case.no_deal.assumed


def test_a_copy_is_passed_over_and_documents_are_copied_when_asked(tmp_path: Path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    told = (SEEN / "dock-strike.txt").read_text(encoding="utf-8")
    first.write_text(told, encoding="utf-8")
    second.write_text(told, encoding="utf-8")
    started = start_case_from(tmp_path / "case", [first, second], copy=True)
    assert started.copies == ((str(second), "a"),)
    (source,) = read_case(started.file).case.sources
    assert source.file == "a.txt"
    assert (tmp_path / "case" / "a.txt").read_bytes() == first.read_bytes()
    assert not (tmp_path / "case" / "b.txt").exists()


def issues_of(case: Case) -> list[str]:
    return [issue.name for issue in case.issues]


@pytest.mark.parametrize(
    ("name", "principals", "issues"),
    [
        ("bus-walkout.txt", {"Allied Transport Workers", "Marlbeck Buses"}, {"Pay", "Meal breaks", "Split shifts"}),
        ("coalition-liveblog.txt", {"Centre Union", "Farmers' List"}, {"Agriculture ministry", "Draft budget"}),
        ("pipeline-transit.txt", {"Kestovia", "Ordania"}, {"Gas transit", "Tariff", "Volume guarantee", "Price"}),
        ("herring-quota.md", {"Southern Boats", "north"}, {"Quota"}),
        ("stadium-transcript.txt", None, {"Lease", "Rent", "Roof"}),
        ("school-budget.html", None, {"Raise", "Class size"}),
    ],
)
def test_what_is_no_matter_of_bargaining_is_no_issue(
    tmp_path: Path, name: str, principals: set[str] | None, issues: set[str]
):
    """Chairs that are moved and an open microphone are none; a matter of talks is one though no verb stands with it."""
    case = read_case(start_case_from(tmp_path / "one", [SEEN / name]).file).case
    assert set(issues_of(case)) == issues
    assert principals is None or principals_of(case) == principals


def test_who_mediates_is_no_principal(tmp_path: Path):
    case = read_case(start_case_from(tmp_path / "one", [SEEN / "pipeline-transit.txt"]).file).case
    assert [party.name for party in case.parties if party.role == "mediator"] == ["Union of Coastal States"]
    people = {person.name: person.party for person in case.people}
    assert people["Jaromir Teleki"] == "kestovia"


def test_the_example_case_of_a_wage_round_gets_back_its_four_issues(tmp_path: Path):
    root = Path(__file__).parents[2]
    started = start_case_from(tmp_path / "wages-anew", [root / "cases" / "wage-round"])
    case = read_case(started.file).case
    ranges = {one.name: (one.range.low, one.range.high, one.range.unit) for one in case.issues if one.range is not None}
    assert ranges == {
        "Pay": (0, 6, "%"),
        "Hours": (33, 39, "hours"),
        "Single payment": (0, 900, "EUR"),
        "Dismissals": (0, 48, "months"),
    }
    page = (root / "docs" / "how-to" / "code-a-case.md").read_text(encoding="utf-8")
    shown = page.partition("{ #from-reports }")[2].partition("\n## ")[0].split("```text\n")[1:]
    text = started.file.read_text(encoding="utf-8")
    assert len(shown) == 2
    assert [block for block in shown if block.partition("```")[0] not in text] == []


def test_no_amount_that_is_named_is_what_holds_without_a_deal():
    case = case_of(
        "Bakers reject offer\n\nThe bakers' union rejected the offer of Crumb Foods. Crumb Foods had offered 3 per "
        "cent on pay, and the union wants 6 per cent on pay."
    )
    pay = case.issues[0]
    assert (pay.range.low, pay.range.high) == (0, 6)
    assert case.no_deal.level("pay") == 0


@pytest.mark.parametrize(
    "text",
    [
        "A meeting\n\nThe mayor moved her chair, and somebody opened a microphone. The chair was moved again.",
        "A lamp\n\nThe mayor wanted a lamp.\n\nA clerk sold the lamp.\n\nThe lamp was green.",
        "A walk\n\nShe dropped her keys over the wall. He kept the keys, and sold a coat.",
    ],
)
def test_where_nothing_is_bargained_over_the_case_says_so(text: str):
    case = case_of(text)
    assert issues_of(case) == ["PLACEHOLDER first issue"]
    assert [option.assumed for option in case.issues[0].options] == [True, True]


def test_a_firm_is_the_company_and_its_people_speak_for_it():
    case = case_of(
        "Talks at Vale Foods\n\nThe talks over overtime failed. Vale Foods offered 30 euros, the Bakers' Union said it "
        "wants 45 euros for overtime.\n\n“We cannot pay more,” said Jo Ames, the company's managing director."
    )
    assert principals_of(case) == {"Vale Foods", "Bakers' Union"}
    assert {person.name: person.party for person in case.people} == {"Jo Ames": "vale_foods"}


def test_a_mediator_that_proposes_is_no_principal_and_a_bid_per_share_is_a_price():
    case = case_of(
        "Truce\n\nNorland has proposed a truce of ten days, and is ready to wait. Norland offered rooms. Norland "
        "said no more of Norland.\n\nTavia and Orden met; Tavia offered seven days.\n\n"
        "Norland, which has mediated since May, will host them again. Orden rejected the truce."
    )
    assert principals_of(case) == {"Tavia", "Orden"}
    assert issues_of(case) == ["Truce"]
    bid = case_of("A bid\n\nAlder Foods rejected a bid of $26 per share from Beech Industries.\n\nBeech is silent.")
    assert principals_of(bid) == {"Alder Foods", "Beech Industries"}
    assert issues_of(bid) == ["Price"]


def test_an_amount_of_another_size_does_not_stretch_a_range():
    case = case_of(
        "Pay\n\nThe union wants 6 per cent more pay. The firm offered 4. The offer and a 50 per cent loss met."
    )
    assert all(one.range is None for one in case.issues)


@pytest.mark.parametrize("words", ["a-", "Aa", "A ", "the union ", "bid of x "])
def test_odd_text_takes_no_longer_than_its_length(words: str):
    """A line without an end, as a broken page has it, must not hang."""

    def seconds(times: int) -> float:
        text = words * times
        start = process_time()
        matters_in(text), list(named_sides_in(text))
        return process_time() - start

    seconds(100)
    assert seconds(20_000) < 100 * max(seconds(1_000), 0.002)
