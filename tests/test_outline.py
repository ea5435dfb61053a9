"""Printed lines become headings, paragraphs, items and cells, each under what leads into it."""

from __future__ import annotations

from itertools import pairwise
from textwrap import dedent

import pytest

from analyzer.labels import BlockKind
from analyzer.outline import outline
from analyzer.records import Policy
from tests.building import Printed, block_with, build_policy, said, stacked, typed

SIGNS = {
    BlockKind.PARAGRAPH: "",
    BlockKind.ITEM: "* ",
    BlockKind.CELL: "| ",
    BlockKind.FURNITURE: "~ ",
}


def tree(policy: Policy) -> str:
    """The outline as text: items signed with *, headings with one # a rank, furniture with ~.

    What hangs under a lead-in or an item is indented below it. Of a long text the ends are shown.
    """
    blocks = outline(policy).blocks
    depths: list[int] = []
    rows: list[str] = []
    for block in blocks:
        depth = 0 if block.parent is None else depths[block.parent] + 1
        depths.append(depth)
        sign = SIGNS.get(block.kind, "#" * (len(block.heading_path) + 1) + " ")
        rows.append("  " * depth + sign + _ends(said(policy, block)))
    return "\n".join(rows)


def _ends(text: str) -> str:
    words = text.split(" ")
    return text if len(words) <= 9 else " ".join([*words[:5], "…", *words[-3:]])


def shape(text: str) -> str:
    return dedent(text).strip("\n")


LISTS = {
    "bullets-under-a-lead-in": (
        """
        The plan does not pay for any of the following services or supplies, whatever
        their cause:
          • Cosmetic surgery, and everything that has to be done because of it, such as
            the repair of a scar.
          • Dental care
          • Travel to and from a provider
        Ask us before you have any of these done to you at a place of your own choosing.
        """,
        """
        The plan does not pay … whatever their cause:
          * • Cosmetic surgery, and everything … of a scar.
          * • Dental care
          * • Travel to and from a provider
        Ask us before you have … your own choosing.
        """,
    ),
    "three-deep": (
        """
        These services are not covered under any benefit that this booklet may describe:
        1. Surgery that changes how you look, unless one of these is the reason for it:
           a. an injury that you had while you were covered, if the surgery is done within
              a year, and
              • the injury was reported
              • a doctor has seen it
           b. a birth defect of a child
        2. Weight loss programs
        """,
        """
        These services are not covered … booklet may describe:
          * 1. Surgery that changes how … reason for it:
            * a. an injury that you … a year, and
              * • the injury was reported
              * • a doctor has seen it
            * b. a birth defect of a child
          * 2. Weight loss programs
        """,
    ),
    "lettered-i-after-h": (
        """
        We exclude what is listed below, and we do so for all of the members of the plan:
        g. Cosmetic surgery, unless it is needed for one of the reasons that stand here:
           i. a birth defect
           ii. an injury
        h. Removal of a tattoo
        i. Piercing of any part of the body
        j. Hair transplants and wigs
        """,
        """
        We exclude what is listed … of the plan:
          * g. Cosmetic surgery, unless it … that stand here:
            * i. a birth defect
            * ii. an injury
          * h. Removal of a tattoo
          * i. Piercing of any part of the body
          * j. Hair transplants and wigs
        """,
    ),
    "roman-one-under-lettered-h": (
        """
        We exclude what is listed below, and we do so for all of the members of the plan:
        g. Hair transplants and wigs
        h. Cosmetic surgery, unless it is needed for one of the reasons that stand here:
        i. a birth defect
        ii. an injury
        """,
        """
        We exclude what is listed … of the plan:
          * g. Hair transplants and wigs
          * h. Cosmetic surgery, unless it … that stand here:
            * i. a birth defect
            * ii. an injury
        """,
    ),
    "bullets-that-came-out-as-something-else": (
        """
        The plan does not pay for any of the following services or supplies, whatever
        their cause:
          • Cosmetic surgery, and everything that has to be done because of it, such as
            the repair of a scar;
          p spider veins on the legs and all that is done to take them away, by laser or
            by needle;
          •q Dental care;
          • Travel to and from a provider.
        the cost of any of these is yours alone, and it counts towards no limit of this
        plan.
        """,
        """
        The plan does not pay … whatever their cause:
          * • Cosmetic surgery, and everything … of a scar;
          * p spider veins on the … or by needle;
          * •q Dental care;
          * • Travel to and from a provider.
        the cost of any of … of this plan.
        """,
    ),
    "letters-that-came-out-as-something-else": (
        """
        The plan pays for each of these services if a doctor has asked for it before the
        day on which it is done:
        (a) surgery to repair what an accident did to the body of the member, at any
            time after it;
        (h} release of a scar;
        (c) removal of a birthmark.
        """,
        """
        The plan pays for each … it is done:
          * (a) surgery to repair what … time after it;
          * (h} release of a scar;
          * (c) removal of a birthmark.
        """,
    ),
    "text-that-wraps-to-the-left-of-its-number": (
        """
        1. The plan pays for surgery that repairs what an accident did to the body of a
        member. It pays for the same work after a burn, after cancer, and where a child.
        at birth had a defect.
        """,
        """
        * 1. The plan pays for … had a defect.
        """,
    ),
    "numbers-with-depth": (
        """
        2. Surgery of every kind is subject to the rules that are printed in this section.
           2.1 The plan does not pay for any of these, whatever a doctor may say about them:
               2.1.1 Surgery for looks
               2.1.2 Surgery of the teeth
           2.2 Surgery after an accident is paid for.
        """,
        """
        * 2. Surgery of every kind … in this section.
          * 2.1 The plan does not … say about them:
            * 2.1.1 Surgery for looks
            * 2.1.2 Surgery of the teeth
          * 2.2 Surgery after an accident is paid for.
        """,
    ),
    "numbers-with-depth-under-a-plain-one": (
        """
        2. The plan does not pay for any of these, whatever a doctor may say about it to you:
        2.1 Surgery for looks
        2.2 Surgery of the teeth
        3. Surgery after an accident is paid for.
        """,
        """
        * 2. The plan does not … it to you:
          * 2.1 Surgery for looks
          * 2.2 Surgery of the teeth
        * 3. Surgery after an accident is paid for.
        """,
    ),
    "a-second-lead-in": (
        """
        The plan does not pay for these, whatever a doctor may say about it to you or to us:
        • Surgery for looks
        • Travel
        The plan does pay for these:
        • Surgery after an accident
        """,
        """
        The plan does not pay … or to us:
          * • Surgery for looks
          * • Travel
        The plan does pay for these:
          * • Surgery after an accident
        """,
    ),
    "without-bullets": (
        """
        The plan pays nothing at all for the following services, even when a doctor says that
        they are needed:
        Cosmetic surgery
        Hearing aids
        Eye glasses and contact lenses
        Private duty nursing
        """,
        """
        The plan pays nothing at … they are needed:
          Cosmetic surgery
          Hearing aids
          Eye glasses and contact lenses
          Private duty nursing
        """,
    ),
    "one-sentence-without-bullets": (
        """
        The plan pays nothing at all for any of the following, even when a doctor says that it is
        needed:
          surgery that is done for looks;
          surgery of the teeth, unless it is needed because of an accident that happened to you
          while you were covered; or
          travel.
        Whatever else is needed is paid for as the other parts of this booklet say that it is.
        """,
        """
        The plan pays nothing at … it is needed:
          surgery that is done for looks;
          surgery of the teeth, unless … were covered; or
          travel.
        Whatever else is needed is … that it is.
        """,
    ),
    "markers-glued-to-their-text": (
        """
        The plan pays nothing at all for any of the following, even when a doctor says that it is
        needed:
          (a)surgery that is done for looks, and what has to be done to you because of it in later
             years
          (b)travel
          ii.Wigs
        """,
        """
        The plan pays nothing at … it is needed:
          * (a)surgery that is done for … in later years
          * (b)travel
          * ii.Wigs
        """,
    ),
    "note-inside-a-list": (
        """
        The plan does not cover what is named in this list, with the exceptions it states:
        • Cosmetic surgery of any kind
        Note: Surgery after a mastectomy is not cosmetic.
        • Dental care for adults
        """,
        """
        The plan does not cover … exceptions it states:
          * • Cosmetic surgery of any kind
            Note: Surgery after a mastectomy is not cosmetic.
          * • Dental care for adults
        """,
    ),
    "paragraph-indented-under-its-item": (
        """
        The plan does not cover the services that follow, nor what has to be done after them:
        •  Cosmetic surgery of any kind, on any part of the body, at any age you may be.

           Surgery after an accident is something else.

        •  Dental care for adults
        """,
        """
        The plan does not cover … done after them:
          * • Cosmetic surgery of any … you may be.
            Surgery after an accident is something else.
          * • Dental care for adults
        """,
    ),
    "number-in-the-middle-of-a-sentence": (
        """
        You find the rules for surgery that is done for your looks in the booklet, in section
        5. of the part on exclusions, and the rules for your teeth in the other one that we
        12. of May sent you.
        """,
        """
        You find the rules for … May sent you.
        """,
    ),
    "number-after-a-line-that-stopped-early": (
        """
        Each of these rules limits what this plan pays for surgery on you or on your children.

        Rules on surgery
        1. Surgery for looks is not covered.
        2. Surgery of the teeth is not covered.
        """,
        """
        Each of these rules limits … on your children.
        Rules on surgery
          * 1. Surgery for looks is not covered.
          * 2. Surgery of the teeth is not covered.
        """,
    ),
}


@pytest.mark.parametrize(("printed", "expected"), LISTS.values(), ids=LISTS)
def test_a_list_hangs_together(printed: str, expected: str) -> None:
    policy = build_policy(typed(printed))

    assert tree(policy) == shape(expected)


def test_a_deeper_number_that_is_not_indented_hangs_under_its_lead_in() -> None:
    policy = build_policy(
        typed(
            """
            2.1 The plan does not pay for any of these, whatever a doctor may say about them:
            2.1.1 Surgery for looks
            2.2 Surgery after an accident is paid for.
            """
        )
    )

    assert tree(policy) == shape(
        """
        * 2.1 The plan does not … say about them:
          * 2.1.1 Surgery for looks
        * 2.2 Surgery after an accident is paid for.
        """
    )


def test_a_lettered_i_is_the_sister_of_h_when_a_roman_list_stood_between() -> None:
    policy = build_policy(
        typed(
            """
            We exclude what is listed below, and we do so for all of the members of the plan:
            h. Cosmetic surgery, unless it is needed for one of the reasons that stand here:
               i. a birth defect
               ii. an injury
            i. Removal of a tattoo
            """
        )
    )
    blocks = outline(policy)

    sister = block_with(policy, blocks, "i. Removal")

    assert sister.parent == block_with(policy, blocks, "h. Cosmetic").parent


def test_a_list_goes_on_over_a_page_end() -> None:
    policy = build_policy(
        [
            *typed(
                """
                We do not cover the services in this list, and nobody may waive that for you:
                • Cosmetic surgery, except where it mends an injury that you had while you were
                """,
                top=690,
            ),
            *typed("  covered by us", page=2, top=72),
            *typed("• Dental care", page=2, top=84),
            Printed(1, 300, 760, "Page 1", furniture=True),
            Printed(2, 300, 760, "Page 2", furniture=True),
        ]
    )

    assert tree(policy) == shape(
        """
        We do not cover the … that for you:
          * • Cosmetic surgery, except where … covered by us
          * • Dental care
        ~ Page 1
        ~ Page 2
        """
    )


def test_a_sentence_over_a_page_end_is_one_block() -> None:
    policy = build_policy(
        [
            *typed("No benefit is paid for surgery that is done to change how", top=700),
            *typed("a member looks, whatever the member may feel about it.", page=2, top=72),
            *typed("A new sentence begins a block of its own on the new page.", page=3, top=72),
            Printed(1, 300, 760, "Evidence of Coverage", furniture=True),
        ]
    )

    assert tree(policy) == shape(
        """
        No benefit is paid for … feel about it.
        A new sentence begins a … the new page.
        ~ Evidence of Coverage
        """
    )


def test_white_space_parts_paragraphs() -> None:
    policy = build_policy(
        typed(
            """
            We cover surgery that makes good what an accident has done to you, if it is done
            within two years of the day on which the accident has happened to you as a member.

            We cover nothing that is done for the sake of looks, and we say so here in a line
            that is as long as any other.
            """
        )
    )

    assert tree(policy) == shape(
        """
        We cover surgery that makes … as a member.
        We cover nothing that is … as any other.
        """
    )


def test_a_sentence_goes_on_over_a_little_more_white_than_usual() -> None:
    policy = build_policy(
        [
            *typed("We cover surgery that makes good what an accident has done to you, and no"),
            Printed(1, 72, 118, "other surgery at all."),
            *typed(
                """
                We cover visits to a doctor, be it at home or in an office of our own network
                or of another, if we have agreed to it before you go there, and if there is
                no other doctor nearby.
                """,
                top=160,
            ),
        ]
    )

    assert tree(policy) == shape(
        """
        We cover surgery that makes … surgery at all.
        We cover visits to a … other doctor nearby.
        """
    )


def test_a_sentence_goes_on_where_its_font_changes() -> None:
    policy = build_policy(
        typed(
            """
            **We do not cover surgery that is done to change the way in which you or others look,**
            unless it is done to mend an injury.
            """
        )
    )

    assert tree(policy) == "We do not cover surgery … mend an injury."


def test_a_bold_line_as_wide_as_the_text_under_it_is_its_heading() -> None:
    policy = build_policy(
        typed(
            """
            **Surgery Performed For Appearance And Related Services Excluded Under Every Benefit**
            Surgery that is done for nothing but looks is left out of this plan and all others too.
            """
        )
    )

    assert [block.kind for block in outline(policy)] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_column_of_short_lines_is_a_list_by_the_room_that_it_leaves() -> None:
    policy = build_policy(
        [
            *typed(
                """
                The plan pays nothing at all for the services that are named in this list here:
                """
            ),
            *stacked("Acupuncture", "Cosmetic surgery", "Dental care", top=130, region=1),
        ]
    )

    assert tree(policy) == shape(
        """
        The plan pays nothing at … this list here:
          Acupuncture
          Cosmetic surgery
          Dental care
        """
    )


def test_a_line_that_stops_early_ends_its_paragraph() -> None:
    policy = build_policy(
        typed(
            """
            We cover surgery that makes good what an accident has done to you or to your child.
            Ask us first.
            We cover nothing that is done for the sake of looks, and we say so here in a line.
            """
        )
    )

    assert tree(policy).split("\n")[-1].startswith("We cover nothing")


RUN_IN = {
    "after-a-paragraph-of-two-lines": """
        **Copayment.** What you pay for a visit, due on the day of that visit, to your provider,
        in cash or by card, before you are seen; the card that you were sent says how much it is.
        **Deductible.** What you pay in a year before we begin to pay for what is covered here.
        """,
    "after-a-paragraph-of-one-line": """
        **Copayment.** What you pay for a visit, due on the day of that visit, to your provider.
        **Deductible.** What you pay in a year before we begin to pay for what is covered here.
        """,
}


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(
            printed,
            id=case,
        )
        for case, printed in RUN_IN.items()
    ],
)
def test_a_bold_title_at_the_head_of_a_line_begins_a_block(printed: str) -> None:
    policy = build_policy(typed(printed))

    starts = [row.split(".")[0] for row in tree(policy).split("\n")]

    assert starts == ["Copayment", "Deductible"]


HEADINGS = {
    "by-size": (
        [(1, 72, 80, "What this plan leaves out", 16.0), (1, 72, 110, "Looks", 13.0)],
        ["What this plan leaves out", "Looks"],
    ),
    "larger-after-smaller-closes-it": (
        [(1, 72, 80, "Looks", 13.0), (1, 72, 110, "What this plan leaves out", 16.0)],
        ["What this plan leaves out"],
    ),
    "plain-size-but-bold": (
        [(1, 72, 80, "WHAT THIS PLAN LEAVES OUT"), (1, 72, 110, "Looks", 10.0, True)],
        ["WHAT THIS PLAN LEAVES OUT", "Looks"],
    ),
    "capitals-alone": (
        [(1, 72, 80, "GENERAL EXCLUSIONS")],
        ["GENERAL EXCLUSIONS"],
    ),
    "named-section": (
        [(1, 72, 80, "Section 4 Exclusions")],
        ["Section 4 Exclusions"],
    ),
    "two-lines": (
        [(1, 72, 80, "What this plan leaves", 16.0), (1, 72, 99, "out of its benefits", 16.0)],
        ["What this plan leaves out of its benefits"],
    ),
    "same-rank-replaces": (
        [(1, 72, 80, "Benefits", 13.0, True), (1, 72, 110, "Exclusions", 13.0, True)],
        ["Exclusions"],
    ),
    "deeper-number-is-lower": (
        [(1, 72, 80, "4.1 Exclusions", 13.0, True), (1, 72, 110, "4.1.2 Looks", 13.0, True)],
        ["4.1 Exclusions", "4.1.2 Looks"],
    ),
    "sentence-in-bold-is-none": (
        [(1, 72, 80, "Read every page of this booklet.", 10.0, True)],
        [],
    ),
    "continued": (
        [
            (1, 72, 80, "Exclusions", 16.0, True),
            (1, 72, 110, "Teeth", 13.0, True),
            (2, 72, 80, "Exclusions (continued)", 16.0, True),
        ],
        ["Exclusions (continued)"],
    ),
}


@pytest.mark.parametrize(("headings", "expected"), HEADINGS.values(), ids=HEADINGS)
def test_a_paragraph_stands_under_its_headings(headings: list[tuple], expected: list[str]) -> None:
    page = headings[-1][0]
    body = "Surgery that is done for nothing but looks is not paid for by this plan or its trust."
    policy = build_policy([*headings, (page, 72, 140, body), (page, 72, 152, body)])
    blocks = outline(policy)

    path = block_with(policy, blocks, "Surgery that").heading_path

    assert [said(policy, blocks.blocks[place]) for place in path] == expected


def test_a_heading_that_is_marked_as_continued_closes_the_one_under_it() -> None:
    policy = build_policy(
        [
            Printed(1, 72, 80, "Exclusions", 16.0, True),
            Printed(1, 72, 110, "Teeth", 13.0, True),
            Printed(2, 72, 80, "Exclusions (cont.)", 16.0, True),
            Printed(2, 72, 110, "Surgery for looks alone."),
        ]
    )
    blocks = outline(policy)

    assert block_with(policy, blocks, "Surgery").heading_path == (2,)


def test_headings_with_nothing_under_them_are_a_list() -> None:
    names = ("Cosmetic surgery", "Dental care", "Hearing aids", "Travel", "Wigs")
    policy = build_policy(
        [
            Printed(1, 72, 80, "EXCLUDED SERVICES", 14.0, True),
            *(
                Printed(1, 72, 110 + 20 * number, name, 10.0, True)
                for number, name in enumerate(names)
            ),
            *typed(
                """
                The services above are left out of this plan for each and every one of its members.
                """,
                top=240,
            ),
        ]
    )
    kinds = [block.kind for block in outline(policy)]

    assert kinds == [BlockKind.HEADING, *[BlockKind.ITEM] * 5, BlockKind.PARAGRAPH]


def test_a_list_goes_on_under_a_title_that_is_printed_again() -> None:
    policy = build_policy(
        [
            Printed(1, 72, 660, "Exclusions", 16.0, True),
            *typed(
                """
                We pay for none of these, and no one may change that by word of mouth or in writing:
                • Cosmetic surgery
                """,
                top=690,
            ),
            Printed(2, 72, 72, "Exclusions, continued", 16.0, True),
            *typed("• Dental care", page=2, top=100),
            Printed(2, 72, 140, "Benefits", 16.0, True),
            *typed("• Visits to a doctor", page=2, top=170),
        ]
    )
    blocks = outline(policy)

    lead_in = blocks.blocks.index(block_with(policy, blocks, "We pay"))

    assert block_with(policy, blocks, "• Dental").parent == lead_in
    assert block_with(policy, blocks, "• Visits").parent is None


CAPITALS = {
    "title": ("WHAT THIS PLAN LEAVES OUT", BlockKind.HEADING),
    "title-with-a-stop": ("GENERAL EXCLUSIONS.", BlockKind.HEADING),
    "question": ("WHAT DOES THIS PLAN NOT PAY FOR AT ALL?", BlockKind.HEADING),
    "sentence": ("COSMETIC SURGERY IS NOT PAID FOR BY THIS PLAN.", BlockKind.PARAGRAPH),
}


@pytest.mark.parametrize(("text", "kind"), CAPITALS.values(), ids=CAPITALS)
def test_a_line_of_capitals_is_a_title_unless_it_is_a_sentence(text: str, kind: BlockKind) -> None:
    body = "Surgery that is done for nothing but looks is not paid for by this plan or its trust."
    policy = build_policy([Printed(1, 72, 80, text), *stacked(body, body, body, top=110)])

    assert next(block.kind for block in outline(policy)) is kind


def test_capitals_make_no_title_on_a_page_that_is_set_in_them() -> None:
    body = "NO BENEFIT IS PAID FOR SURGERY THAT CHANGES HOW A MEMBER LOOKS, WHATEVER ITS CAUSE IS"
    policy = build_policy(
        [*stacked(body, body, "AND NOT EVEN THEN."), Printed(1, 72, 160, "SURGERY OF THE NOSE")]
    )

    assert {block.kind for block in outline(policy)} == {BlockKind.PARAGRAPH}


def _box(top: float, region: int, title: str, *bullets: str) -> list[Printed]:
    """A box as a summary of benefits has it: a bold title of two sizes, bullets in columns."""
    lines = [
        Printed(1, 72, top, f"**{title}** (Check your policy or plan document for more", 9.0),
        Printed(1, 72, top + 11, "information and a list of any other services.)", 9.0),
    ]
    lines = [line._replace(region=region) for line in lines]
    for column, bullet in enumerate(bullets, start=1):
        lines += stacked(bullet, x0=72 + 180 * (column - 1), top=top + 26, region=region + column)
    return lines


def test_the_paragraph_at_the_head_of_an_sbc_box_leads_into_its_bullets() -> None:
    policy = build_policy(
        [
            Printed(1, 72, 80, "Excluded Services & Other Covered Services:", 11.0, True),
            *_box(
                100,
                1,
                "Services Your Plan Generally Does NOT Cover",
                "• Cosmetic surgery",
                "• Long-term care",
                "• Routine foot care",
            ),
            *_box(
                160,
                5,
                "Other Covered Services",
                "• Bariatric surgery",
                "• Hearing aids",
            ),
        ]
    )

    assert tree(policy) == shape(
        """
        # Excluded Services & Other Covered Services:
        Services Your Plan Generally Does … any other services.)
          * • Cosmetic surgery
          * • Long-term care
          * • Routine foot care
        Other Covered Services (Check your … any other services.)
          * • Bariatric surgery
          * • Hearing aids
        """
    )


CONTENTS = {
    "leaders": "{title} ........................ {page}",
    "spaced-leaders": "{title} . . . . . . . . . . {page}",
    "numbers-alone": "{title} {page}",
    "index": "{title} {page}, {after}",
}


@pytest.mark.parametrize("row", CONTENTS.values(), ids=CONTENTS)
def test_contents_and_index_are_no_evidence(row: str) -> None:
    titles = ("Benefits", "Cosmetic surgery", "Dental care", "Exclusions", "Hearing aids", "Wigs")
    listing = [
        (1, 72, 100 + 14 * number, row.format(title=title, page=7 + number, after=31 + number))
        for number, title in enumerate(titles)
    ]
    policy = build_policy([*listing, (2, 72, 100, "The plan pays for none of this.")])
    blocks = outline(policy)

    kinds = {title: block_with(policy, blocks, title).kind for title in titles}

    assert kinds == dict.fromkeys(titles, BlockKind.FURNITURE)
    assert block_with(policy, blocks, "The plan").kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "leader",
    [
        pytest.param(" ........... ", id="leaders"),
        pytest.param(" ", id="numbers-alone"),
    ],
)
def test_the_text_under_a_short_table_of_contents_is_evidence(leader: str) -> None:
    titles = ("Benefits", "Claims", "Dental care", "Exclusions", "Hearing aids", "Wigs")
    policy = build_policy(
        [
            *stacked(*(f"{title}{leader}{page}" for page, title in enumerate(titles, start=3))),
            *typed(
                """
                The plan does not pay for surgery that is done to change how a member looks, nor
                for what has to be done because of it, be it at once or in later years.
                """,
                top=220,
            ),
        ]
    )

    block = block_with(policy, outline(policy), "The plan does not pay")

    assert block.kind is BlockKind.PARAGRAPH


def test_contents_with_their_numbers_in_a_column_are_no_evidence() -> None:
    titles = ("Benefits", "Cosmetic surgery", "Dental care", "Exclusions", "Hearing aids", "Wigs")
    names = stacked(*titles, region=0)
    numbers = stacked(*[str(7 + number) for number in range(6)], x0=500, region=1)
    policy = build_policy([*names, *numbers])

    assert {block.kind for block in outline(policy)} == {BlockKind.FURNITURE}


def test_amounts_at_a_few_line_ends_make_no_contents_page() -> None:
    rows = [f"You pay for visit number {number}" for number in range(1, 6)]
    policy = build_policy(stacked(*rows))

    assert BlockKind.FURNITURE not in {block.kind for block in outline(policy)}


def _row(top: float, row: int, label: str, verdict: str, *, bold: bool = False) -> list[Printed]:
    """A ruled row of two cells; the label is always bold, the verdict if asked."""
    return [
        Printed(1, 72, top, label, 10.0, True, 2 * row, cell=(0, row, 0)),
        Printed(1, 300, top, verdict, 10.0, bold, 2 * row + 1, cell=(0, row, 1)),
    ]


def test_the_bold_label_of_a_ruled_row_is_a_cell_and_a_bold_row_stays_a_heading() -> None:
    policy = build_policy(
        [
            *_row(100, 0, "Service", "What you pay", bold=True),
            *_row(120, 1, "Liposuction", "Not covered"),
            *_row(140, 2, "Wigs after chemotherapy", "up to our allowance"),
        ]
    )

    blocks = outline(policy).blocks

    assert [(block.kind, block.row, block.column) for block in blocks] == [
        (BlockKind.HEADING, (1, 0, 0), 0),
        (BlockKind.HEADING, (1, 0, 0), 1),
        (BlockKind.CELL, (1, 0, 1), 0),
        (BlockKind.CELL, (1, 0, 1), 1),
        (BlockKind.CELL, (1, 0, 2), 0),
        (BlockKind.CELL, (1, 0, 2), 1),
    ]


def test_the_cells_of_a_table_over_small_notes_are_no_titles() -> None:
    notes = "These notes are set smaller than the table that they stand under, and say far more."
    rows = [
        line._replace(size=12.0, bold=False)
        for number in range(4)
        for line in _row(100 + 20 * number, number, f"Surgery number {number}", "Not covered")
    ]
    policy = build_policy([*rows, *stacked(*[notes] * 9, top=220, size=8.0, region=20)])

    assert [block.kind for block in outline(policy)][:8] == [BlockKind.CELL] * 8


def test_a_tick_before_a_verdict_makes_a_cell_no_list() -> None:
    policy = build_policy(
        [
            *_row(100, 0, "Rehabilitation", "✓ Covered"),
            *_row(120, 1, "Cosmetic surgery", "✗ Not covered"),
            *_row(140, 2, "Hearing aids", "• A visit a year"),
        ]
    )

    kinds = {said(policy, block): block.kind for block in outline(policy)}

    assert kinds["✓ Covered"] is kinds["✗ Not covered"] is BlockKind.CELL
    assert kinds["• A visit a year"] is BlockKind.ITEM


def test_a_ruled_cell_of_several_lines_is_one_block() -> None:
    policy = build_policy(
        [
            *stacked("Surgery done to", "change how you look", cell=(0, 0, 0)),
            *stacked("not covered", x0=300, region=1, cell=(0, 0, 1)),
        ]
    )

    assert tree(policy) == shape(
        """
        | Surgery done to change how you look
        | not covered
        """
    )


def test_blocks_do_not_overlap_and_leave_no_word_out() -> None:
    policy = build_policy(
        [
            line
            for number, (printed, _) in enumerate(LISTS.values(), start=1)
            for line in [*typed(printed, page=number), Printed(number, 300, 770, f"Page {number}")]
        ]
    )

    blocks = outline(policy).blocks

    places = sorted((block.start, block.end) for block in blocks)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert all(any(start <= word.start < end for start, end in places) for word in policy.words)
