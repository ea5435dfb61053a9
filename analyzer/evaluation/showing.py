"""A judged run as lines of plain text that can be copied.

Everything that comes from a document or a label file goes through `visible`, so that it cannot
steer the terminal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from analyzer.evaluation.agreement import (
    Flagged,
    JudgedBinding,
    Tally,
    balanced,
    by_kind,
    false_in_negatives,
    precision_at,
    tallies,
)
from analyzer.evaluation.gold import NOT_STATED, GoldClause
from analyzer.evaluation.insurers import shown_names
from analyzer.evaluation.measuring import Evaluation
from analyzer.evaluation.places import Reach
from analyzer.evaluation.saving import Change, Place, Run
from analyzer.report import fold, question_text, shortened, visible

MAX_NAME = 44  # characters of an insurer's name in a table
MAX_QUOTE = 200
RECALLS = (0.80, 0.90)  # at which the precision of the ranked rows is told
COLUMNS = (
    f"{'gold':>5} {'found':>5} {'recall':>7} {'rows':>5} {'right':>5} {'precision':>9} {'F1':>6}"
)


def report_lines(evaluation: Evaluation, *, errors: int = 0) -> Iterator[str]:
    """The whole report, with up to `errors` misses and false answers of each sort."""
    gold, judged = evaluation.gold, evaluation.judged
    optional = len(judged.labels) - len(judged.wanted())
    yield (
        f"{len(gold.documents)} labelled documents, {len(judged.wanted())} clauses to find, "
        f"{optional} optional ones, {len(judged.rows)} flagged rows"
    )
    yield from _table("By kind", by_kind(judged))
    insurers = {document: gold.paper(document).insurer for document in gold.documents}
    if set(insurers.values()) != {NOT_STATED}:
        called = shown_names(insurers)
        yield from _table("By insurer", tallies(judged, lambda one: called[one.document]))
    types = {document: gold.paper(document).document_type for document in gold.documents}
    if set(types.values()) != {NOT_STATED}:
        yield from _table("By document type", tallies(judged, lambda one: types[one.document]))
    yield from _negatives(evaluation)
    yield from _carve_outs(evaluation)
    yield from _ranking(evaluation)
    yield from _outlooks(evaluation)
    yield from _facts(evaluation)
    yield from _held_out(evaluation)
    if errors:
        yield from _errors(evaluation, errors)


def shown(text: str, limit: int = MAX_QUOTE) -> str:
    """Foreign text on one line, its control characters spelled out."""
    return visible(shortened(fold(text), limit))


def _place(one: GoldClause | Flagged) -> str:
    return f"{shown(one.document)} p. {one.page} {one.kind}"


def _table(title: str, counted: Mapping[str, Tally]) -> Iterator[str]:
    """One line for each group in alphabetical order, `all` and the kinds as they come."""
    names = list(counted) if "all" in counted else sorted(counted, key=str.casefold)
    width = max([len(title), *(len(shown(name, MAX_NAME)) for name in names)])
    yield ""
    yield f"{title:{width}} {COLUMNS}"
    for name in names:
        yield f"{shown(name, MAX_NAME):{width}} {_figures(counted[name])}"


def _figures(tally: Tally) -> str:
    """The counts and figures; a dash where there is nothing to divide by."""
    recall = f"{tally.recall:.3f}" if tally.gold else "-"
    precision = f"{tally.precision:.3f}" if tally.rows else "-"
    f1 = f"{tally.f1:.3f}" if tally.gold and tally.rows else "-"
    return (
        f"{tally.gold:5} {tally.found:5} {recall:>7} {tally.rows:5} {tally.right:5} "
        f"{precision:>9} {f1:>6}"
    )


def _negatives(evaluation: Evaluation) -> Iterator[str]:
    labelled = {label.document for label in evaluation.gold.clauses}
    false = false_in_negatives(evaluation.judged, evaluation.gold.documents)
    silent = {document: count for document, count in false.items() if document not in labelled}
    optional = {document: count for document, count in false.items() if document in labelled}
    yield ""
    yield f"Documents without clauses: {_false_rows(silent)}"
    yield f"Documents with optional clauses alone: {_false_rows(optional)}"
    for document, count in false.items():
        if count:
            yield f"  {shown(document)}: {count}"


def _false_rows(false: Mapping[str, int]) -> str:
    rows = sum(false.values())
    each = f", {rows / len(false):.2f} a document" if false else ""
    return f"{len(false)}; false rows {rows}{each}"


def _carve_outs(evaluation: Evaluation) -> Iterator[str]:
    reach_of, bindings = evaluation.reaches, evaluation.bindings
    if not reach_of:
        return
    wanted = [one for one in evaluation.judged.wanted() if one.label in reach_of]
    title = "Carve-outs, by where their exclusion is printed"
    yield ""
    yield f"{title}  gold found  recall  bound right wrong"
    for reach in Reach:
        found = [one.found for one in wanted if reach_of[one.label] is reach]
        right = [one.right for one in bindings if reach_of[one.label] is reach]
        if not found and not right:
            continue
        recall = f"{sum(found) / len(found):.3f}" if found else "-"
        yield (
            f"{reach.value:{len(title)}} {len(found):5} {sum(found):5} {recall:>7} "
            f"{len(right):6} {sum(right):5} {len(right) - sum(right):5}"
        )
    yield "  (bound: those found whose exclusion is labelled, optional ones too)"
    for page, near in (("the same page", True), ("another page", False)):
        right = [one.right for one in bindings if one.near is near]
        share = f", {sum(right) / len(right):.3f}" if right else ""
        yield f"Bound right where both are labelled on {page}: {sum(right)} of {len(right)}{share}"
    yield from _far_carve_outs(evaluation)


def _far_carve_outs(evaluation: Evaluation) -> Iterator[str]:
    """What became of each carve-out whose exclusion is printed elsewhere."""
    bound = {binding.label: binding for binding in evaluation.bindings}
    for label, found in evaluation.judged.labels:
        if evaluation.reaches.get(label) is not Reach.FAR:
            continue
        if label not in bound:
            said = "found as another kind" if found else "not found"
        elif bound[label].right:
            said = "right"
        else:
            said = f"WRONG, {_bound_to(evaluation, bound[label])}"
        optional = " (optional)" if label.optional else ""
        yield (
            f'  {shown(label.document)} p. {label.page} "{shown(label.anchor)}" limits '
            f'p. {label.of_page} "{shown(label.of)}"{optional}: {said}'
        )


def _bound_to(evaluation: Evaluation, binding: JudgedBinding) -> str:
    named = {
        one.row.id: one.row
        for one in evaluation.judged.rows
        if one.row.document == binding.label.document
    }
    rows = [named[id] for id in binding.limits if id in named]
    if not rows:
        return "bound to nothing"
    return "bound to " + "; ".join(f'p. {row.page} "{shown(row.text)}"' for row in rows)


def _ranking(evaluation: Evaluation) -> Iterator[str]:
    yield ""
    for recall in RECALLS:
        precision = precision_at(evaluation.judged, recall)
        said = "not reached" if precision is None else f"{precision:.3f}"
        yield f"Precision of the rows ranked by score at {recall:.0%} recall: {said}"
    yield f"Rows that name no rule: {len(evaluation.unruled)}"
    for row in evaluation.unruled:
        yield f"  {_place(row)} rule {shown(row.rule) or 'none'}: {shown(row.text)}"


def _outlooks(evaluation: Evaluation) -> Iterator[str]:
    judged = evaluation.outlooks
    if not judged:
        return
    right = sum(one.right for one in judged)
    cited = [one.cited for one in judged if one.cited is not None]
    mean, recalls = balanced(judged)
    yield ""
    yield f"Outlooks: {right} of {len(judged)} right, accuracy {right / len(judged):.3f}"
    if cited:
        yield f"A deciding page cited: {sum(cited)} of {len(cited)}, {sum(cited) / len(cited):.3f}"
    each = ", ".join(f"{label} {recall:.3f}" for label, recall in recalls.items())
    yield f"Balanced (mean of the recalls): {mean:.3f}; {each}"
    confused = Counter(
        (one.label.outlook.value, one.said or "nothing")
        for one in judged
        if one.label.outlook != one.said
    )
    for (label, said), count in sorted(confused.items()):
        yield f"  {count:3} x labelled {label}, said {said}"


def _facts(evaluation: Evaluation) -> Iterator[str]:
    if not evaluation.facts:
        return
    asked = Counter(one.label.fact for one in evaluation.facts)
    right = Counter(one.label.fact for one in evaluation.facts if one.right)
    yield ""
    yield f"Facts: {right.total()} of {asked.total()} right, {right.total() / asked.total():.3f}"
    for fact, count in sorted(asked.items()):
        yield f"  {fact:26} {right[fact]:4} of {count:<4} {right[fact] / count:.3f}"


def _held_out(evaluation: Evaluation) -> Iterator[str]:
    held_out = evaluation.held_out
    if held_out is None:
        return
    counts = sorted(len(spellings) for spellings in held_out.withheld.values()) or [0]
    full, poorer = by_kind(evaluation.judged), by_kind(held_out.judged)
    yield ""
    yield (
        f"Leave one insurer out: {len(held_out.withheld)} families of documents, each judged "
        "without the spellings that"
    )
    yield (
        "stand in documents of its insurer and of no other, whatever their source: "
        f"{counts[len(counts) // 2]} in the middle, {counts[-1]} at most"
    )
    width = max(map(len, ("By kind", *poorer)))
    yield f"{'By kind':{width}} {COLUMNS}  full F1 difference"
    for kind, tally in poorer.items():
        difference = tally.f1 - full[kind].f1
        yield f"{kind:{width}} {_figures(tally)} {full[kind].f1:8.3f} {difference:+10.3f}"
    yield (
        "Rules that are code or follow the print cannot be left out so: expect less still of an "
        "unseen insurer."
    )


def _errors(evaluation: Evaluation, most: int) -> Iterator[str]:
    judged = evaluation.judged
    yield ""
    for lines in (
        (f"MISSED {_place(label)}: {shown(label.anchor)}" for label in judged.missed()),
        (f"FALSE {_place(row)} [{row.rule}]: {shown(row.text)}" for row in judged.false_rows()),
        (
            f"BOUND WRONG {_place(one.label)} {shown(one.label.anchor)}: "
            f"{_bound_to(evaluation, one)}"
            for one in evaluation.bindings
            if not one.right
        ),
        (
            f"OUTLOOK {shown(one.label.document)} {question_text(one.label.question)}: "
            f"said {one.said or 'nothing'}, labelled {one.label.outlook}"
            for one in evaluation.outlooks
            if not one.right
        ),
        (
            f"FACT {shown(one.label.document)} {one.label.fact}: "
            f"said {shown(one.said) or 'nothing'}, labelled {shown(' or '.join(one.label.values))}"
            for one in evaluation.facts
            if not one.right
        ),
        _left_out(evaluation),
    ):
        yield from _first(lines, most)


def _left_out(evaluation: Evaluation) -> Iterator[str]:
    """The clauses that are found only with what their own insurer taught."""
    if evaluation.held_out:
        poorer = evaluation.held_out.judged.wanted()
        for full, one in zip(evaluation.judged.wanted(), poorer, strict=True):
            if full.found and not one.found:
                yield f"LEFT OUT {_place(full.label)}: {shown(full.label.anchor)}"


def _first(lines: Iterable[str], most: int) -> Iterator[str]:
    """The first `most` of `lines`, and how many more there are."""
    every = list(lines)
    yield from every[:most]
    if len(every) > most:
        yield f"  ... and {len(every) - most} more"


def change_lines(change: Change, earlier: Run, now: Run) -> Iterator[str]:
    """What a run gains and loses against an earlier one."""
    yield ""
    yield (
        f"Against the earlier run: F1 {earlier.total.f1:.3f} then, {now.total.f1:.3f} now; "
        f"{len(change.gained)} clauses gained, {len(change.lost)} lost; "
        f"{len(change.gone_false)} false rows less, {len(change.new_false)} more; "
        f"{len(change.answers_gained)} outlooks and facts gained, {len(change.answers_lost)} lost"
    )
    if change.new_labels or change.gone_labels:
        yield (
            f"  not compared: {change.new_labels} labels that are new, {change.gone_labels} that "
            "are gone"
        )
    for word, places in (
        ("GAINED", change.gained),
        ("LOST", change.lost),
        ("FALSE NO MORE", change.gone_false),
        ("FALSE NOW", change.new_false),
    ):
        yield from (f"{word} {_saved(place)}" for place in places)
    for word, answers in (
        ("GAINED", change.answers_gained),
        ("LOST", change.answers_lost),
    ):
        yield from (f"{word} {shown(one.doc)} {shown(one.asked)}" for one in answers)


def _saved(place: Place) -> str:
    return f"{shown(place.doc)} p. {place.page} {shown(place.kind)}: {shown(place.text)}"
