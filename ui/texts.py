"""The words of the page: labels, reasons and advice in plain language. No logic, no policy text."""

from __future__ import annotations

from typing import NamedTuple

from analyzer.labels import ClauseKind, Code, Confidence, DocumentType, Ground, OutlookLabel

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
    Confidence.MEDIUM: "Medium confidence: a summary, or wording that does not name this case.",
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
