"""Evidence and ground to outlook: the decision table, the reach of exceptions, worked cases."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import combinations, product
from pathlib import Path

import pytest
from test_roles import read

from analyzer.decisions import Decision, Evidence, Reach, decisions, reached_by
from analyzer.decisions import decide as decide_row
from analyzer.errors import LexiconError
from analyzer.gathering import gather, reach
from analyzer.labels import (
    ClauseKind,
    Confidence,
    DocumentType,
    Ground,
    MentionKind,
    OutlookLabel,
    Scope,
)
from analyzer.lexicon import load
from analyzer.outlook import decide_all
from analyzer.records import Clause, Facts, Mention, Outlook, Policy, Question

EXCLUDED = OutlookLabel.EXCLUDED
UNLESS = OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT
POSSIBLE = OutlookLabel.POSSIBLE_MEDICAL_NECESSITY
COVERED = OutlookLabel.COVERED
SILENT = OutlookLabel.NOT_ADDRESSED
BEST_LAST = [EXCLUDED, UNLESS, SILENT, POSSIBLE, COVERED]
CAPPED = ["microneedling", "rf_microneedling", "prp", "fillers"]

CONTRACT = Facts(DocumentType.CONTRACT)
SUMMARY = Facts(DocumentType.SBC)

Decide = Callable[..., Outlook]


# Clauses by hand


def _clause(kind: ClauseKind, id: str, rules: tuple[str, ...], **fields: object) -> Clause:
    mention = Mention("cos-surgery", MentionKind.COSMETIC, 0, 4)
    return Clause(id, kind, 0, 4, 0, 4, (), mention, rules=rules, **fields)  # type: ignore[arg-type]


def exclusion(
    *procedures: str,
    id: str = "exclusion",
    flags: tuple[str, ...] | None = None,
    grounds: tuple[Ground, ...] = (),
    scope: Scope = Scope.MEDICAL,
) -> Clause:
    """All cosmetic care, or the named procedures alone."""
    if flags is None:
        flags = () if procedures else ("generic",)
    return _clause(
        ClauseKind.EXCLUSION,
        id,
        (),
        procedures=procedures,
        flags=flags,
        grounds=grounds,
        scope=scope,
    )


def carve_out(
    *grounds: Ground,
    of: str = "exclusion",
    id: str = "carve-out",
    flags: tuple[str, ...] = (),
    rules: tuple[str, ...] = (),
) -> Clause:
    return _clause(ClauseKind.CARVE_OUT, id, rules, grounds=grounds, limits=(of,), flags=flags)


def coverage(
    *grounds: Ground,
    procedures: tuple[str, ...] = (),
    id: str = "coverage",
    flags: tuple[str, ...] | None = None,
    rules: tuple[str, ...] = (),
) -> Clause:
    """Reconstructive care in general, or the named procedures alone."""
    if flags is None:
        flags = () if procedures else ("generic",)
    return _clause(
        ClauseKind.COVERAGE, id, rules, grounds=grounds, procedures=procedures, flags=flags
    )


def law_notice() -> tuple[Clause, ...]:
    """Reconstruction of either breast after a mastectomy."""
    breast = ("breast_reconstruction",)
    return (
        coverage(
            Ground.MASTECTOMY,
            procedures=breast,
            id="stages",
            flags=("generic",),
            rules=("rec-stages",),
        ),
        coverage(
            procedures=breast, id="other breast", flags=("generic",), rules=("rec-other-breast",)
        ),
    )


@pytest.fixture
def decide(policy_of: Callable[..., Policy]) -> Decide:
    """The answer to one question from clauses."""
    policy = policy_of("Some words of a policy")

    def answer(
        clauses: Sequence[Clause],
        procedure: str,
        ground: Ground = Ground.UNKNOWN,
        facts: Facts = CONTRACT,
    ) -> Outlook:
        asked = [Question(procedure, ground)]
        (outlook,) = decide_all(policy, clauses, facts, load(), asked)
        return outlook

    return answer


# The decision table


def every_evidence() -> Iterator[frozenset[Evidence]]:
    for size in range(len(Evidence) + 1):
        yield from map(frozenset, combinations(Evidence, size))


def can_be(evidence: frozenset[Evidence]) -> bool:
    """Whether a paper can hold this evidence together."""
    needs = {
        Evidence.NAMED_ALONE: [{Evidence.EXCLUDED}],
        Evidence.OWN_EXCEPTION: [{Evidence.NAMED_ALONE, Evidence.ESCAPE}],
        Evidence.ABSOLUTE: [{Evidence.NAMED_ALONE}],
        Evidence.BENEFIT_GENERAL: [{Evidence.ESCAPE}],
        Evidence.ESCAPE: [{Evidence.EXCLUDED}, {Evidence.BENEFIT_GENERAL}],
    }
    return all(
        any(choice <= evidence for choice in choices)
        for one, choices in needs.items()
        if one in evidence
    )


POSSIBLE_EVIDENCE = list(filter(can_be, every_evidence()))


def row_for(evidence: frozenset[Evidence]) -> Decision:
    """The first row, read from the top, whose needs are there and whose lacks are not."""
    fitting = [d for d in decisions() if d.needs <= evidence and not d.lacks & evidence]
    assert fitting, f"no row answers {sorted(evidence)}"
    return fitting[0]


def label(evidence: frozenset[Evidence], how_far: Reach) -> OutlookLabel:
    return row_for(evidence).labels[how_far]


def test_every_evidence_has_an_answer_in_every_column() -> None:
    answered = {
        (evidence, how_far): label(evidence, how_far)
        for evidence, how_far in product(every_evidence(), Reach)
    }

    assert len(answered) == 2 ** len(Evidence) * len(Reach)
    assert set(answered.values()) == set(OutlookLabel) - {OutlookLabel.UNREAD}  # no row says it


def best_allowed(evidence: frozenset[Evidence], how_far: Reach) -> OutlookLabel:
    """The best that a careful reader could say, by the rules of the guide and not by the table."""
    excluded = Evidence.EXCLUDED in evidence
    if excluded and how_far is Reach.APPEARANCE:
        return EXCLUDED
    if Evidence.MANDATE in evidence and how_far is Reach.MATCH:
        return COVERED
    if not evidence & {
        Evidence.ESCAPE,
        Evidence.BENEFIT_NAMED,
        Evidence.BENEFIT_GENERAL,
        Evidence.MANDATE,
    }:
        return EXCLUDED if excluded else SILENT
    if excluded:
        reached = how_far in (Reach.MATCH, Reach.PARTIAL)
        return POSSIBLE if reached else UNLESS if how_far is Reach.UNKNOWN else EXCLUDED
    return COVERED if Evidence.BENEFIT_NAMED in evidence else POSSIBLE


def test_exactly_one_row_decides_and_no_better_than_the_evidence_allows() -> None:
    for evidence, how_far in product(POSSIBLE_EVIDENCE, Reach):
        deciding = decide_row(evidence)

        assert deciding is row_for(evidence)
        said = deciding.labels[how_far]
        best = best_allowed(evidence, how_far)
        assert BEST_LAST.index(said) <= BEST_LAST.index(best), (sorted(evidence), how_far)


def test_the_rows_of_the_table_do_not_repeat_one_another() -> None:
    conditions = [(row.needs, row.lacks) for row in decisions()]

    assert len(conditions) == len(set(conditions))
    assert decisions()[-1].needs == decisions()[-1].lacks == frozenset()


def test_every_row_answers_something_that_a_paper_can_hold() -> None:
    used = {row_for(evidence).rule for evidence in POSSIBLE_EVIDENCE}

    with files("models").joinpath("decisions.csv").open(encoding="utf-8") as lines:
        printed = [row["rule"] for row in csv.DictReader(lines)]
    assert len(printed) == len(set(printed))
    assert set(printed) == used


def test_no_evidence_is_silence() -> None:
    assert {label(frozenset(), how_far) for how_far in Reach} == {SILENT}


@pytest.mark.parametrize("how_far", [pytest.param(one, id=one) for one in Reach])
def test_an_exclusion_never_makes_an_outlook_better(how_far: Reach) -> None:
    for evidence in POSSIBLE_EVIDENCE:
        for worse in (Evidence.EXCLUDED, Evidence.NAMED_ALONE, Evidence.ABSOLUTE):
            after = evidence | {worse}
            if can_be(after):
                steps = BEST_LAST.index(label(after, how_far)) - BEST_LAST.index(
                    label(evidence, how_far)
                )
                assert steps <= 0, (sorted(evidence), worse)


@pytest.mark.parametrize(
    "how_far",
    [
        pytest.param(
            one,
            id=one,
        )
        for one in Reach
    ],
)
def test_a_grant_or_an_exception_never_makes_an_outlook_worse(how_far: Reach) -> None:
    better = (
        Evidence.OWN_EXCEPTION,
        Evidence.ESCAPE,
        Evidence.BENEFIT_NAMED,
        Evidence.BENEFIT_GENERAL,
    )
    for evidence in POSSIBLE_EVIDENCE:
        for one in better:
            after = evidence | {one}
            if can_be(after):
                steps = BEST_LAST.index(label(after, how_far)) - BEST_LAST.index(
                    label(evidence, how_far)
                )
                assert steps >= 0, (sorted(evidence), one)


def test_a_better_reach_never_makes_an_outlook_worse() -> None:
    order = [Reach.APPEARANCE, Reach.NO_MATCH, Reach.PARTIAL, Reach.MATCH]
    for evidence in POSSIBLE_EVIDENCE:
        ranks = [BEST_LAST.index(label(evidence, how_far)) for how_far in order]
        assert ranks == sorted(ranks), sorted(evidence)


def test_appearance_with_any_exclusion_is_excluded() -> None:
    for evidence in filter(lambda one: Evidence.EXCLUDED in one, every_evidence()):
        assert label(evidence, Reach.APPEARANCE) is EXCLUDED, sorted(evidence)


def test_with_an_exclusion_only_the_law_covers() -> None:
    for evidence, how_far in product(every_evidence(), Reach):
        if label(evidence, how_far) is COVERED and Evidence.EXCLUDED in evidence:
            assert Evidence.MANDATE in evidence
            assert how_far is Reach.MATCH


@pytest.mark.parametrize(
    "mandate",
    [
        pytest.param(False, id="no law notice"),
        pytest.param(
            True,
            id="law notice",
        ),
    ],
)
def test_nothing_is_excluded_without_an_exclusion(mandate: bool) -> None:
    for evidence, how_far in product(POSSIBLE_EVIDENCE, Reach):
        if (Evidence.MANDATE in evidence) is mandate and Evidence.EXCLUDED not in evidence:
            assert label(evidence, how_far) not in (EXCLUDED, UNLESS), (sorted(evidence), how_far)


BROKEN = [
    pytest.param("odd,excluded sunshine,", "sunshine", id="unknown evidence"),
    pytest.param("odd,excluded,sunshine", "sunshine", id="unknown evidence that must lack"),
    pytest.param("odd,excluded,,sunshine", "sunshine", id="unknown label"),
    pytest.param("odd,excluded,,excluded", "None", id="row that ends early"),
]
HEADER = "rule,needs,lacks,unknown,match,partial,no_match,appearance,because"


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that stands in for the installed tables while the test runs."""
    monkeypatch.setattr("analyzer.decisions.files", lambda _: tmp_path)
    decisions.cache_clear()
    reached_by.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    decisions.cache_clear()
    reached_by.cache_clear()


@pytest.mark.parametrize(("row", "problem"), BROKEN)
def test_a_bad_decision_is_refused_with_its_place(models: Path, row: str, problem: str) -> None:
    (models / "decisions.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")

    with pytest.raises(LexiconError, match=rf"decisions\.csv, row odd: .*{problem}"):
        decisions()


def test_a_decision_table_without_a_column_is_refused(models: Path) -> None:
    text = f"{HEADER.replace('appearance,', '')}\nodd,,,{'excluded,' * 4}why\n"
    (models / "decisions.csv").write_text(text, encoding="utf-8")

    with pytest.raises(LexiconError, match=r"decisions\.csv, row odd: .*appearance"):
        decisions()


def test_a_bad_row_of_the_reach_table_is_refused_with_its_place(models: Path) -> None:
    (models / "reach.csv").write_text(
        "ground,reached_by,why\nburn,sunshine,Odd.\n", encoding="utf-8"
    )

    with pytest.raises(LexiconError, match=r"reach\.csv.*burn.*sunshine"):
        reached_by()


# How far exceptions reach

REACHES = [
    pytest.param(Ground.BURN, (Ground.INJURY,), Reach.MATCH, id="burn by injury"),
    pytest.param(Ground.INJURY, (Ground.BURN,), Reach.NO_MATCH, id="injury not by burn"),
    pytest.param(Ground.ACNE, (Ground.ACNE,), Reach.MATCH, id="acne by acne"),
    pytest.param(Ground.ACNE, (Ground.DISEASE,), Reach.NO_MATCH, id="acne not by disease"),
    pytest.param(Ground.CANCER, (Ground.DISEASE,), Reach.MATCH, id="cancer by disease"),
    pytest.param(Ground.DISEASE, (Ground.CANCER,), Reach.NO_MATCH, id="disease not by cancer"),
    pytest.param(Ground.INFECTION, (Ground.DISEASE,), Reach.MATCH, id="infection by disease"),
    pytest.param(Ground.MASTECTOMY, (Ground.CANCER,), Reach.MATCH, id="mastectomy by cancer"),
    pytest.param(Ground.CONGENITAL, (Ground.DISEASE,), Reach.NO_MATCH, id="birth not by disease"),
    pytest.param(
        Ground.FUNCTIONAL_IMPAIRMENT, (Ground.PAIN,), Reach.MATCH, id="lost function by pain"
    ),
    pytest.param(Ground.WEIGHT_LOSS, (Ground.DISEASE,), Reach.NO_MATCH, id="weight not by disease"),
    pytest.param(
        Ground.PSYCHOLOGICAL, (Ground.PSYCHOLOGICAL,), Reach.NO_MATCH, id="psychological by nothing"
    ),
    pytest.param(Ground.UNKNOWN, (Ground.BURN,), Reach.UNKNOWN, id="unknown"),
    pytest.param(Ground.APPEARANCE, (Ground.BURN,), Reach.APPEARANCE, id="appearance"),
]


@pytest.mark.parametrize(("ground", "excepted", "expected"), REACHES)
def test_which_ground_an_exception_reaches(
    ground: Ground, excepted: tuple[Ground, ...], expected: Reach
) -> None:
    gathered = gather([exclusion(), carve_out(*excepted)], load().procedure("scar_revision"))

    reached = reach(gathered, ground)

    assert reached.how_far is expected
    assert [one.id for one in reached.clauses] == (
        ["carve-out"] if expected in (Reach.MATCH, Reach.UNKNOWN) else []
    )


def test_the_reach_table_knows_every_ground_that_can_be_asked() -> None:
    assert set(reached_by()) == set(Ground) - {Ground.UNKNOWN, Ground.APPEARANCE}
    assert all(
        Ground.PSYCHOLOGICAL not in grounds and Ground.APPEARANCE not in grounds
        for grounds in reached_by().values()
    )


NECESSITY = [
    pytest.param(Ground.FUNCTIONAL_IMPAIRMENT, Reach.MATCH, id="lost function"),
    pytest.param(Ground.PAIN, Reach.MATCH, id="pain"),
    pytest.param(Ground.WEIGHT_LOSS, Reach.PARTIAL, id="weight loss"),
    pytest.param(Ground.ACNE, Reach.NO_MATCH, id="acne"),
    pytest.param(Ground.PSYCHOLOGICAL, Reach.NO_MATCH, id="psychological"),
]


@pytest.mark.parametrize(("ground", "expected"), NECESSITY)
def test_what_unless_medically_necessary_reaches(ground: Ground, expected: Reach) -> None:
    clauses = [exclusion(), carve_out(flags=("necessity",))]

    reached = reach(gather(clauses, load().procedure("scar_revision")), ground)

    assert reached.how_far is expected


# Which clauses bear on a procedure

GATHERED = [
    pytest.param(
        [exclusion(), carve_out(Ground.BURN)],
        {Evidence.EXCLUDED, Evidence.ESCAPE},
        id="general exclusion with an exception",
    ),
    pytest.param(
        [exclusion("microneedling")],
        {Evidence.EXCLUDED, Evidence.NAMED_ALONE},
        id="named",
    ),
    pytest.param(
        [exclusion("microneedling"), carve_out(Ground.BURN)],
        {Evidence.EXCLUDED, Evidence.NAMED_ALONE, Evidence.OWN_EXCEPTION, Evidence.ESCAPE},
        id="named with an exception",
    ),
    pytest.param(
        [exclusion("microneedling", flags=("absolute",))],
        {Evidence.EXCLUDED, Evidence.NAMED_ALONE, Evidence.ABSOLUTE},
        id="named, whatever the reason",
    ),
    pytest.param(
        [exclusion("microneedling", flags=("conditional",))],
        {Evidence.EXCLUDED, Evidence.ESCAPE},
        id="named, if cosmetic",
    ),
    pytest.param(
        [exclusion("dermabrasion")],
        {Evidence.EXCLUDED},
        id="a kindred procedure named",
    ),
    pytest.param([exclusion("wigs")], set(), id="a foreign procedure named"),
    pytest.param([coverage(Ground.BURN)], {Evidence.BENEFIT_GENERAL, Evidence.ESCAPE}, id="grant"),
    pytest.param(
        [coverage(Ground.BURN, procedures=("microneedling",))],
        {Evidence.BENEFIT_NAMED},
        id="named grant",
    ),
    pytest.param([*law_notice()], set(), id="law on breast reconstruction"),
    pytest.param(
        [exclusion(), carve_out(Ground.MASTECTOMY)],
        {Evidence.EXCLUDED},
        id="an exception for mastectomy alone",
    ),
]


@pytest.mark.parametrize(("clauses", "expected"), GATHERED)
def test_evidence_on_micro_needling(clauses: list[Clause], expected: set[Evidence]) -> None:
    assert gather(clauses, load().procedure("microneedling")).evidence == expected


# Every mixture of clauses

INGREDIENTS = {
    "general": exclusion(),
    "general, except": carve_out(Ground.INJURY, Ground.BURN, id="general-except"),
    "conditional": exclusion(id="conditional", flags=("generic", "conditional")),
    "grant": coverage(Ground.INJURY, Ground.FUNCTIONAL_IMPAIRMENT, id="grant"),
    "open grant": coverage(id="open-grant"),
}


def mixtures(procedure: str) -> Iterator[dict[str, Clause]]:
    named = {
        "named": exclusion(procedure, id="named"),
        "named, except": carve_out(Ground.INJURY, of="named", id="named-except"),
        "absolute": exclusion(procedure, id="absolute", flags=("absolute",)),
        "named grant": coverage(Ground.BURN, procedures=(procedure,), id="named-grant"),
    }
    every = INGREDIENTS | named
    for size in range(len(every) + 1):
        for names in combinations(every, size):
            if ("general, except" in names and "general" not in names) or (
                "named, except" in names and "named" not in names
            ):
                continue
            yield {name: every[name] for name in names}


@pytest.mark.parametrize("procedure", [*CAPPED, "scar_revision"])
def test_no_mixture_of_clauses_breaks_the_rules_of_outlooks(
    policy_of: Callable[..., Policy], procedure: str
) -> None:
    policy = policy_of("Some words of a policy")
    asked = [Question(procedure, ground) for ground in Ground]
    for mixture in mixtures(procedure):
        clauses = list(mixture.values())
        excluding = {"general", "conditional", "named", "absolute"} & set(mixture)
        known = {clause.id for clause in clauses}

        answers = decide_all(policy, clauses, CONTRACT, load(), asked)

        for outlook in answers:
            case = (sorted(mixture), outlook.question.ground)
            assert set(outlook.clauses) <= known, case
            assert outlook.reason.endswith("."), case
            if not clauses:
                assert outlook.label is SILENT, case
            if outlook.label is COVERED:
                assert "named grant" in mixture, case
                assert not excluding, case
            if outlook.label in (EXCLUDED, UNLESS):
                assert excluding, case
                assert outlook.clauses, case
            if outlook.label is SILENT:
                assert not outlook.clauses, case
            if excluding and outlook.question.ground is Ground.APPEARANCE:
                assert outlook.label is EXCLUDED, case
            if "absolute" in mixture:
                assert outlook.label is EXCLUDED, case


def test_order_of_the_clauses_does_not_matter(decide: Decide) -> None:
    clauses = [exclusion(), carve_out(Ground.BURN), coverage(Ground.INJURY), *law_notice()]

    for procedure, ground in product(("microneedling", "breast_reconstruction"), Ground):
        forward = decide(clauses, procedure, ground)
        backward = decide(clauses[::-1], procedure, ground)
        assert (forward.label, forward.rule) == (backward.label, backward.rule)


# Worked cases

GENERAL = exclusion()
EXAMPLES = exclusion("dermabrasion", "scar_revision", "tattoo_removal", flags=("generic",))
REPAIR = coverage(Ground.INJURY, Ground.FUNCTIONAL_IMPAIRMENT)
LISTED = exclusion("microneedling", id="item", flags=("governed",))
CASES = [
    pytest.param([GENERAL], "microneedling", Ground.UNKNOWN, EXCLUDED, id="C01 bare bullet"),
    pytest.param(
        [coverage(id="box")], "scar_revision", Ground.INJURY, POSSIBLE, id="C02 the other box"
    ),
    pytest.param(
        [GENERAL, carve_out(Ground.BURN, Ground.FUNCTIONAL_IMPAIRMENT)],
        "microneedling",
        Ground.BURN,
        POSSIBLE,
        id="C03 exception in brackets",
    ),
    pytest.param([], "microneedling", Ground.ACNE, SILENT, id="C04 silence"),
    pytest.param([GENERAL], "microneedling", Ground.ACNE, EXCLUDED, id="C05 no exception"),
    pytest.param(
        [EXAMPLES, REPAIR],
        "microneedling",
        Ground.FUNCTIONAL_IMPAIRMENT,
        POSSIBLE,
        id="C06 burn that limits an elbow",
    ),
    pytest.param([EXAMPLES, REPAIR], "microneedling", Ground.ACNE, EXCLUDED, id="C07 acne scars"),
    pytest.param(
        [EXAMPLES, REPAIR], "microneedling", Ground.PSYCHOLOGICAL, EXCLUDED, id="C07 distress"
    ),
    pytest.param(
        [EXAMPLES, REPAIR], "microneedling", Ground.APPEARANCE, EXCLUDED, id="C08 fine lines"
    ),
    pytest.param(
        [GENERAL, carve_out(Ground.INJURY, Ground.CONGENITAL, Ground.PRIOR_SURGERY)],
        "microneedling",
        Ground.PRIOR_SURGERY,
        POSSIBLE,
        id="C09 scar of an operation",
    ),
    pytest.param(
        [GENERAL, carve_out(Ground.INJURY, Ground.CONGENITAL, Ground.PRIOR_SURGERY)],
        "microneedling",
        Ground.UNKNOWN,
        UNLESS,
        id="C10 nothing known",
    ),
    pytest.param(
        [
            GENERAL,
            carve_out(Ground.INJURY),
            exclusion("chemical_peel", id="peel", grounds=(Ground.ACNE,)),
        ],
        "chemical_peel",
        Ground.ACNE,
        EXCLUDED,
        id="C14 named with its reason",
    ),
    pytest.param(
        [GENERAL, coverage(Ground.INJURY, Ground.DISEASE)],
        "scar_revision",
        Ground.INJURY,
        POSSIBLE,
        id="C15 disfiguring scar",
    ),
    pytest.param(
        [GENERAL, carve_out(Ground.INJURY, Ground.BURN, Ground.CANCER)],
        "microneedling",
        Ground.ACNE,
        EXCLUDED,
        id="C16 accident, burn or cancer, but acne",
    ),
    pytest.param(
        [GENERAL, carve_out(Ground.INJURY, Ground.BURN, Ground.CANCER)],
        "burn_reconstruction",
        Ground.BURN,
        POSSIBLE,
        id="C17 contracture in hospital",
    ),
    pytest.param(
        [GENERAL, carve_out(Ground.INJURY, Ground.CANCER)],
        "rhinoplasty",
        Ground.FUNCTIONAL_IMPAIRMENT,
        EXCLUDED,
        id="C20 breathing is neither exception",
    ),
    pytest.param(
        [GENERAL, carve_out(Ground.DISEASE, Ground.BURN), exclusion("hair_transplant", id="hair")],
        "hair_transplant",
        Ground.BURN,
        EXCLUDED,
        id="C21 the specific beats the general",
    ),
    pytest.param(
        [GENERAL, LISTED, carve_out(Ground.INJURY, Ground.BURN)],
        "microneedling",
        Ground.BURN,
        POSSIBLE,
        id="C22 the exception governs the list",
    ),
    pytest.param(
        [
            exclusion("dermabrasion", id="first"),
            exclusion("microneedling", id="second"),
            carve_out(Ground.BURN, of="first"),
        ],
        "microneedling",
        Ground.BURN,
        EXCLUDED,
        id="C23 the exception of another item",
    ),
    pytest.param(
        [exclusion("microneedling", flags=("absolute",)), *law_notice()],
        "microneedling",
        Ground.MASTECTOMY,
        EXCLUDED,
        id="C24 whatever the reason",
    ),
    pytest.param(
        [GENERAL, *law_notice()],
        "microneedling",
        Ground.ACNE,
        EXCLUDED,
        id="C25 the law is for breasts",
    ),
    pytest.param(
        [GENERAL, *law_notice()],
        "breast_reconstruction",
        Ground.MASTECTOMY,
        COVERED,
        id="C26 the law beats the exclusion",
    ),
    pytest.param(
        [_clause(ClauseKind.DEFINITION, "definition", (), grounds=(Ground.BURN,))],
        "microneedling",
        Ground.BURN,
        SILENT,
        id="C27 a definition is no promise",
    ),
    pytest.param(
        [exclusion(flags=("generic", "by_reference"))],
        "laser_scar",
        Ground.INJURY,
        UNLESS,
        id="C28 criteria in another paper",
    ),
    pytest.param(
        [coverage(Ground.INJURY)],
        "scar_revision",
        Ground.INJURY,
        POSSIBLE,
        id="C30 benefit with approval",
    ),
    pytest.param(
        [exclusion(flags=("generic", "conditional"))],
        "blepharoplasty",
        Ground.FUNCTIONAL_IMPAIRMENT,
        POSSIBLE,
        id="C31 only what is not needed is excluded",
    ),
    pytest.param(
        [GENERAL, coverage(Ground.INJURY, rules=("rec-normal-appearance",))],
        "microneedling",
        Ground.BURN,
        POSSIBLE,
        id="C33 a normal appearance is enough",
    ),
    pytest.param(
        [coverage(procedures=("complication_care",))],
        "complication_care",
        Ground.INFECTION,
        COVERED,
        id="C34 complications granted",
    ),
    pytest.param(
        [exclusion("complication_care")],
        "complication_care",
        Ground.BURN,
        EXCLUDED,
        id="C35 complications excluded",
    ),
    pytest.param(
        [exclusion(scope=Scope.DRUG)],
        "microneedling",
        Ground.BURN,
        SILENT,
        id="C36 drug rider",
    ),
    pytest.param(
        [exclusion(scope=Scope.DENTAL)],
        "microneedling",
        Ground.UNKNOWN,
        SILENT,
        id="C37 dental paper",
    ),
    pytest.param(
        [exclusion(scope=Scope.FSA)],
        "microneedling",
        Ground.UNKNOWN,
        SILENT,
        id="C38 spending account",
    ),
    pytest.param(
        [GENERAL, carve_out(Ground.DISEASE), exclusion("gender_facial", id="own")],
        "gender_facial",
        Ground.PSYCHOLOGICAL,
        EXCLUDED,
        id="C41 an exclusion of its own",
    ),
    pytest.param(
        [exclusion(grounds=(Ground.CONGENITAL,))],
        "laser_vascular",
        Ground.CONGENITAL,
        EXCLUDED,
        id="C45 congenital inside the exclusion",
    ),
]


@pytest.mark.parametrize(("clauses", "procedure", "ground", "expected"), CASES)
def test_worked_case(
    decide: Decide, clauses: list[Clause], procedure: str, ground: Ground, expected: OutlookLabel
) -> None:
    assert decide(clauses, procedure, ground).label is expected


# What else an answer says

FLAGS = [
    pytest.param(
        [exclusion("microneedling")],
        Ground.BURN,
        CONTRACT,
        {"named_exclusion"},
        id="named exclusion",
    ),
    pytest.param(
        [GENERAL, carve_out(Ground.BURN)],
        Ground.BURN,
        CONTRACT,
        {"experimental_risk", "prior_auth_advised"},
        id="unproven procedure",
    ),
    pytest.param([GENERAL], Ground.PSYCHOLOGICAL, CONTRACT, {"psych_rejected"}, id="psychological"),
    pytest.param([GENERAL], Ground.BURN, SUMMARY, {"needs_full_document"}, id="summary"),
    pytest.param([], Ground.BURN, CONTRACT, {"needs_full_document"}, id="silence"),
]


@pytest.mark.parametrize(("clauses", "ground", "facts", "flags"), FLAGS)
def test_flags_of_an_answer(
    decide: Decide, clauses: list[Clause], ground: Ground, facts: Facts, flags: set[str]
) -> None:
    assert set(decide(clauses, "microneedling", ground, facts).flags) == flags


def test_an_answer_cites_what_decides_it(decide: Decide) -> None:
    clauses = [GENERAL, carve_out(Ground.BURN), coverage(Ground.CANCER)]

    assert decide(clauses, "scar_revision", Ground.ACNE).clauses == ("exclusion",)
    assert decide(clauses, "scar_revision", Ground.BURN).clauses == ("exclusion", "carve-out")
    assert decide(clauses, "scar_revision", Ground.CANCER).clauses == ("exclusion", "coverage")
    assert decide(clauses[2:], "wigs", Ground.ACNE).clauses == ()


def test_a_summary_is_never_of_high_confidence(decide: Decide) -> None:
    named = [exclusion("microneedling")]

    assert decide(named, "microneedling", facts=CONTRACT).confidence is Confidence.HIGH
    assert decide(named, "microneedling", facts=SUMMARY).confidence is Confidence.MEDIUM


# From the paper to the answer

LAW_ONLY = """
# Your rights after a mastectomy
Under the Women's Health and Cancer Rights Act the plan provides coverage for:
- All stages of reconstruction of the breast on which the mastectomy was performed
- Surgery of the other breast to produce a symmetrical appearance
"""
DENTAL = """
# Your dental plan
This dental plan pays a dentist of your choice. Your teeth, and each tooth, are looked at by the
dentist twice a year. A dental card comes by mail.
# What we leave out
The dental plan does not cover:
- Cosmetic surgery, except after an accident
- Teeth whitening
- A lost denture or another dental appliance
"""


def test_a_law_notice_alone_decides_breast_reconstruction_and_nothing_else() -> None:
    breast = Question("breast_reconstruction", Ground.MASTECTOMY)
    needling = Question("microneedling", Ground.BURN)

    report = read(LAW_ONLY, breast, needling)

    assert report.outlook(breast).label is COVERED
    assert report.outlook(breast).pages == (1,)
    assert report.outlook(needling).label is SILENT


@pytest.mark.parametrize(
    "ground",
    [
        pytest.param(ground, id=ground or "unknown")
        for ground in (Ground.UNKNOWN, Ground.ACNE, Ground.APPEARANCE)
    ],
)
def test_a_law_notice_alone_excludes_nothing(ground: Ground) -> None:
    question = Question("breast_reconstruction", ground)

    assert read(LAW_ONLY, question).outlook(question).label not in (EXCLUDED, UNLESS)


def test_a_dental_paper_decides_nothing_for_medical_procedures() -> None:
    medical = [p.id for p in load().procedures if p.scope is Scope.MEDICAL]
    asked = [
        Question(procedure, ground)
        for procedure in medical
        for ground in (Ground.UNKNOWN, Ground.INJURY, Ground.APPEARANCE)
    ]

    report = read(DENTAL, *asked)

    assert report.clauses
    assert {outlook.label for outlook in report.outlooks} == {SILENT}


def test_a_definition_of_reconstructive_care_leaves_its_reasons_open(decide: Decide) -> None:
    defined = _clause(ClauseKind.DEFINITION, "definition", (), grounds=(Ground.CONGENITAL,))
    defined = replace(defined, mention=replace(defined.mention, rule="rec-surgery"))

    assert decide([GENERAL, defined], "rhinoplasty", Ground.CONGENITAL).label is UNLESS
    assert decide([GENERAL, defined], "rhinoplasty", Ground.ACNE).label is EXCLUDED
    assert decide([defined], "rhinoplasty", Ground.CONGENITAL).label is SILENT
