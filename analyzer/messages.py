"""What each code says to people: what is wrong, and what to do next.

Words in braces are filled in where the code is raised.
"""

from __future__ import annotations

from typing import NamedTuple

from analyzer.labels import Code


class Message(NamedTuple):
    """Two plain sentences. Warnings say what to do in `problem` and have no `remedy`."""

    problem: str
    remedy: str = ""


PRINT_AGAIN = "Print it to a new PDF and analyse that."
RAISE = "Print it to a new PDF, split it, or raise the limit with --limit"

MESSAGES: dict[Code, Message] = {
    Code.E_EMPTY: Message("the file is empty.", "Download or copy it again."),
    Code.E_NOT_PDF: Message(
        "this is not a PDF but {kind}.", "Save or print it as a PDF and try again."
    ),
    Code.E_DAMAGED: Message(
        "the PDF is damaged and cannot be opened.", "Download it again, or ask for a new copy."
    ),
    Code.E_NO_PAGES: Message("the PDF has no pages.", "Ask for a new copy."),
    Code.E_PASSWORD: Message(
        "the PDF is locked with a password.",
        "Put the password into a file and name that with --password-file, or save a copy without "
        "one and analyse that.",
    ),
    Code.E_ENCRYPTION_UNSUPPORTED: Message(
        "the PDF uses a protection that cannot be opened here.",
        "Ask the insurer for an unprotected copy, or print it to a new PDF.",
    ),
    Code.E_NO_TEXT: Message(
        "no text could be read on its {pages}: it is a scan, a protected stub or damaged.",
        "Ask for a copy with text, or {way}.",
    ),
    Code.E_GARBLED_TEXT: Message(
        "its text comes out garbled: the fonts do not say which letters they draw.",
        "Print it to a new PDF, or {way}.",
    ),
    Code.E_XFA: Message(
        "it is a dynamic form (XFA) whose text is not in its pages; what they show is a "
        "placeholder.",
        "Open it in the program that made it, print it to a new PDF and analyse that.",
    ),
    Code.E_TOO_LARGE: Message(
        "the file has {size} MiB; the limit is {limit} MiB.",
        "Split it, print it to a smaller PDF, or raise the limit with --limit file-mib=N.",
    ),
    Code.E_TOO_MANY_PAGES: Message(
        "the PDF has {count} pages, more than the limit of {limit}.",
        "Split it and analyse the parts, or raise the limit with --limit pages=N.",
    ),
    Code.E_LIMIT_STREAM: Message(
        "{pages} unpack to more than {stream} MiB a page or {whole} MiB together, or are cut into "
        "more than {parts} parts.",
        f"{RAISE} stream-mib=N, --limit unpacked-mib=N or --limit parts=N.",
    ),
    Code.E_LIMIT_PAGE_TIME: Message(
        "{pages} took more than {limit:g} seconds of work, or {content} MiB of drawing without "
        "text, and reading was stopped.",
        f"{RAISE} page-seconds=N or --limit content-mib=N.",
    ),
    Code.E_LIMIT_PAGE_CHARS: Message(
        "{pages} has more than {limit} characters.",
        f"{RAISE} page-chars=N or --limit document-chars=N.",
    ),
    Code.E_TIMEOUT: Message(
        "reading it took more than {limit:g} seconds and was stopped.",
        f"{RAISE} document-seconds=N.",
    ),
    Code.E_MEMORY: Message(
        "reading it took more than {limit} MiB of memory and was stopped.", f"{RAISE} memory-mib=N."
    ),
    Code.E_CRASH: Message("reading it crashed{where}.", PRINT_AGAIN),
    Code.E_UNREADABLE: Message(
        "the file cannot be read.", "Check its permissions and that its disk is there."
    ),
    Code.E_NOT_FILE: Message("this {what}.", "Give the path of a PDF file."),
    Code.E_NO_INPUT: Message("there is no PDF in it{others}.", "Name a PDF or its folder."),
    Code.E_ARCHIVE: Message(
        "it is packed (ZIP) and {why}.",
        "Unpack it yourself and give what is in it, or ask for a new copy.",
    ),
    Code.E_LIMIT_DEPTH: Message(
        "it nests more than {limit} elements in one another.",
        "Open it in a browser, print it to a PDF and analyse that.",
    ),
    Code.W_PAGE_NO_TEXT: Message(
        "These pages are pictures without text and were not read; look at them yourself, or {way}."
    ),
    Code.W_PAGE_FAILED: Message(
        "These pages {why} and were left out in whole or in part; what is missing is not in the "
        "report."
    ),
    Code.W_REPAIRED: Message(
        "The file is damaged or incomplete and was repaired; something may be missing. Compare the "
        "number of pages, or download it again."
    ),
    Code.W_TEXT_MISMATCH: Message(
        "Two ways of reading these pages give different amounts of text; the fuller one was taken. "
        "Compare what is quoted from them with the pages themselves."
    ),
    Code.W_HIDDEN_TEXT: Message(
        "These pages hold text that nobody sees on them (drawn without ink, in the colour of the "
        "paper, off the page or under something else). It was left out of the analysis."
    ),
    Code.W_ANNOTATION_TEXT: Message(
        "Notes typed onto these pages were read as part of them; ask whether they are part of the "
        "contract."
    ),
    Code.W_FORM_FIELDS: Message("The values of form fields on these pages were read as text."),
    Code.W_COPY_RESTRICTED: Message(
        "The author forbids copying text out of this file; it was read on this computer alone."
    ),
    Code.W_ACTIVE_CONTENT: Message(
        "The file holds actions (scripts, programs to start, forms to send). None was run."
    ),
    Code.W_ATTACHMENTS: Message(
        "Other files are attached to this one and were not read. Save and analyse them apart: they "
        "may be the policy."
    ),
    Code.W_PAGE_SIZE: Message("These pages have no usual size; pictures of them may be coarse."),
    Code.W_TINY_TEXT: Message("These pages are in print too small to read without a lens."),
    Code.W_ROTATED_TEXT: Message("Text on these pages lies on its side or upside down."),
    Code.W_OFF_PAGE_TEXT: Message("Lines run off these pages; what lies outside is not printed."),
    Code.W_MIXED_SCRIPT: Message(
        "Words on these pages mix letters of several scripts that look alike; such words are not "
        "found. Read these pages yourself."
    ),
    Code.W_CONTROL_CHARS: Message(
        "The text of these pages holds marks that turn the writing direction; they were taken out."
    ),
    Code.W_GARBLED_TEXT: Message(
        "The text of these pages comes out garbled in part: the fonts do not say which letters "
        "they draw. Look at them yourself."
    ),
    Code.W_LAYOUT: Message(
        "On these pages text is printed over other text, or nothing shows where the rows of a "
        "table begin, so how it was read is a guess; compare what is quoted from them with the "
        "pages themselves."
    ),
    Code.W_OCR: Message(
        "These pages were read by character recognition, which makes mistakes: check what is "
        "quoted from them against the pages themselves."
    ),
    Code.W_OCR_LIMIT: Message(
        "These pages are pictures, and more than are read of one document or too much work; they "
        "were not read. Split the document, or look at them yourself."
    ),
    Code.W_LANGUAGE: Message(
        "Text is in {language}. carveout reads English and Spanish: that it finds nothing there "
        "means nothing. Ask for the paper in one of them, or have it read by somebody who knows "
        "the language."
    ),
}

# Of documents without pages, where the words above would be wrong.
UNPAGED: dict[Code, Message] = {
    Code.E_DAMAGED: Message(
        "the {kind} is damaged and cannot be opened.",
        "Open it in the program that made it, save or print it as a PDF and analyse that.",
    ),
    Code.E_PASSWORD: Message(
        "the document is locked with a password.", "Save a copy without one and analyse that."
    ),
    Code.E_NO_TEXT: Message(
        "no text could be read in it: it holds pictures, or a program that would write the text.",
        "Open it, print it to a PDF and analyse that.",
    ),
    Code.W_PAGE_NO_TEXT: Message(
        "Pictures as large as a page stand at these places and were not read; look at them "
        "yourself, or print the document to a PDF and analyse that."
    ),
    Code.W_HIDDEN_TEXT: Message(
        "The file holds text that is not shown as valid (hidden, deleted, struck out, tiny or in "
        "the colour of the page). It was left out of the analysis."
    ),
    Code.W_ATTACHMENTS: Message(
        "Other files or pages stand in frames or objects of this one and were not read. Save and "
        "analyse them apart: they may be the policy."
    ),
    Code.W_MIXED_SCRIPT: Message(
        "Words at these places mix letters of several scripts that look alike; such words are not "
        "found. Read these places yourself."
    ),
    Code.W_CONTROL_CHARS: Message(
        "The text of these places holds marks that turn the writing direction; they were taken out."
    ),
}
