"""The words of the page: labels, reasons and advice in plain language. No logic, no policy text."""

from __future__ import annotations

from typing import NamedTuple

from analyzer.advice.pieces import LetterKind
from analyzer.labels import (
    ClauseKind,
    Code,
    Confidence,
    DocumentType,
    Ground,
    OutlookLabel,
    Scope,
)
from analyzer.reading.limits import Stage

TITLE = "What does this plan say about cosmetic care?"
INTRO = (
    "Give carveout a health-plan document. It finds the sentences on cosmetic care, shows them "
    "on their page and says what to expect for one procedure and one reason."
)
CLOSING = (
    "This is a reading of one document, not legal or medical advice; the plan decides. "
    "Nothing you open here leaves this computer."
)

# The reasons in the order in which people look for them: `(choice, rest of "…pay for X …")`.
REASONS: dict[Ground, tuple[str, str]] = {
    Ground.UNKNOWN: ("I don't know, or it is not given", ""),
    Ground.APPEARANCE: ("My looks", "for looks"),
    Ground.INJURY: ("A scar or damage from an injury", "after an injury"),
    Ground.BURN: ("A scar or damage from a burn", "after a burn"),
    Ground.ACNE: ("Acne or acne scars", "for acne or its scars"),
    Ground.PRIOR_SURGERY: ("A scar or damage from an earlier operation", "after an operation"),
    Ground.FUNCTIONAL_IMPAIRMENT: (
        "It gets in the way of seeing, breathing, eating or moving",
        "for a loss of function",
    ),
    Ground.PAIN: ("It hurts", "for pain"),
    Ground.INFECTION: ("Infections or rashes that come back", "for infections"),
    Ground.CANCER: ("Cancer, or what its treatment left", "after cancer"),
    Ground.MASTECTOMY: ("A breast was removed (mastectomy)", "after a mastectomy"),
    Ground.CONGENITAL: ("I was born with it", "for a condition from birth"),
    Ground.DISEASE: ("Another illness", "for an illness"),
    Ground.WEIGHT_LOSS: ("Loose skin after losing much weight", "after weight loss"),
    Ground.PSYCHOLOGICAL: ("It weighs on my mind", "for emotional distress"),
}


class LabelWords(NamedTuple):
    """`sentence` takes the procedure with its reason as `{what}`."""

    title: str
    sentence: str
    steps: tuple[str, ...]


LABELS: dict[OutlookLabel, LabelWords] = {
    OutlookLabel.EXCLUDED: LabelWords(
        "Excluded",
        "By this document, the plan does not pay for {what}.",
        (
            "Check whether the true cause fits an exception: an injury, a burn, an illness, an "
            "operation. Choose it above and read the answer again.",
            "If no exception fits, expect to pay yourself. Ask for the full price beforehand; "
            "health spending accounts mostly refuse cosmetic care as well.",
            "An appeal needs new facts, for example records of the cause or of lost function.",
        ),
    ),
    OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT: LabelWords(
        "Excluded, unless an exception applies",
        "By this document, the plan does not pay for {what}, unless one of its exceptions fits.",
        (
            "Find out four things: the cause; when it happened and whether you were insured then; "
            "what it hinders or how it hurts; what has been tried before.",
            "Choose the reason above to see whether an exception reaches it.",
            "Read each exception below in full before you ask the plan.",
        ),
    ),
    OutlookLabel.POSSIBLE_MEDICAL_NECESSITY: LabelWords(
        "Possible, if medically necessary",
        "The plan may pay for {what}, if it agrees that it is medically necessary.",
        (
            "Ask for approval in writing before anything is done.",
            "Send a letter from your doctor, photographs and notes of earlier treatment, with the "
            "code of the procedure{codes} and a diagnosis code that names the cause.",
            "Nothing is promised: the plan decides on the papers it gets.",
        ),
    ),
    OutlookLabel.COVERED: LabelWords(
        "Covered",
        "This document says that the plan pays for {what}.",
        (
            "Check that the doctor and the clinic are in the network of the plan.",
            "Ask whether approval is needed first, and get it in writing.",
            "Ask what your share of the cost is.",
        ),
    ),
    OutlookLabel.NOT_ADDRESSED: LabelWords(
        "Not addressed",
        "This document does not decide whether the plan pays for {what}.",
        (
            "Ask the plan for the full contract, often called Evidence or Certificate of Coverage, "
            "and for its medical policy on this procedure. Read that one here.",
            "Most contracts that speak of cosmetic care exclude it.",
        ),
    ),
    OutlookLabel.UNREAD: LabelWords(
        "Not read",
        "Much of this document is in a language that carveout does not read, so it cannot say "
        "whether the plan pays for {what}.",
        (
            "Ask the plan for the document in English or Spanish and read that one here.",
            "Or have somebody who knows the language look for words on cosmetic care.",
        ),
    ),
}

KINDS: dict[ClauseKind, str] = {
    ClauseKind.EXCLUSION: "Exclusion",
    ClauseKind.CARVE_OUT: "Exception",
    ClauseKind.COVERAGE: "Coverage",
    ClauseKind.DEFINITION: "Definition",
    ClauseKind.PRIOR_AUTHORIZATION: "Prior approval",
    ClauseKind.APPEAL: "Appeal",
    ClauseKind.DOCUMENTATION: "Papers wanted",
}
KIND_HELP: dict[ClauseKind, str] = {
    ClauseKind.EXCLUSION: "the plan does not pay",
    ClauseKind.CARVE_OUT: "takes something out of an exclusion again (a carve-out)",
    ClauseKind.COVERAGE: "the plan pays",
    ClauseKind.DEFINITION: "what a word means in this document",
}

CONFIDENCE: dict[Confidence, str] = {
    Confidence.HIGH: "High confidence: the wording is clear.",
    Confidence.MEDIUM: (
        "Medium confidence: a summary, wording that does not name this case, or an unknown date."
    ),
    Confidence.LOW: "Low confidence: the wording leaves it open; ask the plan.",
}

FLAGS: dict[str, str] = {
    "needs_full_document": "Read the full contract too, or ask for the papers that belong to it.",
    "prior_auth_advised": "Get approval in writing before the procedure.",
    "prior_auth_required": "The document asks for approval before the procedure.",
    "prior_auth_missing": "Done without approval, it may not be paid.",
    "pa_missing": "Done without approval, it may not be paid.",
    "experimental_risk": "Many plans call this procedure unproven, a second ground to refuse it.",
    "named_exclusion": "The exclusion names this procedure.",
    "absolute_wording": "The exclusion is worded without any exception.",
    "psych_rejected": "Distress about looks alone is not accepted as a reason.",
    "legal_mandate_hint": "A law on breast reconstruction may apply.",
    "time_limit_risk": "A time limit may have passed.",
    "external_policy": "The criteria are kept in another paper: ask the plan for it.",
    "section_scope": "The wording may belong to another part of the plan.",
    "wrong_document": "This may not be a medical plan.",
    "amendment_conflict": "An amendment may change this wording.",
    "manual_review": "Have a person read the quoted wording.",
    "legal_review": "Another passage speaks for it, or the law is in dispute: ask for a review.",
    "external_appeal_right": "State law may give you an appeal outside the plan.",
    "congenital_is_exclusion": "Here a condition from birth is a reason to refuse.",
    "age_limit": "What speaks for it ends at an age.",
    "ask_user_ground": "Tell the reason for the procedure to get a clearer answer.",
    "ask_user_date": "The date of the event decides: find it out.",
    "one_course": "Only the first operation or course is paid for.",
    "while_insured": "The event must have happened while you were insured.",
    "opd_excluded": "Care without a stay in hospital is not paid for.",
    "doctor_certificate": "The doctor has to certify that it is needed.",
    "inpatient_only": "Only care in a hospital is paid for.",
    "mbs_item_required": "It is paid for only under an item of the public schedule.",
    "tier_check": "It depends on the product tier that you hold.",
    "scope_binding": "The exception belongs to operations, not to this treatment.",
    "limited_to_complication": "Only the complication is paid for, not the first procedure.",
    "definition_only": "The document only explains terms.",
    "scope_other_domain": "The wording belongs to another part of the plan, such as drugs.",
    "poorly_read": "The page is a scan, and its words could hardly be read: check the quote.",
    "evidence_conflict_resolved": "The papers differ; the fuller one decides.",
}

DOCUMENT_TYPES: dict[DocumentType, str] = {
    DocumentType.SBC: "Summary of Benefits and Coverage",
    DocumentType.CONTRACT: "Full plan contract",
    DocumentType.SUMMARY: "Plan summary",
    DocumentType.MEDICAL_POLICY: "Medical policy",
    DocumentType.OTHER: "Document of another kind",
}

# What to call a failure in two or three words; the problem and the remedy come with it.
FAILURES: dict[Code, str] = {
    Code.E_NO_TEXT: "No text to read",
    Code.E_GARBLED_TEXT: "Text is garbled",
    Code.E_PASSWORD: "Locked with a password",
    Code.E_NOT_PDF: "Not a PDF",
    Code.E_DAMAGED: "Damaged file",
    Code.E_EMPTY: "Empty file",
    Code.E_TOO_LARGE: "Too large",
    Code.E_TOO_MANY_PAGES: "Too many pages",
}
FAILURE_TITLE = "Could not be read"
FAILURE_NOTE = "Nothing was decided: this is not the answer “not addressed”."

HOW_TITLE = "How to read this"
HOW_INTRO = (
    "An outlook is what one document lets you expect for one procedure and one reason. It quotes "
    "the sentence that decides, so that you can check it on its page."
)
# What stands beside each outlook on that page: `(title, what it means)`.
MEANINGS: dict[OutlookLabel, tuple[str, str]] = {
    OutlookLabel.EXCLUDED: (
        "Excluded",
        "The document excludes it, and nothing in it reaches the reason you chose.",
    ),
    OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT: (
        "Excluded, unless an exception applies",
        "Excluded to begin with. An exception (a carve-out) could reach it, but the reason is "
        "not known yet, or the criteria stand in another paper.",
    ),
    OutlookLabel.POSSIBLE_MEDICAL_NECESSITY: (
        "Possible if medically necessary",
        "The reason meets an exception, a reconstructive benefit or the test of medical "
        "necessity. The plan still decides each case.",
    ),
    OutlookLabel.COVERED: (
        "Covered",
        "The document says that it pays for this procedure for this reason.",
    ),
    OutlookLabel.NOT_ADDRESSED: (
        "Not addressed",
        "Nothing in the document decides it. Silence is never cover: ask the plan.",
    ),
    OutlookLabel.UNREAD: (
        "Not read",
        "Much of the document is in a language other than English and Spanish, and nothing that "
        "could be read decides it.",
    ),
}

METHODS_TITLE = "Methods"
METHODS_INTRO = (
    "carveout reads the text of a PDF with the place of every word, finds the sentences that "
    "speak of cosmetic care by rules that anybody can read, and decides by a table. It uses no "
    "language model and no network: the same file gives the same answer."
)

METHODS_STEPS = (
    "The words of every page are read with their places, in the order in which people read them. "
    "Scans and damaged pages are told as unread; they never count as silence.",
    "Phrases from a list that anybody can read are looked for: names of procedures, words for "
    "looks, for exclusion, for exception. Damaged words are mended first.",
    "Each sentence gets its part from its own words, from the line that leads into its list, from "
    "its table row and from the headings above it. Exceptions are tied to their exclusion.",
    "A table of decisions turns what was found, and the reason you chose, into one of five "
    "outlooks. The row that decided is named under “What next, and why”.",
)
FIGURES_INTRO = (
    "Measured on 78 real plan documents and excerpts that careful readers labelled. The rules were "
    "developed on these very documents, so expect less on others."
)
METHODS_LIMITS = (
    "It reads English and Spanish, and no scans without text.",
    "Wording far from the usual is missed more often than it is misread.",
    "It does not know prices, networks or medical policies that are not in the paper.",
    "A table whose verdicts are ticks and crosses drawn as pictures is not understood.",
)
HOW_LIMITS = (
    "It is no legal or medical advice, and no decision: the plan decides each case.",
    "It knows only the papers that you give it. A summary often leaves out what the contract says.",
    "A document that cannot be read gets no outlook. That is not the answer “not addressed”.",
)

UPLOAD = (
    "One PDF, or several papers of one plan: summary, contract, rider. Word and HTML files too."
)
MORE = "Another paper of the same plan (PDF, Word, HTML or text)"
# By name, for the browser's dialogue; what a file is, is told by what is in it.
UPLOAD_TYPES = ("pdf", "docx", "html", "htm", "txt")
NO_PAGES = (
    "This document has no printed pages, so each finding is shown in the text around it. List "
    "items and the paragraphs of table cells count as paragraphs; in a text file, lines count."
)
DECIDES = "decides"
# What the samples are, in plain words.
SAMPLES: dict[str, str] = {
    "coc_granite_state_choice.pdf": "US certificate of coverage",
    "fehb_union_harbor_2026.pdf": "US federal employees' brochure",
    "in_suraksha_shield.pdf": "Indian policy wording",
    "plan_silent_birchwood.pdf": "A plan that is silent on cosmetic care",
    "sbc_2012_pinegrove_hmo.pdf": "US summary of benefits, older form",
    "sbc_2012_pinegrove_hmo_es.pdf": "The same in Spanish",
    "sbc_2021_lakeshore_ppo.pdf": "US summary of benefits",
    "sbc_2021_lakeshore_ppo_es.pdf": "The same in Spanish",
    "scan_maple_county_sbc.pdf": "A scan without text",
    "spd_orchard_works.pdf": "US employer's plan description",
    "spd_orchard_works_2026.pdf": "The same a year later",
    "spd_orchard_works_es.pdf": "Parts of it in Spanish",
    "travel_blue_kite.pdf": "Travel policy",
    "uk_pennine_guide.pdf": "UK member's guide",
}
# The parts under the answer, by the name that the code has for them.
PARTS: dict[str, str] = {
    "evidence": "On the page",
    "clauses": "All clauses",
    "review": "Accept or reject",
    "why": "What next, and why",
    "take": "Downloads and letters",
}
REVIEW = (
    "Say of each finding whether it is right. Nothing is stored: save the verdicts as a file, "
    "which carveout evaluate takes as labels. Rows that you add to it with the verdict missed "
    "stand for clauses that were not found."
)
PARTS_OF_SILENCE = {part: PARTS[part] for part in ("why", "take")}

SCOPES: dict[Scope, str] = {
    Scope.MEDICAL: "Medical care",
    Scope.DRUG: "Drugs",
    Scope.DENTAL: "Dental care",
    Scope.VISION: "Vision care",
    Scope.FSA: "Spending account",
    Scope.PET: "Pets",
    Scope.PROPERTY: "Property",
    Scope.INCOME: "Income and liability",
}

LETTERS: dict[LetterKind, str] = {
    LetterKind.PRIOR_AUTH: "Ask for approval beforehand",
    LetterKind.APPEAL: "Appeal a refusal",
    LetterKind.DOCUMENT_REQUEST: "Ask for papers",
}
LETTERS_HINT = (
    "Drafts that quote this document word for word with its pages. What only you know stands in "
    "brackets: fill it in, and check each quote against its page."
)
STATES = {
    "CA": "California",
    "IL": "Illinois",
    "MN": "Minnesota",
    "NY": "New York",
    "TX": "Texas",
}
NO_LAW = "no listed law of this state asks for more than the document says here."


def papers(count: int) -> str:
    """The title over several papers."""
    return f"{count} papers of one plan"


# What is done with a page while a document is read.
STEPS = {
    Stage.LOOK: "Looking at how the file is made",
    Stage.READ: "Reading {page}",
    Stage.COMPARE: "Reading {page} a second time",
    Stage.RECOGNISE: "Recognising the letters on {page}, a picture",
    Stage.RULE: "Looking for tables on {page}",
}
FINDING = "Finding clauses"
