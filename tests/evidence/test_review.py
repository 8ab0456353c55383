"""A review, answer by answer: what goes into the case, what comes out again, and what the ledger keeps."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evidence.port_strike import (
    BULLETIN_DOCUMENT,
    CASE,
    GROUP,
    LETTER_DOCUMENT,
    MATERIAL,
    PROPOSALS,
    material,
    place,
    proposal,
    start,
)
from walkaway.case import Package, Reading, Statement
from walkaway.errors import CaseError, InputError
from walkaway.evidence.review import desk as desk_module
from walkaway.evidence.review.desk import Desk
from walkaway.evidence.review.items import Material
from walkaway.evidence.review.ledger import LEDGER, Ledger
from walkaway.evidence.review.session import Answer, Ask, run
from walkaway.evidence.speech.speech import Speaker
from walkaway.evidence.statements.proposal import Proposed
from walkaway.formats import read_case, read_unfinished
from walkaway.formats.yaml_nodes import read_yaml


class Script:
    """Answers from a list; what was asked is kept. When the list is through, the review is ended."""

    def __init__(self, *answers: str | dict) -> None:
        self.answers = list(answers)
        self.asked: list[Ask] = []

    def __call__(self, ask: Ask) -> Answer:
        self.asked.append(ask)
        if not self.answers:
            return Answer(word="quit")
        answer = self.answers.pop(0)
        return Answer(word=answer) if isinstance(answer, str) else Answer(word="mend", statements=answer)

    @property
    def ids(self) -> list[str]:
        """The proposals that were asked about."""
        return [ask.item.proposal.statement.id for ask in self.asked]


def reviewed(case: Path, *answers: str | dict, of: Material = MATERIAL):
    """Run a review with these answers; return what was asked and what it came to."""
    script = Script(*answers)
    with Desk(case) as desk:
        tally = run(desk, of, script)
    return script, tally


def test_what_is_referred_to_is_asked_first_and_everything_comes_along(tmp_path):
    case = start(tmp_path)
    script, tally = reviewed(case, *["accept"] * 5)
    assert script.ids == ["offer_port", "offer_port_2", "refusal_union", "keeps_canteen", "assessment_larsen"]
    assert [ask.number for ask in script.asked] == [1, 2, 3, 4, 5]
    assert (tally.accepted, tally.left) == (5, 0)
    found = read_unfinished(case).case
    assert [s.id for s in found.statements] == script.ids
    assert found.statement("offer_port") == replace(PROPOSALS[1].statement)
    assert {s.id: (s.title, s.publisher, s.date, s.lines) for s in found.sources} == {
        "bulletin": ("No deal at the port", "The Quay", "2025-05-02", 4),
        "letter": ("Talks stall", "", "", 5),
    }
    assert found.sources[0].passed_over == ((2, "Byline."),)
    assert {p.id: (p.name, p.party, p.observer, p.affiliation) for p in found.people} == {
        "ortiz": ("J. R. Ortiz", "union", False, ""),
        "larsen": ("Ida Larsen", None, True, "Harbour Institute"),
    }
    assert [r.statements for r in found.group("the_offer").readings] == [("offer_port",), ("offer_port_2",)]
    assert found.statement("refusal_union").of == "the_offer"
    kept = found.commitment("port_shifts")
    assert (kept.by, kept.does, kept.history[0].because) == ("port", (("shifts", "twelve"),), ("keeps_canteen",))
    assert found.statement("keeps_canteen").package is None


def test_every_byte_that_was_there_stays(tmp_path):
    case = start(tmp_path, CASE.replace("\n", "\r\n"))
    reviewed(case, *["accept"] * 5)
    after = iter(case.read_bytes().decode().splitlines(keepends=True))
    for line in CASE.replace("\n", "\r\n").splitlines(keepends=True):
        assert line in after  # in order: the iterator goes on


def test_one_account_alone_is_what_its_answer_is_of(tmp_path):
    case = start(tmp_path)
    reviewed(case, "accept", "reject", "accept")
    found = read_unfinished(case).case
    assert found.readings == ()
    assert found.statement("refusal_union").of == "offer_port"
    script, _ = reviewed(case, "reject", "accept")
    assert script.ids[:2] == ["keeps_canteen", "assessment_larsen"]
    assert read_unfinished(case).case.statement("assessment_larsen").target.offer == "offer_port"


def test_a_group_is_accepted_at_once(tmp_path):
    case = start(tmp_path)
    script, tally = reviewed(case, "all", "accept")
    assert script.asked[0].accounts == 2
    assert script.ids[1] == "refusal_union"
    assert (tally.accepted, script.asked[1].number) == (3, 3)
    assert len(read_unfinished(case).case.group("the_offer").readings) == 2
    script, _ = reviewed(case)
    assert script.ids == ["keeps_canteen"]


def test_the_other_accounts_come_next(tmp_path):
    case = start(tmp_path)
    apart = Material(
        documents=MATERIAL.documents,
        proposed=Proposed(proposals=(PROPOSALS[1], PROPOSALS[3], PROPOSALS[2]), readings=MATERIAL.proposed.readings),
    )
    assert reviewed(case, "accept", of=apart)[0].ids == ["offer_port", "offer_port_2"]


def test_an_answer_to_what_was_not_accepted_stays_open(tmp_path):
    case = start(tmp_path)
    script, tally = reviewed(
        case, "reject", "reject", "accept", "later", of=material("offer_port", "offer_port_2", "refusal_union")
    )
    assert [fault.message for fault in script.asked[3].faults] == [
        "unknown statement or reading group 'the_offer'",
        "it answers a statement that is not in the case",
    ]
    assert script.ids[2:4] == ["refusal_union"] * 2
    assert case.read_bytes() == CASE.encode()
    assert (tally.rejected, tally.later) == (2, 1)
    script, tally = reviewed(case)
    assert script.ids[0] == "refusal_union"  # put off is asked again, turned down is not
    assert tally.answered_before == 2


def test_a_mended_statement_goes_in_as_mended(tmp_path):
    case = start(tmp_path)
    wrong = {"first_offer": {"kind": "offer", "party": "prot", "package": {"wage": 2}, "cite": ["bulletin:3"]}}
    right = {"first_offer": {**wrong["first_offer"], "party": "port", "text": "Two: no more."}}
    script, tally = reviewed(case, wrong, right, "accept", "accept")
    assert [f.message for f in script.asked[1].faults] == ["unknown party 'prot'"]
    assert script.asked[1].faults[0].where == ("statements", "first_offer", "party", 0)
    assert script.asked[1].mended == wrong
    assert (tally.mended, tally.accepted) == (1, 2)
    found = read_unfinished(case).case
    assert found.statement("first_offer").text == "Two: no more."
    assert found.readings[0].readings[0].statements == ("first_offer",)
    assert [one.statement for one in Ledger(tmp_path / LEDGER).accepted()] == [
        "first_offer",
        "offer_port_2",
        "refusal_union",
    ]


def test_back_takes_out_of_the_case_what_the_answer_put_in(tmp_path):
    case = start(tmp_path)
    states: list[bytes] = []
    script = Script("accept", "accept", "reject", "back", "back", "back", "back", "accept")

    def ask(asked: Ask) -> Answer:
        states.append(case.read_bytes())
        return script(asked)

    with Desk(case) as desk:
        tally = run(desk, MATERIAL, ask)
    assert script.ids[3:8] == ["keeps_canteen", "refusal_union", "offer_port_2", "offer_port", "offer_port"]
    assert states[3] == states[4] == states[2]
    assert states[5] == states[1]
    assert states[6] == states[7] == states[0] == CASE.encode()
    assert script.asked[7].faults[0].message == "nothing was answered before this"
    assert tally.accepted == 1
    assert reviewed(case)[0].ids == ["offer_port_2"]


def test_what_was_changed_by_hand_is_not_taken_out(tmp_path):
    case = start(tmp_path)
    script = Script("accept", "back", "reject")

    def ask(asked: Ask) -> Answer:
        if len(script.asked) == 1:
            case.write_text(case.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
        return script(asked)

    with Desk(case) as desk:
        run(desk, MATERIAL, ask)
    assert "was changed since, so 'offer_port' stays in it" in script.asked[2].faults[0].message
    assert read_unfinished(case).case.statement("offer_port") is not None
    assert reviewed(case)[0].ids == ["refusal_union"]  # offer_port stays accepted, offer_port_2 turned down


def test_a_further_report_adds_its_citation(tmp_path):
    case = start(tmp_path)
    first = replace(
        PROPOSALS[0],
        statement=replace(PROPOSALS[0].statement, cite=PROPOSALS[0].statement.cite[:1], of="offer_port"),
        places=PROPOSALS[0].places[:1],
    )
    alone = Proposed(proposals=(PROPOSALS[1], first))
    reviewed(case, "accept", "accept", of=replace(MATERIAL, proposed=alone))
    both = replace(PROPOSALS[0], statement=replace(PROPOSALS[0].statement, of="offer_port"))
    later = replace(MATERIAL, proposed=Proposed(proposals=(PROPOSALS[1], both)))
    script, tally = reviewed(case, "accept", of=later)
    assert script.asked[0].item.existing == "refusal_union"
    assert script.asked[0].statements == {"refusal_union": {"cite": ["letter:5"]}}
    assert tally.answered_before == 1
    assert [str(c) for c in read_unfinished(case).case.statement("refusal_union").cite] == ["bulletin:4", "letter:5"]
    assert [s.id for s in read_unfinished(case).case.sources] == ["bulletin", "letter"]
    assert reviewed(case, of=later)[0].asked == []


def test_what_the_case_says_already_is_not_asked(tmp_path):
    text = CASE + (
        "sources:\n  bulletin: A\nstatements:\n  by_hand:\n    kind: offer\n    party: port\n    cite: bulletin:3\n"
        "    package: {wage: 2, shifts: eight}\n"
    )
    case = start(tmp_path, text)
    script, tally = reviewed(case, of=material("offer_port"))
    assert script.asked == []
    assert tally.there == 1
    case = start(tmp_path, text.replace("bulletin:3", "bulletin:9"))
    script, _ = reviewed(case, "accept", of=material("offer_port"))
    assert script.asked[0].item.existing == "by_hand"
    assert "    cite: [bulletin:9, bulletin:3]\n" in case.read_text(encoding="utf-8")


def test_ids_that_are_taken_get_a_number(tmp_path):
    taken = "sources:\n  bulletin: A\nstatements:\n  offer_port: {kind: hazard, cite: bulletin}\n"
    case = start(tmp_path, CASE + taken)
    script, _ = reviewed(case, "accept", of=material("offer_port", "refusal_union"))
    assert list(script.asked[0].statements) == ["offer_port_2"]
    reviewed(case, "accept", of=material("offer_port", "refusal_union"))
    assert read_unfinished(case).case.statement("refusal_union").of == "offer_port_2"


def test_two_proposals_of_one_rule_for_the_same_words_are_two(tmp_path):
    case = start(tmp_path)
    words = place(LETTER_DOCUMENT, "called the walkout a mistake")
    two = [
        replace(
            PROPOSALS[4],
            statement=replace(
                PROPOSALS[4].statement, id=name, verdict=name, target=replace(PROPOSALS[4].statement.target, offer="")
            ),
            places=(words,),
        )
        for name in ("wrong", "costly")
    ]
    of = replace(MATERIAL, proposed=Proposed(proposals=tuple(two)))
    reviewed(case, "reject", of=of)
    script, tally = reviewed(case, "accept", of=of)
    assert (script.ids, tally.answered_before) == (["costly"], 1)
    assert reviewed(case, of=of)[0].asked == []


def test_another_text_under_the_same_name_is_asked_anew(tmp_path):
    case = start(tmp_path)
    reviewed(case, "reject", of=material("offer_port"))
    other = replace(BULLETIN_DOCUMENT, text=BULLETIN_DOCUMENT.text + "More.")
    of = replace(material("offer_port"), documents={**MATERIAL.documents, "bulletin": other})
    assert reviewed(case, of=of)[0].ids == ["offer_port"]


@pytest.mark.parametrize("torn", [b'{"answer": "rej', b"\xff\xfe", b'{"answer": "reject"}', b"[1]", b"\n\n", b"null"])
def test_a_torn_line_is_read_around(tmp_path, torn):
    case = start(tmp_path)
    reviewed(case, "reject", "reject")
    ledger = tmp_path / LEDGER
    before = ledger.read_bytes()
    ledger.write_bytes(before + torn)
    script, tally = reviewed(case, "reject")
    assert tally.answered_before == 2
    assert ledger.read_bytes().startswith(before + torn)
    assert reviewed(case)[1].answered_before == 3
    assert script.ids[0] == "refusal_union"


@pytest.mark.parametrize("when", ["before", "after"])
def test_what_was_noted_is_carried_out_once(tmp_path, monkeypatch, when):
    case = start(tmp_path)
    whole = desk_module.write_atomically

    def killed(path, text):
        if when == "after":
            whole(path, text)
        raise KeyboardInterrupt

    monkeypatch.setattr(desk_module, "write_atomically", killed)
    with pytest.raises(KeyboardInterrupt):
        reviewed(case, "all")
    monkeypatch.setattr(desk_module, "write_atomically", whole)
    assert (case.read_bytes() == CASE.encode()) == (when == "before")
    script, tally = reviewed(case, "accept")
    assert script.ids[0] == "refusal_union"
    assert tally.answered_before == 2
    found = read_unfinished(case).case
    assert [s.id for s in found.statements] == ["offer_port", "offer_port_2", "refusal_union"]
    assert len(found.group("the_offer").readings) == 2
    # Deleted by hand later on, it does not come back.
    text = case.read_text(encoding="utf-8")
    cut = text[: text.index("  refusal_union:")] + text[text.index("\nreadings:") :]
    case.write_text(cut, encoding="utf-8")
    reviewed(case)
    assert case.read_text(encoding="utf-8") == cut


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_step_back_that_was_noted_is_carried_out_once(tmp_path, monkeypatch, when):
    case = start(tmp_path)
    whole = desk_module.write_atomically
    script = Script("accept", "back")

    def ask(asked: Ask) -> Answer:
        if len(script.asked) == 1:

            def killed(path, text):
                if when == "after":
                    whole(path, text)
                raise KeyboardInterrupt

            monkeypatch.setattr(desk_module, "write_atomically", killed)
        return script(asked)

    with pytest.raises(KeyboardInterrupt), Desk(case) as desk:
        run(desk, MATERIAL, ask)
    monkeypatch.setattr(desk_module, "write_atomically", whole)
    assert (case.read_bytes() == CASE.encode()) == (when == "after")
    assert reviewed(case)[0].ids == ["offer_port"]
    assert case.read_bytes() == CASE.encode()


def test_what_the_case_no_longer_takes_is_asked_again(tmp_path, monkeypatch):
    case = start(tmp_path)
    whole = desk_module.write_atomically
    monkeypatch.setattr(desk_module, "write_atomically", lambda path, text: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        reviewed(case, "accept")
    monkeypatch.setattr(desk_module, "write_atomically", whole)
    start(tmp_path, CASE.replace("port:", "harbour:").replace("port: 0.4", "harbour: 0.4"))
    with Desk(case) as desk:
        assert [fault.message for fault in desk.remarks] == ["unknown party 'port'"]
        script = Script()
        run(desk, MATERIAL, script)
    assert script.ids == ["offer_port"]


def test_the_ledger_keeps_the_exact_places(tmp_path):
    case = start(tmp_path)
    reviewed(case, "all", "accept")
    found = {one.statement: one.places for one in Ledger(tmp_path / LEDGER).accepted()}
    texts = {"bulletin": BULLETIN_DOCUMENT.text, "letter": LETTER_DOCUMENT.text}
    words = {name: [texts[p.document][p.start : p.end] for p in places] for name, places in found.items()}
    assert words == {
        "offer_port": ["offered eight-hour shifts"],
        "offer_port_2": ["three per cent on the table"],
        "refusal_union": ["We said no,", "turned it down"],
    }
    lines = (tmp_path / LEDGER).read_text(encoding="utf-8").splitlines()
    assert [("answer" in json.loads(line), "written" in json.loads(line)) for line in lines] == [
        (True, False),
        (False, True),
    ] * 2


def test_the_answer_is_on_the_disk_before_the_case_is_touched(tmp_path, monkeypatch):
    case = start(tmp_path)
    order = []
    whole, sync = desk_module.write_atomically, desk_module.Ledger.add

    def add(self, entry):
        found = sync(self, entry)
        order.append(("noted", case.read_bytes() == CASE.encode(), b"offer_port" in (tmp_path / LEDGER).read_bytes()))
        return found

    monkeypatch.setattr(desk_module.Ledger, "add", add)
    monkeypatch.setattr(desk_module, "write_atomically", lambda *a: (order.append(("written",)), whole(*a)))
    reviewed(case, "accept")
    assert order == [("noted", True, True), ("written",)]


def test_one_review_at_a_time(tmp_path):
    case = start(tmp_path)
    with Desk(case), pytest.raises(InputError, match="another review of this case is going on"), Desk(tmp_path):
        pass
    assert not (tmp_path / LEDGER).exists()  # nothing was answered


def test_a_case_with_other_faults_is_not_reviewed(tmp_path):
    case = start(tmp_path, CASE.replace("{union: 0.4", "{onion: 0.4"))
    with pytest.raises(CaseError, match="unknown party 'onion'"):
        Desk(case)


def test_a_section_in_braces_is_told_and_nothing_is_lost(tmp_path):
    text = CASE + "statements: {stopped: {kind: report}}\n"
    case = start(tmp_path, text)
    script, _ = reviewed(case, "accept", "reject")
    assert [fault.message for fault in script.asked[1].faults] == ["the statements stand in braces"]
    assert case.read_text(encoding="utf-8") == text


def test_a_finished_case_stays_finished(tmp_path, repo_root):
    text = (repo_root / "cases" / "wage-round" / "case.yaml").read_text(encoding="utf-8")
    case = start(tmp_path, text)
    said = replace(
        PROPOSALS[1],
        statement=replace(
            PROPOSALS[1].statement,
            parties=("union",),
            package=replace(PROPOSALS[1].statement.package, terms=(("wage", (4.5,)),)),
        ),
    )
    reviewed(case, "accept", of=replace(MATERIAL, proposed=Proposed(proposals=(said,))))
    # The case calls a source of its own 'bulletin': the document is taken for it.
    assert read_case(case).case.statement("offer_port").package.terms == (("wage", (4.5,)),)
    assert read_yaml(case.read_text(encoding="utf-8")).data["sources"].keys() == {"bulletin", "letter", "note"}


def test_words_that_were_answered_are_known_whichever_rule_speaks_for_them(tmp_path):
    case = start(tmp_path)
    reviewed(case, "reject", of=material("offer_port"))
    other = replace(MATERIAL, proposed=Proposed(proposals=(replace(PROPOSALS[1], rule="another_rule"),)))
    script, tally = reviewed(case, of=other)
    assert (script.asked, tally.answered_before) == ([], 1)


def test_a_group_is_known_in_the_case_by_its_accounts(tmp_path):
    case = start(tmp_path)
    reviewed(case, "all", of=material("offer_port", "offer_port_2"))
    group = replace(MATERIAL.proposed.readings[0], id="the_offer_again")
    refusal = replace(PROPOSALS[0], statement=replace(PROPOSALS[0].statement, of="the_offer_again"))
    again = Proposed(proposals=(PROPOSALS[1], PROPOSALS[2], refusal), readings=(group,))
    script, tally = reviewed(case, "accept", of=replace(MATERIAL, proposed=again))
    assert (script.ids, tally.accepted) == (["refusal_union"], 1)
    assert read_unfinished(case).case.statement("refusal_union").of == "the_offer"


def test_a_third_account_joins_the_group_of_the_case(tmp_path):
    case = start(tmp_path)
    reviewed(case, "all", of=material("offer_port", "offer_port_2"))
    third = proposal(
        Statement(id="offer_port_3", kind="offer", parties=("port",), package=Package(terms=(("wage", (4.0,)),))),
        place(LETTER_DOCUMENT, "three per cent"),
    )
    # The new account has the name that another account has in the case.
    readings = (
        replace(GROUP.readings[0], id="as_one"),
        replace(GROUP.readings[1], id="as_two"),
        Reading(id="two", statements=("offer_port_3",)),
    )
    proposed = Proposed(proposals=(*PROPOSALS[1:3], third), readings=(replace(GROUP, readings=readings),))
    reviewed(case, "accept", of=replace(MATERIAL, proposed=proposed))
    found = read_unfinished(case).case.group("the_offer")
    assert {r.id: r.statements for r in found.readings} == {
        "two": ("offer_port",),
        "three": ("offer_port_2",),
        "two_2": ("offer_port_3",),
    }


def test_what_two_people_think_alike_is_two_statements(tmp_path):
    case = start(tmp_path)
    first = replace(
        PROPOSALS[4].statement, target=replace(PROPOSALS[4].statement.target, offer=""), said_by="", id="by_the_writer"
    )
    second = replace(first, said_by="larsen", id="by_larsen")
    writer = proposal(first, place(LETTER_DOCUMENT, "Talks stall"))
    larsen = proposal(second, place(LETTER_DOCUMENT, "called the walkout a mistake"))
    both = replace(MATERIAL, proposed=Proposed(proposals=(writer, larsen)))
    reviewed(case, "accept", of=both)
    script, _ = reviewed(case, "accept", of=both)
    assert script.asked[0].item.existing == ""
    assert [s.id for s in read_unfinished(case).case.statements] == ["by_the_writer", "by_larsen"]


def test_a_commitment_that_the_case_lacks_comes_along(tmp_path):
    case = start(tmp_path)
    bare = replace(PROPOSALS[3].statement, package=None)
    kept = replace(PROPOSALS[3], statement=bare, keeps=(("shifts", "twelve"),))
    again = replace(kept, statement=replace(bare, id="keeps_again"), places=(place(LETTER_DOCUMENT, "canteen open"),))
    reviewed(case, "accept", "accept", of=replace(MATERIAL, proposed=Proposed(proposals=(kept, again))))
    found = read_unfinished(case).case
    assert [(c.id, c.by, c.does) for c in found.commitments] == [("port_shifts", "port", (("shifts", "twelve"),))]
    assert found.statement("keeps_canteen").commitment == "port_shifts"


@pytest.mark.parametrize(
    ("speaker", "observer"),
    [
        (Speaker(id="larsen", name="Ida Larsen", observer=True), False),  # nothing says whose she is
        (Speaker(id="larsen", name="Ida Larsen", affiliation="Harbour Institute"), True),
        (Speaker(id="larsen", name="experts", kind="unnamed", observer=True), True),
        (Speaker(id="larsen", name="Ida Larsen", party="port", affiliation="the company"), False),
        (Speaker(id="s9", name="Ida Bo-Larsen", affiliation="Institute"), None),
    ],
)
def test_who_is_an_observer(tmp_path, speaker, observer):
    case = start(tmp_path)
    of = replace(
        MATERIAL,
        proposed=Proposed(
            proposals=(
                replace(
                    PROPOSALS[4],
                    statement=replace(
                        PROPOSALS[4].statement,
                        said_by="larsen" if observer is not None else "bo_larsen",
                        target=replace(PROPOSALS[4].statement.target, offer=""),
                    ),
                ),
            )
        ),
        speakers={"letter": {speaker.id: speaker}},
    )
    assert reviewed(case, "accept", of=of)[1].accepted == 1
    person = read_unfinished(case).case.people[0]
    assert person.observer == (True if observer is None else observer)
    assert person.party == (speaker.party or None)
