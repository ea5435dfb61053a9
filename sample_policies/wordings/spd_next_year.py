"""Orchard Works a year later: what the booklet of 2026 says otherwise than that of 2025.

Seven of the changes concern care for appearance and must be found by a comparison; the others move
text to other pages or change what a comparison of such care must not report.
"""

from __future__ import annotations

REPORTED = (
    # The exclusion names two procedures more.
    (
        "removal of hair or tattoos, and\ncollagen.",
        "removal of hair or tattoos, micro-needling,\nbotulinum injections, and collagen.",
    ),
    # Its only exception has to begin sooner.
    (
        "when the work begins within 12\nmonths of the Accident",
        "when the work begins within 6\nmonths of the Accident",
    ),
    # The exception in a definition ends at a lower age.
    ("carried out before the age of 18,", "carried out before the age of 16,"),
    # A new exclusion.
    (
        "<b>Infertility.</b>",
        "<b>Hair.</b> Hair transplants, wigs and anything else that is meant to hide or to end "
        "baldness.\n\n<b>Infertility.</b>",
    ),
    # An exclusion is gone.
    (
        "- drugs used for cosmetic purposes, such as creams against wrinkles or spots and tonics "
        "for the\ngrowth of hair;\n",
        "",
    ),
    # A definition asks for more.
    (
        "in line with sound practice, not given for\nconvenience only,",
        "in line with sound practice, shown to work\nin published studies, not given for convenience only,",
    ),
    # A new benefit.
    (
        "<b>Chemotherapy and radiation.</b>",
        "<b>Burns.</b> The Plan covers reconstructive surgery to release a scar that a burn has left and that limits "
        "movement.\n\n<b>Chemotherapy and radiation.</b>",
    ),
)
NOT_REPORTED = (
    ("effective January 1, 2025", "effective January 1, 2026"),
    (
        "| Deductible, person / family | $900 / $1,800 |",
        "| Deductible, person / family | $950 / $1,900 |",
    ),
    ("| Office visit | $30 | 45%", "| Office visit | $35 | 45%"),
    ("Fifteen visits a year.", "Twenty visits a year."),
    (
        "the limit of fifteen chiropractic visits becomes twenty",
        "the limit of forty therapy visits becomes fifty",
    ),
    ("July 1, 2025", "July 1, 2026"),
    ("June 3, 2025", "June 3, 2026"),
    (
        "# Advance Certification",
        """---

# A Nurse by Telephone
Pomona keeps a line on which nurses answer at every hour. They can tell you whether a fever can wait
until morning, which center near you is open, and what to bring. They cannot order tests or drugs,
and what they say is no promise that the Plan pays. Calls are free. The line is answered in English
and in Spanish, and by relay for people who do not hear well. Have your card at hand when you call,
and something to write with. If the nurse thinks that you need help at once she will stay on the
line until it has come. Parents of a newborn may ask for one nurse who calls back each week until
the child is three months old.

<b>Second opinions.</b> Before an operation that can wait you may ask the line for a second opinion.
A doctor of the network who does not know the first one reads your papers and writes to you within
ten days. You then decide; the Plan pays the same whatever you choose.

<b>Care after a stay.</b> Within two days of a stay in hospital a nurse calls to go through the drugs
that you were given, the visits that were arranged, and the signs to look out for.

# Advance Certification""",
    ),
)


def revised(wording: str) -> str:
    """The chapter of 2025 as it stands in the booklet of 2026."""
    for old, new in (*REPORTED, *NOT_REPORTED):
        wording = wording.replace(old, new)
    return wording
