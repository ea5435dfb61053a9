"""Numbers of lists in the forms that Word and HTML know."""

from __future__ import annotations

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def spelled(count: int, form: str) -> str:
    """A number in one of Word's (and HTML's) forms; what is rare comes out as digits."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        text = LETTERS[(count - 1) % 26] * min((count - 1) // 26 + 1, 9)
        return text.upper() if form == "upperLetter" else text
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text = ""
        for worth, letters in ROMAN:
            text += letters * (count // worth)
            count %= worth
        return text.upper() if form == "upperRoman" else text
    if form == "decimalZero":
        return f"{count:02}"
    return str(count)
