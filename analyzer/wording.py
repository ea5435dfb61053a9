"""The shapes of sentences that no phrase of the lexicon can hold.

Each is searched in the text of one sentence or one block.
"""

from __future__ import annotations

import re

# Sentences that tell the reader what to do, or what the paper is about: they decide nothing.
ADVICE = re.compile(
    r"\W*(?:note:?\s+)?(?:not all|the fact that|if you (?:have|would like)|make sure|be sure|ask"
    r"|keep|remember|check|contact|call|understand|note that you|don't"
    r"|do not (?:be|forget|hesitate)|this (?:document|policy|statement|policy statement|section)"
    r" (?:addresses|describes|supplements|explains|discusses))\b",
    re.IGNORECASE,
)
# Advice behind which a statement stands: "Remember that ... is not covered", "If you have ...".
ASSERTS = re.compile(
    r"\W*(?:note:?\s+)?(?:(?:understand|remember|keep in mind|note that you)\b.{0,20}\bthat\b"
    r"|if you have (?!any\b|questions?\b|concerns?\b))",
    re.IGNORECASE | re.DOTALL,
)
# A question that tells what it asks: "Do you know that your plan pays for ...?"
TELLS = re.compile(r"\W*(?:do|did) you know\b", re.IGNORECASE)
# A sentence that goes on with what the one before it said.
ANAPHORA = re.compile(
    r"(?:this|these|those|it|they|such|examples?|for example)\b(?:\s+\w+){0,3}?\s*"
    r"(?:include|includes|are|is|:)",
    re.IGNORECASE,
)
EXCEPTION_GOES_ON = re.compile(
    r"(?:such|this|these|the)\s+(?:authorization|approval|exception|exceptions)\b", re.IGNORECASE
)
# A lead-in that need not name a topic itself: "This exclusion does not apply to:".
LISTS_EXCEPTIONS = re.compile(
    r"\b(?:exclusions?|exceptions?|except|unless)\b[^:]{0,60}:\s*$", re.IGNORECASE
)
NEGATION = re.compile(r"\b(?:not|never|cannot|nor)\b|n't\b", re.IGNORECASE)
EXCEPTIONS_TITLE = re.compile(r"\W*(?:\w+\W+){0,2}exceptions?\b", re.IGNORECASE)
REFERS_BACK = re.compile(
    r"\b(?:exclusions?|limitations?|items?|paragraph|clause|rule)\b.{0,30}\bnot\s+(?:appl|extend|reach)"
    r"|\bnor\s+does\s+th|\bhowever\b",
    re.IGNORECASE | re.DOTALL,
)
WAITING_PERIOD = re.compile(r"waiting\s+period|\bExcl\s?-?\s?0[123]\b", re.IGNORECASE)
WAITS_FOR = re.compile(
    r"\b(?:first|until|expiry of|within)\b.{0,40}\b(?:months?|years?|days)\b",
    re.IGNORECASE | re.DOTALL,
)
# "(e.g., certain plastic surgery procedures)"
EXAMPLE_BRACKET = re.compile(
    r"\((?:e\.?g\.?|for example|such as|including)\b[^()]*\)", re.IGNORECASE
)
LIMITS = re.compile(r"\b(?:is|are)\s+limited\s+to\b", re.IGNORECASE)
# "(for medical necessity criteria see the bulletin on breast reconstruction)"
REFERENCE_BRACKET = re.compile(r"\((?:for\b[^()]*\b)?(?:see|refer to)\b[^()]*\)", re.IGNORECASE)
ASIDE = re.compile(r"\W*(?:note\b|(?:\w+\s+){0,2}examples?\b|if you\b)", re.IGNORECASE)
# "Exception 2: We pay for ..."
EXCEPTION_TITLE = re.compile(r"\W*exceptions?(?:\s+[\w.]{1,4})?\s*[:\u2013\u2014-]", re.IGNORECASE)
# What stands before "does not include" when that speaks of the exclusion before it.
STILL_THE_SAME = re.compile(
    r"\b(?:but|which|that|it|this|(?:this|that|the)\s+(?:term|exclusion|definition))\s*$",
    re.IGNORECASE,
)
# A sentence whose subject is the heading above it: "Not insured on any site.", "We pay if ...".
ELLIPTIC = re.compile(
    r"\W*(?:this|these|it|they|such|no benefits?|no cover(?:age)?|cover(?:age)? is"
    r"|(?:is |are )?(?:not |never |only )?(?:covered|insured|payable|eligible|excluded|funded|paid"
    r"|available|a (?:covered )?benefit)|benefits? (?:is|are|will)"
    r"|we (?:do not |don't |will not |won't |will |may |only )?(?:cover|pay|exclude))\b",
    re.IGNORECASE,
)
# What "cosmetic in nature" is said of when it is said of all care, not of one operation.
ANY_CARE = re.compile(
    r"\b(?:treatments?|services?|procedures?|surgery|supplies|care|operations|expenses|charges"
    r"|interventions|anything)\b(?:,?\s+(?:or|and|any|other|which|that|is|are|be|deemed|we|surgery"
    r"|services|supplies|procedures|treatment|care|performed|provided))*\s*$",
    re.IGNORECASE,
)
EXAMPLES = re.compile(r"\bsuch as\b|\be\.?g\.|\bfor example\b|\bexamples?\b", re.IGNORECASE)
# What follows a semicolon inside a list of reasons.
STILL_LISTED = re.compile(r"\s*(?:(?:and|or)\b|\(?[a-z0-9ivx]{1,4}[.)]\s)", re.IGNORECASE)
# What an exception is made to, if that is no exclusion: "exceptions to the deductible".
ELSEWHERE = re.compile(
    r"\s+to\s+(?!(?:\w+\s+){0,3}(?:exclusions?|limitations?|above|this|cosmetic)\b)", re.IGNORECASE
)
# What makes a named defect an operation: "repair of a cleft palate".
OPERATES = re.compile(
    r"\b(?:surg\w+|operations?|repairs?|repaired|correct\w*|reconstruct\w*|grafts?|treatment)\b",
    re.IGNORECASE,
)
# What a cell says of the cost of the benefit in its row, and so that it is one.
PRICE = re.compile(
    r"[$£€]\s?\d|\d\s?%|\b(?:co-?pay\w*|co-?insurance|deductible|no charge|in full|per admission"
    r"|per visit|plan allowance|as any other|subject to|up to)\b",
    re.IGNORECASE,
)
# What follows the name of a benefit where no verb does: "Reconstructive surgery to repair ...".
BARE = re.compile(
    r"[,\s]+(?:when|for|to|that|which|if|following|after|needed|required|performed|necessary|due"
    r"|as|in connection|incidental|on|includes?)\b",
    re.IGNORECASE,
)
# An item that states a condition of the benefit above it, and no benefit.
CONDITION = re.compile(r"\W*(?:[a-z0-9]{1,3}[.)]\s+)?(?:it|they|you|we|your|this)\b", re.IGNORECASE)
