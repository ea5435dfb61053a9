"""Which headings stand above a block, and which line leads into its list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzer.labels import BlockKind
from analyzer.reading.lines import CONTINUED
from analyzer.records import Line, Policy

INDENT = 4.0  # points by which text must move to count as indented
# An entry of a list in one sentence.
LISTED = re.compile(r"^[^;]*;(?:\s+(?:and|or|and/or|y|o|y/o))?$")
SMALL = re.compile("[a-z]")
NOTE = re.compile(r"(?:please\s+)?not(?:es?|as?)\s*:", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A block under construction: its lines, in order."""

    lines: list[Line]
    marker: str = ""  # the kind of list marker it begins with: bullet, digit, lower ...
    value: str = ""  # the marker as printed
    text_x0: float = 0.0  # where the text behind the marker begins
    kind: BlockKind = BlockKind.PARAGRAPH
    heading_path: tuple[int, ...] = ()
    parent: int | None = None
    level: int = 0

    @property
    def x0(self) -> float:
        return self.lines[0].box.x0

    @property
    def row(self) -> tuple[int, int, int] | None:
        """Page, table and row, if the block stands in a ruled cell."""
        line = self.lines[0]
        return (line.page, *line.cell[:2]) if line.cell else None

    @property
    def column(self) -> int:
        line = self.lines[0]
        return line.cell[2] if line.cell else 0


def hang(policy: Policy, drafts: list[Draft]) -> None:
    """Gives every block its heading path, and every item the block that leads into it."""
    headings: list[int] = []
    list_stack: list[int] = []  # the lead-in and the open items, outermost first
    itemised: set[int] = set()  # lead-ins whose entries have markers
    for number, draft in enumerate(drafts):
        if draft.kind is BlockKind.FURNITURE:
            continue
        headings = _without_other_tables(drafts, headings, draft)
        if headings and _has_left_term(drafts[headings[-1]], draft):
            headings.pop()
        if draft.kind is BlockKind.HEADING:
            own = rank(policy, draft)
            if draft.row and headings and drafts[headings[-1]].row == draft.row:
                draft.level = len(headings)
                draft.heading_path = _over_column(drafts, headings, draft)
                headings.append(number)  # the head of another column
                continue
            goes_on = headings and _continues(policy, drafts[headings[-1]], draft)
            while headings and rank(policy, drafts[headings[-1]]) <= own:
                headings.pop()
            draft.level = len(headings)
            draft.heading_path = tuple(headings)
            headings.append(number)
            open_list = list_stack and drafts[list_stack[0]].kind is not BlockKind.ITEM
            if not (goes_on and open_list and _leads_in(policy, drafts[list_stack[0]])):
                list_stack = []
            continue
        draft.heading_path = _over_column(drafts, headings, draft)
        if list_stack and draft.kind is not BlockKind.ITEM and _is_note(policy, draft):
            draft.parent = list_stack[-1]  # a note in a list does not end it
            continue
        if draft.kind is BlockKind.ITEM:
            _close_to_parent(policy, drafts, list_stack, number)
        else:
            _close_list(policy, drafts, list_stack, draft, itemised)
        draft.parent = list_stack[-1] if list_stack else None
        draft.level = sum(drafts[place].kind is BlockKind.ITEM for place in list_stack)
        if draft.kind is BlockKind.ITEM:
            itemised.update(list_stack[:1])
            list_stack.append(number)
        elif (not list_stack or _leads_in(policy, draft)) and _has_letters(policy, draft):
            if not _indented_under(drafts, list_stack, draft):
                list_stack.clear()
                draft.parent = None
            list_stack.append(number)


def _over_column(drafts: list[Draft], headings: list[int], draft: Draft) -> tuple[int, ...]:
    """The headings that stand over `draft`: of the heads of a table's columns only its own."""
    return tuple(
        place
        for place in headings
        if drafts[place].row is None
        or drafts[place].column == draft.column
        or (not drafts[place].column and not _same_table(drafts[place], draft))
    )


def _has_left_term(term: Draft, draft: Draft) -> bool:
    """Whether `draft` stands no longer in the column beside a glossary's last term."""
    return term.lines[0].term and not draft.lines[0].term and draft.x0 < term.x0 + INDENT


def _same_table(one: Draft, other: Draft) -> bool:
    return one.row is not None and other.row is not None and one.row[:2] == other.row[:2]


def _without_other_tables(drafts: list[Draft], headings: list[int], draft: Draft) -> list[int]:
    """The open headings but for heads over the later columns of a table that has ended."""
    return [
        place for place in headings if not drafts[place].column or _same_table(drafts[place], draft)
    ]


def _continues(policy: Policy, before: Draft, heading: Draft) -> bool:
    """Whether a heading says again, on a later page, the one under which the text stands."""
    said, again = (
        policy.text[draft.lines[0].start : draft.lines[-1].end].casefold()
        for draft in (before, heading)
    )
    bare = CONTINUED.sub("", again)
    return bare != again and bare.strip() == CONTINUED.sub("", said).strip()


def _has_letters(policy: Policy, draft: Draft) -> bool:
    text = policy.text[draft.lines[0].start : draft.lines[-1].end]
    return any(char.isalpha() for char in text)


def _is_note(policy: Policy, draft: Draft) -> bool:
    return bool(NOTE.match(policy.text, draft.lines[0].start))


def rank(policy: Policy, draft: Draft) -> tuple[float, bool, bool, int]:
    line = draft.lines[0]
    if line.kind is BlockKind.HEADING:  # its size is its rank
        return (line.size, False, False, 0)
    text = policy.text[line.start : line.end]
    depth = -draft.value.count(".") if draft.marker == "depth" else 0
    return (round(2 * line.size) / 2, all_capitals(text), line.bold, depth)


def _same_place(one: Draft, other: Draft) -> bool:
    return (one.lines[-1].page, one.lines[-1].region) == (
        other.lines[0].page,
        other.lines[0].region,
    )


def _close_to_parent(policy: Policy, drafts: list[Draft], stack: list[int], at: int) -> None:
    """Closes open items down to the one (or the lead-in) that the item `at` hangs under."""
    item = drafts[at]
    number = item.value.strip("(). ")
    if item.marker == "roman" and _follows_letter(drafts, stack, at, number):
        item.marker = "lower"
    for place in range(len(stack) - 1, -1, -1):
        other = drafts[stack[place]]
        if other.kind is not BlockKind.ITEM:
            continue
        if item.marker == "depth" and number.startswith(other.value.strip("(). ") + "."):
            del stack[place + 1 :]  # 2.1.3 hangs under 2.1, however it is indented
            return
        if item.marker == other.marker == "depth":
            if number.count(".") == other.value.strip("(). ").count("."):
                del stack[place:]
                return
            continue
        if (other.marker == item.marker and other.value[:1] != "(") or other.value == item.value:
            same = _same_place(other, item)
            if not same or abs(other.x0 - item.x0) < 1.5 * INDENT:
                del stack[place:]
                return
    while stack:
        top = drafts[stack[-1]]
        if top.marker != item.marker and _leads_in(policy, top):
            return
        # A lead-in may stand as far left as its list; an item that is a parent may not.
        reach = INDENT if top.kind is BlockKind.ITEM else -INDENT
        if not _same_place(top, item) or top.x0 <= item.x0 - reach:
            return
        stack.pop()


def _follows_letter(drafts: list[Draft], stack: list[int], at: int, letter: str) -> bool:
    """Whether "i." comes after "h." and not before "ii."."""
    if len(letter) != 1 or not any(
        drafts[place].marker == "lower"
        and drafts[place].value.strip("(). ") == chr(ord(letter) - 1)
        and abs(drafts[place].x0 - drafts[at].x0) < INDENT
        for place in stack
    ):
        return False
    later = (drafts[place] for place in range(at + 1, len(drafts)))
    following = next((draft for draft in later if draft.marker in ("roman", "lower")), None)
    return following is None or following.value.strip("(). ") != 2 * letter


def _close_list(
    policy: Policy, drafts: list[Draft], stack: list[int], draft: Draft, itemised: set[int]
) -> None:
    """Closes what a paragraph ends: the items that it is not indented under, then the lead-in."""
    while stack:
        top = drafts[stack[-1]]
        if (
            top.kind is BlockKind.ITEM
            and draft.x0 >= top.text_x0 - INDENT
            and _same_place(top, draft)
        ):
            return
        if (
            top.kind is not BlockKind.ITEM
            and len(stack) == 1
            and stack[0] not in itemised
            and _bare_list_entry(policy, top, draft)
            and not _has_ended(policy, drafts[stack[0] + 1 :], draft)
        ):
            return
        stack.pop()


def _bare_list_entry(policy: Policy, lead_in: Draft, draft: Draft) -> bool:
    """Whether `draft` is an entry of a list without markers under `lead_in`."""
    text = policy.text[lead_in.lines[0].start : lead_in.lines[-1].end]
    own = policy.text[draft.lines[0].start : draft.lines[-1].end]
    return text.endswith(":") and len(own.split()) < 40 and not own.endswith(":")


def _has_ended(policy: Policy, entries: list[Draft], draft: Draft) -> bool:
    """Whether the entries before `draft` are one sentence, parted by semicolons, that has ended."""
    said = []
    for entry in entries:
        if entry is draft:
            break
        said.append(policy.text[entry.lines[0].start : entry.lines[-1].end])
    return len(said) > 1 and bool(LISTED.search(said[-2])) and said[-1].endswith(".")


def _leads_in(policy: Policy, draft: Draft) -> bool:
    return policy.text.endswith((":", "-", "–", "—"), 0, draft.lines[-1].end)


def _indented_under(drafts: list[Draft], stack: list[int], draft: Draft) -> bool:
    if not stack:
        return False
    top = drafts[stack[-1]]
    return top.kind is BlockKind.ITEM and draft.x0 >= top.text_x0 - INDENT


def all_capitals(text: str) -> bool:
    if SMALL.search(text):  # nearly every line: asked before any letter is looked at
        return False
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and all(char.isupper() for char in letters)
