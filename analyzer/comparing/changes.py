"""Two reports -> what changed: clauses and outlooks."""

from __future__ import annotations

from analyzer.comparing.judging import effect_of, judge
from analyzer.comparing.pairing import Worded, pair_clauses, pieces
from analyzer.comparing.records import (
    Change,
    ChangeKind,
    Comparison,
    Direction,
    OutlookChange,
    Piece,
    Side,
)
from analyzer.labels import ClauseKind
from analyzer.places import page_list
from analyzer.report import (
    PARTIAL,
    Report,
    all_warnings,
    fold,
    visible,
)


def compare(before: Report, after: Report) -> Comparison:
    """What changed from `before` to `after`, exclusions first.

    Outlooks are compared for the questions that both were asked.
    """
    found = pair_clauses(before, after)
    changes = [_reworded(before, after, old, new) for old, new in found.reworded]
    changes += [_alone(before, one, ChangeKind.DROPPED) for one in found.dropped]
    changes += [_alone(after, one, ChangeKind.ADDED) for one in found.added]
    return Comparison(
        visible(before.policy.name),
        visible(after.policy.name),
        tuple(sorted(changes, key=_place)),
        _outlooks(before, after),
        len(found.same),
        tuple(
            f"{visible(report.policy.name)}, {page_list(warning.pages)}: {fold(warning.message)}"
            for report in (before, after)
            for warning in all_warnings(report)
            if warning.code in PARTIAL
        ),
    )


def _place(change: Change) -> tuple[int, int, int, str]:
    sides = [side for side in (change.after, change.before) if side]
    order = list(ClauseKind).index(change.kind), list(ChangeKind).index(change.change)
    return *order, sides[0].page, sides[0].clause


def _side(report: Report, one: Worded) -> Side:
    section = " > ".join(fold(heading) for heading in one.clause.heading_path)
    page = report.policy.page_of(one.clause.start)
    return Side(one.clause.id, page, visible(one.text), visible(section))


def _reworded(before: Report, after: Report, old: Worded, new: Worded) -> Change:
    was, now = _side(before, old), _side(after, new)
    between = pieces(was.text, now.text)
    direction, effect, reasons = judge(old.clause, new.clause, between)
    return Change(
        ChangeKind.REWORDED, new.clause.kind, was, now, between, direction, effect, reasons
    )


def _alone(report: Report, one: Worded, change: ChangeKind) -> Change:
    side = _side(report, one)
    dropped = change is ChangeKind.DROPPED
    return Change(
        change,
        one.clause.kind,
        side if dropped else None,
        None if dropped else side,
        (Piece(side.text, "") if dropped else Piece("", side.text),),
        Direction.UNCLEAR,
        effect_of(one.clause.kind, change),
        (),
    )


def _outlooks(before: Report, after: Report) -> tuple[OutlookChange, ...]:
    was = {outlook.question: outlook for outlook in before.outlooks}
    return tuple(
        OutlookChange(now.question, old.label, now.label, old.pages, now.pages)
        for now in after.outlooks
        if (old := was.get(now.question)) and old.label is not now.label
    )
