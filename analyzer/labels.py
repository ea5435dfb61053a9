"""The closed vocabularies of the domain. They print, compare and go to CSV as their value."""

from enum import StrEnum


class ClauseKind(StrEnum):
    """What a clause does for the reader of a plan document."""

    EXCLUSION = "exclusion"
    CARVE_OUT = "carve_out"
    COVERAGE = "coverage"
    DEFINITION = "definition"
    PRIOR_AUTHORIZATION = "prior_authorization"
    APPEAL = "appeal"
    DOCUMENTATION = "documentation"


class OutlookLabel(StrEnum):
    """What to expect for one procedure and one reason, by this document alone."""

    EXCLUDED = "excluded"
    EXCLUDED_UNLESS_CARVE_OUT = "excluded_unless_carve_out"
    POSSIBLE_MEDICAL_NECESSITY = "possible_medical_necessity"
    COVERED = "covered"
    NOT_ADDRESSED = "not_addressed"
    # What decides may stand in a language that is not read; an empty cell in CSV and JSON.
    UNREAD = "unread"

    @property
    def cell(self) -> str:
        """The label as tables print it."""
        return "" if self is OutlookLabel.UNREAD else self.value


SILENT = frozenset({OutlookLabel.NOT_ADDRESSED, OutlookLabel.UNREAD})
# How much an outlook promises; silence promises as little as an exclusion.
PROMISE = {
    OutlookLabel.EXCLUDED: 0,
    OutlookLabel.NOT_ADDRESSED: 0,
    OutlookLabel.UNREAD: 0,
    OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT: 1,
    OutlookLabel.POSSIBLE_MEDICAL_NECESSITY: 2,
    OutlookLabel.COVERED: 3,
}


class Ground(StrEnum):
    """The reason for a procedure. UNKNOWN prints as the empty string."""

    UNKNOWN = ""
    APPEARANCE = "appearance"
    ACNE = "acne"
    INJURY = "injury"
    BURN = "burn"
    PRIOR_SURGERY = "prior_surgery"
    CANCER = "cancer"
    DISEASE = "disease"
    INFECTION = "infection"
    CONGENITAL = "congenital"
    MASTECTOMY = "mastectomy"
    FUNCTIONAL_IMPAIRMENT = "functional_impairment"
    PAIN = "pain"
    PSYCHOLOGICAL = "psychological"
    WEIGHT_LOSS = "weight_loss"


class Scope(StrEnum):
    """The part of a plan that a clause speaks of. Only MEDICAL decides a medical procedure."""

    MEDICAL = "medical"
    DRUG = "drug"
    DENTAL = "dental"
    VISION = "vision"
    FSA = "fsa"
    PET = "pet"
    PROPERTY = "property"
    INCOME = "income"  # pays for lost work or for damage done to others, not for care


class DocumentType(StrEnum):
    """What kind of paper a document is."""

    SBC = "sbc"
    CONTRACT = "contract"
    SUMMARY = "summary"
    MEDICAL_POLICY = "medical_policy"
    OTHER = "other"


class Unit(StrEnum):
    """What the numbered places of a document are."""

    PAGE = "page"
    PARAGRAPH = "paragraph"  # list items and the paragraphs of table cells count too
    LINE = "line"


class Confidence(StrEnum):
    """How far an outlook can be relied on, by how plainly the document says it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class FoundBy(StrEnum):
    """How a phrase was found."""

    EXACT = "exact"
    FUZZY = "fuzzy"
    STRUCTURE = "structure"
    MODEL = "model"


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    FURNITURE = "furniture"  # running heads and feet, tables of contents: never evidence


class MentionKind(StrEnum):
    """What a lexicon row stands for. The files of models/lexicon/ use these values."""

    COSMETIC = "cosmetic"  # cosmetic, aesthetic, plastic surgery, beautification
    APPEARANCE = "appearance"  # the purpose: to improve, change or enhance appearance
    PROCEDURE = "procedure"  # names a procedure of procedures.csv
    RECONSTRUCTION = "reconstruction"  # reconstructive surgery, restore symmetry
    NECESSITY = "necessity"  # medically necessary, medical necessity
    GROUND = "ground"  # a reason that a carve-out may accept
    EXCLUSION_CUE = "exclusion_cue"  # not covered, we do not pay
    COVERAGE_CUE = "coverage_cue"  # is covered, we will pay for
    CARVE_OUT_CUE = "carve_out_cue"  # except, unless, this exclusion does not apply
    DEFINITION_CUE = "definition_cue"  # means, is defined as
    ABSOLUTE = "absolute"  # in any form or manner, regardless of
    LOOK_ALIKE = "look_alike"  # swallows a mention that lies inside it: non-cosmetic
    SCOPE = "scope"  # dental, vision, drug ... wording
    HEADING = "heading"  # a heading that gives its section a sign
    PRIOR_AUTHORIZATION = "prior_authorization"
    APPEAL = "appeal"
    DOCUMENTATION = "documentation"


class Sign(StrEnum):
    """What a heading or a lead-in says of the text under it."""

    EXCLUDES = "excludes"
    COVERS = "covers"
    CARVES_OUT = "carves_out"
    DEFINES = "defines"
    NEUTRAL = "neutral"  # closes the sign of the section before


class Status(StrEnum):
    """How a document of a batch fared."""

    ANALYSED = "analysed"
    PARTIAL = "partial"
    FAILED = "failed"


class PartitionBy(StrEnum):
    """What the files of a table are parted by."""

    HASH = "hash"  # of the document's name
    INSURER = "insurer"


class Code(StrEnum):
    """Why a document failed (E_) or needs a second look (W_). `messages` says it in words."""

    E_EMPTY = "E_EMPTY"
    E_NOT_PDF = "E_NOT_PDF"
    E_DAMAGED = "E_DAMAGED"
    E_NO_PAGES = "E_NO_PAGES"
    E_PASSWORD = "E_PASSWORD"  # noqa: S105 - a code, not a secret
    E_ENCRYPTION_UNSUPPORTED = "E_ENCRYPTION_UNSUPPORTED"
    E_NO_TEXT = "E_NO_TEXT"
    E_GARBLED_TEXT = "E_GARBLED_TEXT"
    E_XFA = "E_XFA"
    E_TOO_LARGE = "E_TOO_LARGE"
    E_TOO_MANY_PAGES = "E_TOO_MANY_PAGES"
    E_LIMIT_STREAM = "E_LIMIT_STREAM"
    E_LIMIT_PAGE_TIME = "E_LIMIT_PAGE_TIME"
    E_LIMIT_PAGE_CHARS = "E_LIMIT_PAGE_CHARS"
    E_TIMEOUT = "E_TIMEOUT"
    E_MEMORY = "E_MEMORY"
    E_CRASH = "E_CRASH"
    E_UNREADABLE = "E_UNREADABLE"
    E_NOT_FILE = "E_NOT_FILE"
    E_NO_INPUT = "E_NO_INPUT"
    E_ARCHIVE = "E_ARCHIVE"
    E_LIMIT_DEPTH = "E_LIMIT_DEPTH"
    W_PAGE_NO_TEXT = "W_PAGE_NO_TEXT"
    W_PAGE_FAILED = "W_PAGE_FAILED"
    W_REPAIRED = "W_REPAIRED"
    W_TEXT_MISMATCH = "W_TEXT_MISMATCH"
    W_HIDDEN_TEXT = "W_HIDDEN_TEXT"
    W_ANNOTATION_TEXT = "W_ANNOTATION_TEXT"
    W_FORM_FIELDS = "W_FORM_FIELDS"
    W_COPY_RESTRICTED = "W_COPY_RESTRICTED"
    W_ACTIVE_CONTENT = "W_ACTIVE_CONTENT"
    W_ATTACHMENTS = "W_ATTACHMENTS"
    W_PAGE_SIZE = "W_PAGE_SIZE"
    W_TINY_TEXT = "W_TINY_TEXT"
    W_ROTATED_TEXT = "W_ROTATED_TEXT"
    W_OFF_PAGE_TEXT = "W_OFF_PAGE_TEXT"
    W_MIXED_SCRIPT = "W_MIXED_SCRIPT"
    W_CONTROL_CHARS = "W_CONTROL_CHARS"
    W_GARBLED_TEXT = "W_GARBLED_TEXT"
    W_LAYOUT = "W_LAYOUT"
    W_OCR = "W_OCR"
    W_OCR_LIMIT = "W_OCR_LIMIT"
    W_LANGUAGE = "W_LANGUAGE"
