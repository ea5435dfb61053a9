"""Exact phrases: every row proves itself, offsets are exact, and the gate loses nothing."""

import pytest

from analyzer.labels import Ground, MentionKind, Scope, Sign
from analyzer.lexicon import Row, load
from analyzer.matching import TOPIC_KINDS, Matcher, sentences
from analyzer.records import Mention

LEXICON = load()
EXAMPLES = [text for row in LEXICON.rows for text in (*row.examples, *row.counterexamples)]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(LEXICON)


def rules(matcher: Matcher, text: str) -> set[str]:
    return {mention.rule for mention in matcher.find(text)}


def said(text: str, mentions: list[Mention], kind: MentionKind) -> list[str]:
    return [text[mention.start : mention.end] for mention in mentions if mention.kind is kind]


@pytest.mark.parametrize("row", LEXICON.rows, ids=lambda row: row.id)
def test_a_row_hits_its_examples_and_not_its_counterexamples(matcher: Matcher, row: Row) -> None:
    for text in row.examples:
        assert row.id in rules(matcher, text), text
    for text in row.counterexamples:
        assert row.id not in rules(matcher, text), text


@pytest.mark.parametrize("procedure", LEXICON.procedures, ids=lambda procedure: procedure.id)
def test_every_alias_names_its_procedure(matcher: Matcher, procedure: object) -> None:
    aliases = procedure.aliases  # type: ignore[attr-defined]
    for alias in aliases:
        for text in (alias, f"No benefits for {alias.lower()}, or for its results."):
            named = {mention.procedure for mention in matcher.find(text)}
            assert procedure.id in named, text  # type: ignore[attr-defined]


def test_the_gate_loses_no_topic(matcher: Matcher) -> None:
    aliases = [alias for procedure in LEXICON.procedures for alias in procedure.aliases]
    phrases = [phrase for row in LEXICON.rows for phrase in row.phrases]

    lost = [
        text
        for text in (*EXAMPLES, *aliases, *phrases)
        if not matcher.gate(text) and any(m.kind in TOPIC_KINDS for m in matcher.find(text))
    ]

    assert lost == []


@pytest.mark.parametrize(
    "text",
    [
        "The annual deductible is $1,500 for one person.",
        "Call us at 1-800-555-0100 to find a doctor in your network.",
        "",
        " \n ",
        "• – —",
    ],
)
def test_the_gate_keeps_out_what_has_no_topic(matcher: Matcher, text: str) -> None:
    assert not matcher.gate(text)


def test_a_place_counts_from_the_offset(matcher: Matcher) -> None:
    text = "We pay nothing for cosmetic  surgery or tattoo\nremoval, “plastic” surgery and peels."

    plain = matcher.find(text)
    shifted = matcher.find(text, 1000)

    assert [(m.start + 1000, m.end + 1000, m.rule) for m in plain] == [
        (m.start, m.end, m.rule) for m in shifted
    ]
    found = {text[m.start - 1000 : m.end - 1000] for m in shifted}
    assert {"cosmetic  surgery", "tattoo\nremoval", "plastic” surgery"} <= found


@pytest.mark.parametrize("text", EXAMPLES)
def test_mentions_are_ordered_and_lie_on_whole_words(matcher: Matcher, text: str) -> None:
    mentions = matcher.find(text)

    bounds = [(m.start, -m.end) for m in mentions]
    assert bounds == sorted(bounds)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert not (text[mention.start - 1 : mention.start + 1].isalnum() and mention.start)
        assert not text[mention.end - 1 : mention.end + 1].isalnum() or mention.end == len(text)


def test_mentions_of_one_row_do_not_overlap(matcher: Matcher) -> None:
    for text in EXAMPLES:
        last: dict[str, int] = {}
        for mention in matcher.find(text):
            assert last.get(mention.rule, 0) <= mention.start, (text, mention)
            last[mention.rule] = mention.end


SPELLINGS = {
    "hyphen": ("micro-needling", "proc-microneedling"),
    "space": ("micro needling", "proc-microneedling"),
    "joined": ("MicroNeedling", "proc-microneedling"),
    "en dash": ("micro\u2013needling", "proc-microneedling"),
    "broken at the line end": ("micro-\nneedling", "proc-microneedling"),
    "no-break hyphen": ("face\u2011lifts", "proc-facelift"),
    "British ae": ("removal of a haemangioma", "proc-laser_vascular"),
    "British our": ("a malignant tumour", "gnd-cancer"),
    "British ise": ("prior authorisation", "adm-prior-authorization"),
    "esthetic": ("esthetic surgery", "cos-surgery"),
    "accent": ("Juv\u00e9derm", "proc-fillers"),
    "lost accent": ("cirugia estetica", "cos-spanish"),
    "capitals": ("COSMETIC SURGERY", "cos-surgery"),
    "plural": ("cosmetic surgeries", "cos-surgery"),
    "singular": ("spider vein", "proc-spider_veins"),
    "plural in brackets": ("burn(s)", "gnd-burn"),
    "trade mark": ("CoolSculpting\u00ae", "proc-liposuction"),
    "footnote star": ("Medically Necessary*", "nec-medically-necessary"),
    "curly apostrophe": ("Women\u2019s Health and Cancer Rights Act", "rec-whcra"),
    "no apostrophe": ("Womens Health and Cancer Rights Act", "rec-whcra"),
    "ampersand": ("Women's Health & Cancer Rights Act", "rec-whcra"),
    "quotation marks": ("\u201cplastic\u201d surgery", "cos-plastic"),
    "slash": ("cosmetic/plastic surgery", "cos-or-plastic"),
    "item number": ("Code \u2013 Excl 08: looks", "cos-excl08"),
}


@pytest.mark.parametrize(("text", "rule"), SPELLINGS.values(), ids=SPELLINGS.keys())
def test_a_spelling_does_not_matter(matcher: Matcher, text: str, rule: str) -> None:
    assert rule in rules(matcher, text)
    assert rule in rules(matcher, f"See: {text}.")


COORDINATED = {
    "Scar or tattoo removal": {"scar_revision", "tattoo_removal"},
    "Removal of moles, scars and tattoos": {"skin_tags", "scar_revision", "tattoo_removal"},
    "Hair removal or replacement": {"hair_removal", "hair_transplant"},
    "Breast augmentation or reduction": {"breast_augmentation", "breast_reduction"},
    "A brow lift": {"facelift", "ptosis_brow"},
    "Spider or varicose veins": {"spider_veins", "varicose_veins"},
}


@pytest.mark.parametrize(("text", "procedures"), COORDINATED.items(), ids=COORDINATED.keys())
def test_names_that_share_a_noun_are_all_found(
    matcher: Matcher, text: str, procedures: set[str]
) -> None:
    assert procedures <= {mention.procedure for mention in matcher.find(text)}


SWALLOWED = {
    "A non-cosmetic operation": MentionKind.COSMETIC,
    "The department of plastic surgery": MentionKind.COSMETIC,
    "Scratches and other aesthetic defects": MentionKind.COSMETIC,
    "Face lifts, including but not limited to mini-lifts": MentionKind.CARVE_OUT_CUE,
    "Her first appearance of symptoms": MentionKind.APPEARANCE,
    "An appeal by anaesthetists against the seal": MentionKind.PROCEDURE,
    "This exclusion does not apply to burns": MentionKind.EXCLUSION_CUE,
    "No benefits are payable": MentionKind.COVERAGE_CUE,
    "Peels are not covered": MentionKind.COVERAGE_CUE,
    "Repair shall not be considered cosmetic": MentionKind.EXCLUSION_CUE,
    "Peels by any means": MentionKind.DEFINITION_CUE,
}


@pytest.mark.parametrize(("text", "kind"), SWALLOWED.items(), ids=SWALLOWED.keys())
def test_a_longer_wording_swallows_what_it_changes(
    matcher: Matcher, text: str, kind: MentionKind
) -> None:
    assert said(text, matcher.find(text), kind) == []


def test_not_medically_necessary_is_no_necessity(matcher: Matcher) -> None:
    found = [m for m in matcher.find("Not medically necessary") if m.kind is MentionKind.NECESSITY]

    assert [mention.rule for mention in found] == ["nec-not"]


def test_a_missing_impairment_is_no_ground(matcher: Matcher) -> None:
    found = matcher.find("A scar without functional impairment")

    assert "app-without-function" in {mention.rule for mention in found}
    assert said("", found, MentionKind.GROUND) == []


def test_a_long_block_takes_time_in_proportion(matcher: Matcher) -> None:
    sentence = "Cosmetic surgery is not covered unless it repairs an injury. "

    assert len(matcher.find(sentence * 3000)) == 3000 * len(matcher.find(sentence))


def test_need_behind_an_exception_is_need(matcher: Matcher) -> None:
    found = rules(matcher, "It is not covered unless it is medically necessary.")

    assert "nec-medically-necessary" in found
    assert "nec-not" not in found


OPPOSITES = {
    "Surgery to improve your appearance": ("app-improve", "rec-normal-appearance"),
    "Surgery to create a normal appearance": ("rec-normal-appearance", "app-improve"),
    "Surgery to restore appearance": ("rec-normal-appearance", "app-improve"),
    "To produce a symmetrical appearance": ("rec-symmetry", "app-improve"),
    "It improves function or creates a normal appearance": ("rec-function", "app-improve"),
}


@pytest.mark.parametrize(("text", "pair"), OPPOSITES.items(), ids=OPPOSITES.keys())
def test_restored_looks_are_not_improved_looks(
    matcher: Matcher, text: str, pair: tuple[str, str]
) -> None:
    hit, missed = pair

    found = rules(matcher, text)

    assert hit in found
    assert missed not in found


AMBIGUOUS = {
    "PRP for hair loss": True,
    "PRP of the retina": False,
    "prp for hair loss": False,
    "pulsed dye laser (PDL)": True,
    "The PDL lists preferred drugs": False,
    "Percutaneous collagen induction (PCI)": True,
    "PCI of a coronary artery": False,
}


@pytest.mark.parametrize(("text", "named"), AMBIGUOUS.items(), ids=AMBIGUOUS.keys())
def test_an_acronym_counts_only_in_its_neighbourhood(
    matcher: Matcher, text: str, named: bool
) -> None:
    assert named is any(rule.startswith("proc-short") for rule in rules(matcher, text))


HEADINGS = {
    "Exclusions": Sign.EXCLUDES,
    "12. GENERAL EXCLUSIONS:": Sign.EXCLUDES,
    "Section 7 - Exclusions and Limitations": Sign.EXCLUDES,
    "Student Medical Plan Exclusions": Sign.EXCLUDES,
    "Not covered:": Sign.EXCLUDES,
    "Not covered: tattoos and peels": Sign.EXCLUDES,
    "What\u2019s not covered?": Sign.EXCLUDES,
    "Services Your Plan Generally Does NOT Cover (Check your plan document.)": Sign.EXCLUDES,
    "Services Your Plan Does NOT Cover (This isn\u2019t a complete list.)": Sign.EXCLUDES,
    "Other Covered Services (Limitations may apply to these services.)": Sign.COVERS,
    "Excluded Services & Other Covered Services:": Sign.NEUTRAL,
    "What is covered and what is not covered": Sign.NEUTRAL,
    "Reconstructive Surgery": Sign.COVERS,
    "B. What we cover": Sign.COVERS,
    "(iii) Exclusions": Sign.EXCLUDES,
    "Zz) Exclusions": Sign.EXCLUDES,
    "CHAPTER 4: EXCLUSIONS": Sign.EXCLUDES,
    "\u2022 Not covered": Sign.EXCLUDES,
    "Exceptions to this exclusion": Sign.CARVES_OUT,
    "10. Definitions of Terms": Sign.DEFINES,
    "Your Rights to Continue Coverage:": Sign.NEUTRAL,
    "Servicios que su plan generalmente NO cubre": Sign.EXCLUDES,
}


@pytest.mark.parametrize(("text", "sign"), HEADINGS.items(), ids=HEADINGS.keys())
def test_a_heading_has_one_sign(matcher: Matcher, text: str, sign: Sign) -> None:
    found = [m for m in matcher.find(text) if m.kind is MentionKind.HEADING]

    assert [mention.sign for mention in found] == [sign]


@pytest.mark.parametrize(
    "text",
    [
        "Benefits are paid after the deductible.",
        "Please read the exclusions",
        "Your doctor explains what is not covered",
        "Cosmetic surgery is covered after an accident",
        "Definitions of need differ widely between the states and the federal programs, as we know",
    ],
)
def test_a_sentence_is_no_heading(matcher: Matcher, text: str) -> None:
    assert said(text, matcher.find(text), MentionKind.HEADING) == []


def test_a_mention_carries_what_its_row_says(matcher: Matcher) -> None:
    found = {m.rule: m for m in matcher.find("Labial veneers, burns and rhinoplasty, not covered")}

    assert found["scp-dental"].scope is Scope.DENTAL
    assert found["gnd-burn"].ground is Ground.BURN
    assert found["proc-rhinoplasty"].procedure == "rhinoplasty"
    assert found["exc-not-covered"].kind is MentionKind.EXCLUSION_CUE
    assert all(mention.score == 100.0 for mention in found.values())


def test_foreign_words_do_not_fill_the_string_store(matcher: Matcher) -> None:
    before = len(matcher._vocab.strings)

    matcher.find("Zyxwvut qqqrst 987654 cosmetic surgery pqowieur")

    assert len(matcher._vocab.strings) <= before + 1


def test_any_character_can_be_read(matcher: Matcher) -> None:
    text = "".join(map(chr, (*range(1, 0xD800), *range(0xE000, 0x20000))))

    assert isinstance(matcher.find(text), list)
    assert isinstance(matcher.gate(text), bool)
    assert all(start < end for start, end in sentences(text))


SENTENCES = {
    "We pay. You pay.": ["We pay.", "You pay."],
    "One line\ngoes on. Two": ["One line\ngoes on.", "Two"],
    "Not covered; except burns.": ["Not covered; except burns."],
    "Care, e.g. Botox, is out. So are peels.": ["Care, e.g. Botox, is out.", "So are peels."],
    "Peels, i.e. Acid peels.": ["Peels, i.e. Acid peels."],
    "See No. 5 and Dr. Rao. He knows.": ["See No. 5 and Dr. Rao.", "He knows."],
    "Is it paid? No. Never!": ["Is it paid?", "No.", "Never!"],
    "Under 42 U.S.C. 1395 it is out. Yes.": ["Under 42 U.S.C. 1395 it is out.", "Yes."],
    "Pay 2.5 times. (a) Burns. (b) Scars.": ["Pay 2.5 times.", "(a) Burns.", "(b) Scars."],
    "3. We do not cover peels. Ever.": ["3. We do not cover peels.", "Ever."],
    "A. Cosmetic care. B. Scars.": ["A. Cosmetic care.", "B. Scars."],
    "He said \u201cno.\u201d We paid.": ["He said \u201cno.\u201d", "We paid."],
    "The space was lost.Then it went on.": ["The space was lost.", "Then it went on."],
    "Acme Inc. Plan pays. Fine.": ["Acme Inc. Plan pays.", "Fine."],
    "Costs, fees, etc. are out.": ["Costs, fees, etc. are out."],
    "  ": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items(), ids=SENTENCES.keys())
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected
    assert [text[start - 50 : end - 50] for start, end in sentences(text, 50)] == expected


@pytest.mark.parametrize("text", EXAMPLES)
def test_sentences_leave_nothing_out(text: str) -> None:
    covered = "".join(text[start:end] for start, end in sentences(text))

    assert "".join(covered.split()) == "".join(text.split())
