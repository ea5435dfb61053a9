"""Labels against rows: what is a hit, what counts, what another run gains, what a house taught."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analyzer.errors import UsageError
from analyzer.evaluation.agreement import (
    Flagged,
    Judged,
    Tally,
    balanced,
    by_kind,
    false_in_negatives,
    judge,
    judge_bindings,
    judge_facts,
    judge_outlooks,
    precision_at,
    tallies,
)
from analyzer.evaluation.gold import Gold, GoldClause, GoldFact, GoldOutlook, Paper
from analyzer.evaluation.holding_out import HeldOut, keep, leave_one_insurer_out
from analyzer.evaluation.insurers import families, houses, shown_names
from analyzer.evaluation.measuring import Evaluation, unruled
from analyzer.evaluation.places import Reach, reach_by_page, reaches
from analyzer.evaluation.saving import Asked, Place, as_json, compare, read_run, run_of
from analyzer.evaluation.spellings import Spelling, SpellingFinder
from analyzer.labels import ClauseKind, OutlookLabel
from analyzer.lexicon import load
from analyzer.outline import outline
from analyzer.records import Policy, Question
from tests.building import build_policy, typed

EXCLUSION, CARVE_OUT = ClauseKind.EXCLUSION, ClauseKind.CARVE_OUT
TEXT = "We pay nothing for surgery that only makes you look younger."
ANCHOR = "surgery that only makes you look younger"


def label(anchor: str = ANCHOR, page: int = 4, **others: Any) -> GoldClause:
    return GoldClause(
        **{"document": "a.pdf", "kind": EXCLUSION, **others}, anchor=anchor, page=page
    )


def row(text: str = TEXT, page: int = 4, kind: str = "exclusion", **others: Any) -> Flagged:
    usual: dict[str, Any] = {
        "document": "a.pdf",
        "phrase": "look younger",
        "rule": "app-younger",
        "found_by": "exact",
        "score": 100.0,
        "limits": (),
        "id": "",
    }
    return Flagged(**(usual | others), text=text, page=page, kind=kind)


# What is a hit


@pytest.mark.parametrize(
    ("gold", "flagged", "hit"),
    [
        pytest.param(label(), row(), True, id="words, page and kind"),
        pytest.param(label(), row(page=3), True, id="one page before"),
        pytest.param(label(), row(page=5), True, id="one page after"),
        pytest.param(label(), row(page=6), False, id="two pages after"),
        pytest.param(label(), row(document="b.pdf"), False, id="another document"),
        pytest.param(label(), row(kind="coverage"), False, id="another kind"),
        pytest.param(label(also=(ClauseKind.COVERAGE,)), row(kind="coverage"), True, id="also"),
        pytest.param(label(), row("Spa weeks are no benefit."), False, id="other words"),
        pytest.param(
            label(), row("SURGERY that on- ly makes you look-younger"), True, id="spaces, hyphens"
        ),
        pytest.param(label(), row("surgery that onIy makes you look younger"), True, id="noise"),
        pytest.param(label(), row("surgery only makes you younger"), False, id="too much missing"),
        pytest.param(
            label("spa weeks"), row("spa vveeks"), False, id="short anchors to the letter"
        ),
        pytest.param(
            label(), row(TEXT + "x" * (1_500 - len(TEXT))), True, id="as long as a clause may be"
        ),
        pytest.param(label(), row(TEXT + "x" * 1_500), False, id="a page is no clause"),
    ],
)
def test_a_row_hits_a_label(gold: GoldClause, flagged: Flagged, hit: bool) -> None:
    judged = judge([gold], [flagged])

    assert [bool(one.hits) for one in judged.rows] == [hit]
    assert [one.found for one in judged.labels] == [hit]


# What counts


def test_an_optional_clause_may_be_found_but_need_not_be() -> None:
    found, missed = label(optional=True), label("spa weeks in summer", optional=True)

    tally = by_kind(judge([found, missed], [row()]))["exclusion"]

    assert tally == Tally(gold=0, found=0, rows=1, right=1)


def test_misses_cost_recall_and_false_rows_precision() -> None:
    labels = [label(), label("spa weeks"), label("wigs", kind=CARVE_OUT)]
    rows = [row(), row(), row("Parking is free.", kind="coverage"), row("x", kind="appeal")]

    counted = by_kind(judge(labels, rows))

    assert counted["exclusion"] == Tally(gold=2, found=1, rows=2, right=2)
    assert counted["carve_out"] == Tally(gold=1)
    assert counted["coverage"] == Tally(rows=1)
    assert counted["all"] == Tally(gold=3, found=1, rows=3, right=2)
    assert counted["all"].recall == pytest.approx(1 / 3)
    assert counted["all"].precision == pytest.approx(2 / 3)
    assert counted["all"].f1 == pytest.approx(4 / 9)
    assert (Tally().recall, Tally().precision) == (1.0, 1.0)


def test_one_row_may_hit_two_labels_and_counts_once() -> None:
    judged = judge([label(), label("makes you look")], [row()])

    assert by_kind(judged)["all"] == Tally(gold=2, found=2, rows=1, right=1)


def test_groups_count_their_own_documents() -> None:
    judged = judge([label(), label(document="b.pdf")], [row(), row(document="c.pdf")])

    counted = tallies(judged, lambda one: one.document)

    assert counted == {
        "a.pdf": Tally(1, 1, 1, 1),
        "b.pdf": Tally(gold=1),
        "c.pdf": Tally(rows=1),
    }


def test_negatives_are_documents_in_which_nothing_had_to_be_found() -> None:
    labels = [label(), label(document="optional.pdf", optional=True)]
    rows = [
        row("Parking is free."),
        row(document="optional.pdf"),
        row("Parking is free.", document="optional.pdf"),
        row("Parking is free.", document="silent.pdf"),
        row("Meals are free.", document="silent.pdf"),
    ]

    false = false_in_negatives(
        judge(labels, rows), ["a.pdf", "optional.pdf", "silent.pdf", "e.pdf"]
    )

    assert false == {"optional.pdf": 1, "silent.pdf": 2, "e.pdf": 0}


def ranked() -> Judged:
    """Found: 1 of 4 at 99 (1 of 1 rows right), 2 at 90 (2 of 4), 3 at 80 (3 of 5)."""
    labels = [label(text) for text in ("one wig", "two wigs", "three wigs", "four wigs")]
    rows = [
        row("one wig", score=99.0),
        row("two wigs", score=90.0),
        row("a cup", score=90.0),
        row("a saucer", score=90.0),
        row("three wigs", score=80.0),
    ]
    return judge(labels, rows)


@pytest.mark.parametrize(
    ("recall", "precision"),
    [
        pytest.param(0.25, 1.0, id="the best row"),
        pytest.param(0.5, 0.6, id="more rows may be better"),
        pytest.param(0.75, 0.6, id="all rows"),
        pytest.param(0.8, None, id="not reached"),
    ],
)
def test_rows_of_one_score_are_ranked_together(recall: float, precision: float | None) -> None:
    assert precision_at(ranked(), recall) == precision


def test_a_binding_is_right_when_the_named_row_holds_the_labelled_exclusion() -> None:
    bound = {"kind": CARVE_OUT, "of": "look younger", "of_page": 4}
    labels = [
        label("unless you were hurt", **bound),
        label("unless it was a burn", **bound),
        label("unless nobody saw it", **bound),
        label("except for the other ear", page=9, **bound),
        label("save in emergencies", kind=CARVE_OUT),
    ]
    rows = [
        row(id="younger"),
        row("Wigs are out.", id="wigs"),
        row("unless you were hurt", kind="carve_out", limits=("wigs", "younger")),
        row("unless it was a burn", kind="carve_out", limits=("wigs",)),
        row("except for the other ear", 9, "carve_out", limits=("younger",)),
        row("save in emergencies", kind="carve_out", limits=("",)),
    ]

    judged = judge_bindings(labels, rows)

    assert [(one.label.anchor, one.near, one.right) for one in judged] == [
        ("unless you were hurt", True, True),
        ("unless it was a burn", True, False),
        ("except for the other ear", False, True),
    ]


def test_outlooks_are_right_by_label_or_also_and_cited_by_page() -> None:
    excluded, covered = OutlookLabel.EXCLUDED, OutlookLabel.COVERED
    labels = [
        GoldOutlook("a.pdf", Question("peel"), excluded, (), (3, 4)),
        GoldOutlook("a.pdf", Question("wig"), excluded, (covered,), (7,)),
        GoldOutlook("a.pdf", Question("scar"), covered),
        GoldOutlook("b.pdf", Question("peel"), covered, (), (1,)),
    ]
    answer = {"document": "below/A.pdf", "ground": ""}
    rows = [
        answer | {"procedure": "peel", "outlook": "excluded", "pages": "4;9"},
        answer | {"procedure": "wig", "outlook": "covered", "pages": "4"},
        answer | {"procedure": "scar", "outlook": "excluded", "pages": ""},
    ]

    judged = judge_outlooks(labels, rows)

    assert [(one.said, one.right, one.cited) for one in judged] == [
        ("excluded", True, True),
        ("covered", True, False),
        ("excluded", False, None),
        ("", False, False),
    ]


def test_the_mean_of_recalls_leaves_rare_labels_out() -> None:
    def asked(outlook: OutlookLabel, times: int) -> list[GoldOutlook]:
        return [GoldOutlook("a.pdf", Question(f"{outlook} {n}"), outlook) for n in range(times)]

    labels = asked(OutlookLabel.EXCLUDED, 8) + asked(OutlookLabel.COVERED, 5)
    labels += asked(OutlookLabel.NOT_ADDRESSED, 4)
    rows = [
        {
            "document": "a.pdf",
            "procedure": one.question.procedure,
            "ground": "",
            "outlook": "excluded",
            "pages": "",
        }
        for one in labels
    ]

    mean, recalls = balanced(judge_outlooks(labels, rows))

    assert mean == 0.5
    assert recalls == {OutlookLabel.EXCLUDED: 1.0, OutlookLabel.COVERED: 0.0}


def test_facts_are_compared_by_letters_and_digits() -> None:
    labels = [
        GoldFact("a.pdf", "member_phone", ("5550100", "15550100")),
        GoldFact("a.pdf", "document_type", ("sbc",)),
        GoldFact("b.pdf", "document_type", ("sbc",)),
    ]
    rows = [{"document": "A.PDF", "member_phone": "1-555-0100", "document_type": "contract"}]

    assert [one.right for one in judge_facts(labels, rows)] == [True, False, False]


def test_every_row_has_to_name_a_rule_and_what_it_matched() -> None:
    known = load().rows[0].id
    good = [
        row(rule=known),
        row(rule="proc-microneedling"),
        row("", rule=known, phrase=" ", found_by="structure"),
    ]
    bad = [row(rule=""), row(rule="no-such-row"), row(rule=known, phrase=" ")]

    assert unruled([*good, *bad], load()) == bad


# Near and far


PAPER = build_policy(
    typed(
        """
        # What we do not pay for

        We do not pay for beauty surgery, unless you were burnt. Wigs are not paid for either.

        We do not pay for the following, except after an accident:

          1. peels of the skin;

          2. tattoos, save on a scar.

        # Notes

        The rule on tattoos does not hold for soldiers.
        """
    )
)


@pytest.mark.parametrize(
    ("anchor", "of", "reach"),
    [
        pytest.param("unless you were burnt", "beauty surgery", Reach.NEAR, id="its sentence"),
        pytest.param("unless you were burnt", "Wigs are not", Reach.FAR, id="the next sentence"),
        pytest.param("except after an accident", "peels of", Reach.NEAR, id="the list below"),
        pytest.param("save on a scar", "peels of the skin", Reach.NEAR, id="an item of its list"),
        pytest.param("hold for soldiers", "tattoos, save", Reach.FAR, id="another section"),
        pytest.param("hold for soldiers", "not printed", Reach.NEAR, id="by page, if not found"),
        pytest.param("hold for soldiers", "", Reach.UNKNOWN, id="not labelled"),
    ],
)
def test_where_the_exclusion_of_a_carve_out_is_printed(anchor: str, of: str, reach: Reach) -> None:
    carve_out = label(anchor, page=1, kind=CARVE_OUT, of=of, of_page=1)

    assert reaches([carve_out], PAPER, outline(PAPER)) == {carve_out: reach}


def test_pages_alone_tell_near_from_far() -> None:
    assert reach_by_page(label(kind=CARVE_OUT, of="wigs", of_page=4)) is Reach.NEAR
    assert reach_by_page(label(kind=CARVE_OUT, of="wigs", of_page=5)) is Reach.FAR


# Against an earlier run


def evaluation(labels: list[GoldClause], rows: list[Flagged], **others: Any) -> Evaluation:
    gold = Gold(tuple(labels), documents=("a.pdf",))
    return Evaluation(gold, "0" * 64, judge(labels, rows), **others)


def test_a_run_gains_and_loses_clause_by_clause(tmp_path: Path) -> None:
    outlooks = [GoldOutlook("a.pdf", Question("peel"), OutlookLabel.EXCLUDED)]
    answer = {"document": "a.pdf", "procedure": "peel", "ground": "", "pages": ""}
    wigs, twice = label("spa weeks"), label("a wig for everyone", page=2)
    earlier = evaluation(
        [label(), wigs, twice, twice],
        [row(), row("A cup."), row("Tea.")],
        outlooks=tuple(judge_outlooks(outlooks, [answer | {"outlook": "covered"}])),
    )
    now = evaluation(
        [label(), wigs, twice, label("never labelled before")],
        [row("spa weeks"), row("Tea."), row("Tea.")],
        outlooks=tuple(judge_outlooks(outlooks, [answer | {"outlook": "excluded"}])),
    )
    saved = tmp_path / "run.json"
    saved.write_text(as_json(earlier))

    change = compare(read_run(saved), run_of(now))

    assert change.gained == (Place("a.pdf", 4, "exclusion", "spa weeks"),)
    assert change.lost == (Place("a.pdf", 4, "exclusion", ANCHOR),)
    assert change.gone_false == (Place("a.pdf", 4, "exclusion", "A cup."),)
    assert change.new_false == (Place("a.pdf", 4, "exclusion", "Tea.", turn=1),)
    assert change.answers_gained == (Asked("a.pdf", "peel"),)
    assert change.answers_lost == ()
    assert (change.new_labels, change.gone_labels) == (1, 1)


def test_a_run_is_the_same_after_saving(tmp_path: Path) -> None:
    one = evaluation([label(), label("wigs")], [row(), row("\ud800 broken")])
    saved = tmp_path / "run.json"
    saved.write_text(as_json(one))

    assert read_run(saved) == run_of(one)
    assert as_json(one) == as_json(one)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(None, "cannot be read", id="missing"),
        pytest.param("{", "no JSON", id="no JSON"),
        pytest.param("[" * 100_000, "no JSON", id="too deep"),
        pytest.param("[]", "no saved run", id="another JSON"),
        pytest.param('{"format": "carveout evaluation 1"}', "is damaged", id="cut"),
    ],
)
def test_what_is_no_saved_run_is_refused(tmp_path: Path, content: str | None, problem: str) -> None:
    path = tmp_path / "run.json"
    if content is not None:
        path.write_text(content)

    with pytest.raises(UsageError, match=problem) as caught:
        read_run(path)

    assert str(caught.value).startswith(str(path))
    assert "--json" in str(caught.value)


# Leaving an insurer out


@pytest.mark.parametrize(
    ("insurer", "named"),
    [
        pytest.param("Zenith Health of Ohio", {"zenith"}, id="the first word"),
        pytest.param("Zenith (Northland)", {"zenith", "northland"}, id="a place is one too many"),
        pytest.param("Redwood Guide (Acme/Zenith)", {"redwood", "acme", "zenith"}, id="three"),
        pytest.param("Acme (self-funded, TPA)", {"acme"}, id="no name in brackets"),
        pytest.param("Blue Lake of CA", {"blue lake california"}, id="a common beginning"),
        pytest.param("The Blue Lake of California", {"blue lake california"}, id="spelt out"),
        pytest.param("UHC", {"unitedhealthcare"}, id="a short form"),
        pytest.param("---", set(), id="no word"),
    ],
)
def test_the_houses_of_an_insurer(insurer: str, named: set[str]) -> None:
    assert houses(insurer) == named


def test_documents_without_an_insurer_are_no_kin() -> None:
    grouped = families({"a": "Acme", "b": "(not stated)", "c": "Acme Gold", "d": "(not stated)"})

    assert list(grouped.values()) == [("a", "c"), ("b",), ("d",)]


def test_a_house_is_shown_by_its_shortest_name() -> None:
    shown = shown_names({"a": "Acme Health (Ohio)", "b": "Acme", "c": "Zenith (Acme)"})

    assert shown == {"a": "Acme", "b": "Acme", "c": "Zenith (Acme)"}


ITEMS = {
    "acme.pdf": ("medical spa", "beauty farm", "tummy tuck"),
    "acme_guide.pdf": ("medical spa",),
    "zenith.pdf": ("beauty farm", "vanity surgery"),
    "both.pdf": ("tummy tuck", "vanity surgery"),
}
INSURERS = {
    "acme.pdf": "Acme",
    "acme_guide.pdf": "Acme of Ohio",
    "zenith.pdf": "Zenith",
    "both.pdf": "Redwood (Acme/Zenith)",
}


def policy(name: str) -> Policy:
    """A list of exclusions with the items of that document."""
    items = "".join(f"\n\n  {number}. {item};" for number, item in enumerate(ITEMS[name], 1))
    return build_policy(typed(f"# Exclusions\n\nWe do not pay for:{items}"), name)


PAPERS = {name: policy(name) for name in ITEMS}
SPA, FARM = Spelling("cos-beauty", "medical spa"), Spelling("cos-beauty", "beauty farm")


@pytest.fixture(scope="module")
def held_out() -> HeldOut:
    gold = Gold(
        tuple(
            label(item, page=1, document=document)
            for document, items in ITEMS.items()
            for item in items
        ),
        papers={document: Paper(insurer) for document, insurer in INSURERS.items()},
        documents=tuple(PAPERS),
    )
    finder = SpellingFinder(load())
    kept = {name: keep(paper, outline(paper), finder) for name, paper in PAPERS.items()}
    return leave_one_insurer_out(gold, kept, load())


def phrases(spellings: frozenset[Spelling]) -> set[str]:
    """The phrases on the items of the papers; their lead-in is the same in all."""
    return {spelling.phrase for spelling in spellings} - {""}


def test_exactly_what_no_stranger_says_is_withheld(held_out: HeldOut) -> None:
    withheld = {family: phrases(taken) for family, taken in held_out.withheld.items()}

    assert SPA in held_out.withheld["acme.pdf", "acme_guide.pdf"]
    assert withheld["acme.pdf", "acme_guide.pdf"] == {"medical spa", "tummy tuck"}
    assert withheld["zenith.pdf",] == {"vanity", "vanity surgery"}
    # Kin of all: nobody is left who could have taught anything, the lead-in included.
    assert withheld["both.pdf",] >= {"medical spa", "beauty farm", "tummy tuck", "vanity surgery"}


def test_clauses_are_lost_that_only_their_insurer_taught(held_out: HeldOut) -> None:
    found = {(one.label.document, one.label.anchor) for one in held_out.judged.labels if one.found}

    assert found == {("acme.pdf", "beauty farm"), ("zenith.pdf", "beauty farm")}


def test_spellings_that_stand_in_no_document_stay() -> None:
    gold = Gold((), papers={"acme.pdf": Paper("Acme")}, documents=("acme.pdf",))
    paper = PAPERS["acme.pdf"]
    kept = {"acme.pdf": keep(paper, outline(paper), SpellingFinder(load()))}

    withheld = leave_one_insurer_out(gold, kept, load()).withheld

    assert withheld["acme.pdf",] == kept["acme.pdf"].spellings
    assert {SPA, FARM} < kept["acme.pdf"].spellings
    assert Spelling("cos-beauty", "beauty salon") not in kept["acme.pdf"].spellings
