"""Many policies at a glance: plans against procedures, filters, shares. Pure, made of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analyzer.labels import ClauseKind, Ground, OutlookLabel, Status
from analyzer.report import CLAUSE_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS, grounds_text, shortened
from analyzer.workers import Scanned

FIRST_PROCEDURES = (
    "microneedling",
    "scar_revision",
    "blepharoplasty",
    "rhinoplasty",
    "panniculectomy",
    "breast_reduction",
)
NO_INSURER = "Insurer not stated"
MAX_QUOTE = 420
SHORT = {
    OutlookLabel.EXCLUDED: "Excluded",
    OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT: "Excluded unless",
    OutlookLabel.POSSIBLE_MEDICAL_NECESSITY: "Possible",
    OutlookLabel.COVERED: "Covered",
    OutlookLabel.NOT_ADDRESSED: "Not addressed",
    OutlookLabel.UNREAD: "Not read",
}
ORDERS = ("As given", "Insurer", "Name", "Best outlook first", "Worst outlook first")
RANK = {
    OutlookLabel.COVERED: 0,
    OutlookLabel.POSSIBLE_MEDICAL_NECESSITY: 1,
    OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT: 2,
    OutlookLabel.NOT_ADDRESSED: 3,
    OutlookLabel.UNREAD: 4,
    OutlookLabel.EXCLUDED: 5,
}


class Cell(NamedTuple):
    """The answer of one plan to one question. `clauses` are the ids of the deciding ones."""

    label: OutlookLabel
    reason: str
    pages: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A document that was read; `cells` by procedure and ground."""

    document: str
    insurer: str
    plan: str
    pages: int
    partly: str  # what was not read of it, empty where all was
    cells: Mapping[tuple[str, str], Cell]
    clauses: Mapping[str, Mapping[str, str]]  # by id, by column

    def cell(self, procedure: str, ground: Ground) -> Cell:
        return self.cells[procedure, ground.value]


class Failed(NamedTuple):
    """A document that could not be read."""

    document: str
    code: str
    problem: str
    remedy: str


def plan_of(scanned: Scanned) -> Plan | Failed:
    """What the grid needs of one document."""
    row = dict(zip(PLAN_COLUMNS, scanned.plan_row, strict=True))
    if row["status"] == Status.FAILED:
        return Failed(row["document"], row["code"], row["problem"], row["remedy"])
    cells = {}
    for cells_row in scanned.outlook_rows:
        said = dict(zip(OUTLOOK_COLUMNS, cells_row, strict=True))
        ids = tuple(id for id in said["clauses"].split(";") if id)
        cells[said["procedure"], said["ground"]] = Cell(
            OutlookLabel(said["outlook"] or OutlookLabel.UNREAD),
            said["reason"],
            _decided_on(said["pages"], row["counted_in"]),
            ids,
        )
    clauses = [dict(zip(CLAUSE_COLUMNS, clause, strict=True)) for clause in scanned.clause_rows]
    return Plan(
        row["document"],
        row["insurer"] or NO_INSURER,
        row["plan_name"],
        int(row["pages"] or 0),
        f"{row['problem']} {row['remedy']}".strip() if row["status"] == Status.PARTIAL else "",
        cells,
        {clause["clause"]: clause for clause in clauses},
    )


def _decided_on(pages: str, counted_in: str) -> str:
    """`page 3` or `pages 3, 5`, in what the document counts; empty where nothing decides."""
    numbers = pages.replace(";", ", ")
    unit = counted_in if ";" in pages else counted_in.removesuffix("s")
    return f"{unit} {numbers}" if pages else ""


def insurers(plans: Iterable[Plan]) -> list[str]:
    """Those that occur, by name."""
    return sorted({plan.insurer for plan in plans}, key=str.casefold)


def arranged(
    plans: Sequence[Plan],
    *,
    wanted: Iterable[str] = (),
    order: str = ORDERS[0],
    procedure: str = "",
    ground: Ground = Ground.UNKNOWN,
) -> list[Plan]:
    """The plans of the insurers in `wanted` (of all where it is empty), in this order.

    The last two orders go by the answer on `procedure`.
    """
    names = set(wanted)
    found = [plan for plan in plans if not names or plan.insurer in names]
    match order:
        case "Insurer":
            found.sort(key=lambda plan: (plan.insurer.casefold(), plan.document.casefold()))
        case "Name":
            found.sort(key=lambda plan: plan.document.casefold())
        case "Best outlook first" | "Worst outlook first":
            worst = order.startswith("Worst")
            found.sort(key=lambda plan: RANK[plan.cell(procedure, ground).label], reverse=worst)
    return found


class Share(NamedTuple):
    """How many plans give one answer on one procedure."""

    procedure: str
    outlook: OutlookLabel
    plans: int
    share: float  # of 1


def shares(
    plans: Sequence[Plan], procedures: Sequence[str], ground: Ground, names: Mapping[str, str]
) -> list[Share]:
    """The share of plans for each procedure and outlook; `names` of procedures by id."""
    found = []
    for procedure in procedures:
        counts = Counter(plan.cell(procedure, ground).label for plan in plans)
        found += [
            Share(names.get(procedure, procedure), label, counts[label], counts[label] / len(plans))
            for label in OutlookLabel
            if counts[label]
        ]
    return found


class Reasons(NamedTuple):
    """How many plans of an insurer have an exception for a reason."""

    insurer: str
    ground: str
    plans: int


def exceptions_by_insurer(plans: Iterable[Plan]) -> list[Reasons]:
    """The reasons that exceptions name, by insurer."""
    counts: Counter[tuple[str, str]] = Counter()
    for plan in plans:
        named = {
            ground
            for clause in plan.clauses.values()
            if clause["kind"] == ClauseKind.CARVE_OUT
            for ground in clause["grounds"].split(";")
            if ground
        }
        counts.update((plan.insurer, grounds_text([Ground(ground)])) for ground in named)
    return [Reasons(*key, count) for key, count in sorted(counts.items())]


class Evidence(NamedTuple):
    """A clause that decides, as it is quoted."""

    kind: ClauseKind
    page: str
    section: str
    text: str


def evidence(plan: Plan, cell: Cell) -> tuple[Evidence, ...]:
    """The deciding clauses, exclusions first, then exceptions, in text order."""
    order = list(ClauseKind)
    rows = [plan.clauses[id] for id in cell.clauses if id in plan.clauses]
    found = [
        Evidence(
            ClauseKind(row["kind"]),
            row["place"][:1].upper() + row["place"][1:],
            row["section"].rpartition(" > ")[2],
            shortened(row["text"], MAX_QUOTE),
        )
        for row in rows
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: order.index(one.kind)))
