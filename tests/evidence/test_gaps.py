"""What the evidence leaves open, in cases of the repository and in small ones, with and without proposals."""

from dataclasses import replace
from pathlib import Path

from evidence.hand_made import CASES, bare_case, proposed_from
from walkaway.case import Case, Citation, Issue, Package, Party, Person, Reading, ReadingGroup, Statement, Target
from walkaway.evidence.statements.gaps import GAPS, Gap, gaps_in, with_proposed
from walkaway.evidence.statements.merge import merged
from walkaway.evidence.statements.proposal import Proposed
from walkaway.formats import coverage, read_case

SALE = Case(
    id="sale",
    parties=(Party(id="buyer", name="Buyer"), Party(id="seller", name="Seller")),
    people=(Person(id="bo", name="Bo Lund", party="buyer"), Person(id="eve", name="Eve Ost", observer=True)),
    issues=(Issue(id="price", name="Price"), Issue(id="date", name="Date")),
)
LOW = Package(terms=(("price", ("low",)),))
HIGH = Package(terms=(("price", ("high",)),))


def said(name: str, kind: str = "offer", *, source: str = "a", line: int = 1, **content: object) -> Statement:
    return Statement(id=name, kind=kind, cite=(Citation(source=source, line=line),), **content)  # type: ignore[arg-type]


def of_kind(gaps: tuple[Gap, ...], kind: str) -> list[Gap]:
    return [gap for gap in gaps if gap.kind == kind]


def with_statements(*statements: Statement) -> Case:
    return replace(SALE, statements=statements)


class TestKinds:
    def test_every_kind_has_a_meaning_and_gaps_come_in_their_order(self) -> None:
        kinds = [gap.kind for gap in gaps_in(read_case(CASES / "hanoi-2019").case)]
        order = list(GAPS)
        assert [order.index(kind) for kind in kinds] == sorted(order.index(kind) for kind in kinds)
        assert all(meaning.endswith(".") for meaning in GAPS.values())

    def test_accounts_that_disagree(self) -> None:
        group = ReadingGroup(
            id="the_offer",
            readings=(Reading(id="one", statements=("low",)), Reading(id="two", statements=("high",))),
        )
        case = replace(
            with_statements(
                said("low", parties=("buyer",), package=LOW), said("high", line=4, parties=("buyer",), package=HIGH)
            ),
            readings=(group,),
        )
        (gap,) = of_kind(gaps_in(case), "accounts_disagree")
        assert gap.sentence == "2 accounts of 'the_offer' disagree on Price (a:1, a:4)."
        assert (gap.statements, gap.issue, gap.lines) == (("low", "high"), "price", ("a:1", "a:4"))

    def test_judged_both_ways(self) -> None:
        judged = Target(finding="walk_away", party="buyer")
        case = with_statements(
            said("one", "assessment", target=judged, verdict="right"),
            said("two", "assessment", target=judged, verdict="wrong"),
            said("three", "assessment", target=Target(finding="walk_away", party="seller"), verdict="wrong"),
        )
        (gap,) = of_kind(gaps_in(case), "judged_both_ways")
        assert gap.statements == ("one", "two")
        assert gap.sentence == "On walk away of Buyer one says right, two says wrong."

    def test_one_source(self) -> None:
        both = replace(
            said("both", parties=("buyer",), package=LOW), cite=(Citation(source="a"), Citation(source="b", line=2))
        )
        alone = said("alone", parties=("seller",), package=HIGH)
        (gap,) = of_kind(gaps_in(with_statements(both, alone)), "one_source")
        assert gap.statements == ("alone",)
        assert of_kind(gaps_in(with_statements(alone)), "one_source") == []

    def test_no_position(self) -> None:
        case = with_statements(said("low", parties=("buyer",), package=LOW))
        found = {(gap.party, gap.issue) for gap in of_kind(gaps_in(case), "no_position")}
        assert found == {("buyer", "date"), ("seller", "price"), ("seller", "date")}

    def test_an_answer_is_a_position_on_what_it_answers(self) -> None:
        case = with_statements(
            said("low", parties=("buyer",), package=LOW), said("no", "refusal", parties=("seller",), of="low")
        )
        found = {(gap.party, gap.issue) for gap in of_kind(gaps_in(case), "no_position")}
        assert found == {("buyer", "date"), ("seller", "date")}

    def test_never_speaks(self) -> None:
        case = with_statements(
            said("low", parties=("buyer",), package=LOW, said_by="bo"),
            said("high", parties=("seller",), package=HIGH, said_by="bo"),
        )
        (gap,) = of_kind(gaps_in(case), "never_speaks")
        assert (gap.party, gap.statements) == ("seller", ("high",))
        assert gap.sentence == "No statement is Seller's own word; what is told of it is told by bo."

    def test_lines_that_nobody_cites(self, tmp_path: Path) -> None:
        case = read_case(CASES / "wage-round").case
        less = replace(case, statements=tuple(s for s in case.statements if s.id != "union_red_line"))
        found = gaps_in(less, coverage=coverage(less, folder=CASES / "wage-round"))
        (gap,) = of_kind(found, "nobody_cites")
        assert gap.lines == ("bulletin:7",)
        assert of_kind(gaps_in(case, coverage=coverage(case, folder=CASES / "wage-round")), "nobody_cites") == []


class TestWithProposals:
    def test_a_proposal_fills_a_gap(self) -> None:
        hanoi = bare_case("hanoi-2019")
        before = {(gap.party, gap.issue) for gap in of_kind(gaps_in(hanoi), "no_position")}
        lines = [("", "Kim offered to dismantle Yongbyon in exchange for lifting all sanctions.")]
        proposed = merged(proposed_from(hanoi, lines), hanoi)
        after = {(gap.party, gap.issue) for gap in of_kind(gaps_in(hanoi, proposed=proposed), "no_position")}
        assert before - after == {("dprk", "nuclear_sites"), ("dprk", "sanctions")}

    def test_the_case_with_proposals_knows_its_strangers(self) -> None:
        hanoi = bare_case("hanoi-2019")
        proposed = merged(proposed_from(hanoi, [("stranger", "Washington was right to reject that.")]), hanoi)
        whole = with_proposed(hanoi, proposed)
        assert whole.person("maru") is not None
        assert {one.statement for one in proposed.proposals} == set(whole.statements)

    def test_nothing_proposed_changes_nothing(self) -> None:
        assert gaps_in(SALE, proposed=Proposed()) == gaps_in(SALE)
