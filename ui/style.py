"""Colours and the style sheet of our own markup. Every colour comes with a word and an icon.

White on the strong colours has a contrast of at least 5; tints are mixed with the background, so
that one sheet serves the light and the dark theme.
"""

from __future__ import annotations

from urllib.parse import quote

from analyzer.highlight import COLOURS, DARK, LIGHT, OTHER_COLOUR
from analyzer.labels import ClauseKind, OutlookLabel

VERMILION, BLUE, GREEN, PURPLE, AMBER, GREY = (
    "#a23c00",
    "#005f9e",
    "#00694c",
    "#8a3a74",
    "#7d5a00",
    "#55606c",
)
LABEL_COLOURS = {
    OutlookLabel.EXCLUDED: VERMILION,
    OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT: AMBER,
    OutlookLabel.POSSIBLE_MEDICAL_NECESSITY: BLUE,
    OutlookLabel.COVERED: GREEN,
    OutlookLabel.NOT_ADDRESSED: GREY,
    OutlookLabel.UNREAD: GREY,
}
KIND_COLOURS = {
    ClauseKind.EXCLUSION: VERMILION,
    ClauseKind.CARVE_OUT: BLUE,
    ClauseKind.COVERAGE: GREEN,
    ClauseKind.DEFINITION: PURPLE,
}
OTHER_KIND_COLOUR = AMBER

UNREADABLE = "unreadable"
# Drawn by the style sheet: Streamlit takes pictures out of the markup that it is given.
_ICONS: dict[str, str] = {
    OutlookLabel.EXCLUDED: "<circle cx='12' cy='12' r='9'/><path d='M8.5 8.5l7 7m0-7l-7 7'/>",
    OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT: (
        "<path d='M12 3.5L21.5 20h-19z'/><path d='M12 10v4.5m0 2.3v.2'/>"
    ),
    OutlookLabel.POSSIBLE_MEDICAL_NECESSITY: (
        "<circle cx='12' cy='12' r='9'/><path d='M12 3a9 9 0 0 1 0 18z' fill='black'/>"
    ),
    OutlookLabel.COVERED: "<circle cx='12' cy='12' r='9'/><path d='M7.5 12.5l3 3 6-6.5'/>",
    OutlookLabel.NOT_ADDRESSED: (
        "<circle cx='12' cy='12' r='9' stroke-dasharray='3.5 3'/><path d='M8.5 12h7'/>"
    ),
    **dict.fromkeys(
        (UNREADABLE, OutlookLabel.UNREAD), "<path d='M6 2.5h8l4 4v15H6z'/><path d='M3 21L21 3'/>"
    ),
}


def _icon_rule(name: str, shape: str) -> str:
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='black' "
        f"stroke-width='2' stroke-linecap='round' stroke-linejoin='round'>{shape}</svg>"
    )
    url = f'url("data:image/svg+xml,{quote(svg)}")'
    return f".co-icon-{name} {{ -webkit-mask: {url}; mask: {url}; }}\n"


def kind_colour(kind: ClauseKind) -> str:
    """The strong colour of a kind of clause, on which white can be read."""
    return KIND_COLOURS.get(kind, OTHER_KIND_COLOUR)


def edge(kind: ClauseKind) -> str:
    """The colour around the chosen clause on its page."""
    red, green, blue = COLOURS.get(kind, OTHER_COLOUR)
    return f"rgb({red},{green},{blue})"


def tint(kind: ClauseKind, *, dark: bool) -> str:
    """The colour of a mark of `kind` on white paper, for the legend."""
    red, green, blue = COLOURS.get(kind, OTHER_COLOUR)
    return f"rgba({red},{green},{blue},{DARK if dark else LIGHT})"


SHEET = (
    """
.stMainBlockContainer { max-width: 1240px; padding-top: 4.6rem; padding-bottom: 3rem; }
.stHtml p, .stHtml ol { margin: 0; }
.co-top { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .9rem; }
.co-top .co-name { font-weight: 700; color: color-mix(in srgb, #0a7cc4 60%, currentColor); }
.stSelectbox input { text-overflow: ellipsis; }
.co-top h1 { font-size: 1.45rem; line-height: 1.3; padding: 0; margin: 0; font-weight: 650; }
.co-lead { max-width: 46rem; opacity: .85; }
.co-step { font-size: 1.05rem; font-weight: 650; padding: 0; margin: .2rem 0 0; }
.co-file h1 { font-size: 1.05rem; line-height: 1.4; padding: 0; margin: 0; font-weight: 650;
  overflow-wrap: anywhere; }
.co-file span { display: block; font-size: .9rem; opacity: .8; }
.co-answer { border: 1px solid color-mix(in srgb, var(--co) 45%, transparent);
  border-radius: .7rem; overflow: hidden; }
.co-verdict { background: var(--co); color: #fff; display: flex; gap: .9rem; align-items: center;
  padding: .85rem 1.1rem; }
.co-icon { width: 2.6rem; height: 2.6rem; flex: none; background: currentColor; }
.co-verdict h2 { color: #fff; font-size: 1.4rem; line-height: 1.25; padding: 0; margin: 0; }
.co-verdict p { font-size: 1.05rem; line-height: 1.4; }
.co-body { padding: .9rem 1.1rem 1rem; display: grid; gap: .9rem; }
.co-small { font-size: .88rem; opacity: .85; line-height: 1.45; }
.co-sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr));
  gap: .8rem; }
.co-quote { margin: 0; padding: .6rem .8rem .7rem; border-left: .3rem solid var(--co);
  border-radius: .3rem; background: color-mix(in srgb, var(--co) 9%, transparent); }
.co-quote figcaption { font-size: .85rem; margin-bottom: .35rem; overflow-wrap: anywhere; }
.co-tag { background: var(--co); color: #fff; border-radius: .25rem; padding: .08rem .45rem;
  font-weight: 600; margin-right: .35rem; white-space: nowrap; }
.co-quote blockquote { margin: 0; padding: 0; border: 0; color: inherit; line-height: 1.5;
  overflow-wrap: anywhere; }
.co-passages { max-height: 42rem; overflow-y: auto; display: grid; gap: .8rem; }
.co-passage blockquote { white-space: pre-line; overflow-wrap: anywhere; }
.co-passage b { font-weight: 550; background: color-mix(in srgb, var(--co) 14%, transparent); }
.co-passage[aria-current] { outline: 2px solid var(--co); }
.co-quote mark { color: inherit; border-radius: .15rem; padding: 0 .1rem;
  background: color-mix(in srgb, var(--co) 30%, transparent); font-weight: 600; }
.co-next h3, .co-h { font-size: 1rem; font-weight: 650; padding: 0; margin: 0 0 .25rem; }
.co-next ol { padding-left: 1.3rem; }
.co-next li { margin: .15rem 0; font-size: .97rem; line-height: 1.45; }
.co-legend { display: flex; flex-wrap: wrap; gap: .3rem 1rem; font-size: .85rem; }
.co-legend i { display: inline-block; background-color: #fff !important; width: 1.5rem;
  height: .85rem; vertical-align: -.1rem; margin-right: .35rem; border: 1px solid;
  border-radius: .15rem; }
.co-step { color: inherit; opacity: .85; margin: 0; }
.stMultiSelect [data-tag] { background: color-mix(in srgb, #0a7cc4 20%, transparent); }
.stMultiSelect [data-tag], .stMultiSelect [data-tag] * { color: inherit; }
button[data-testid="stBaseButton-primary"]:not(:disabled) { background: #005f9e; color: #fff; }
.co-bar { width: min(100%, 24rem); accent-color: #0a7cc4; }
.co-note { border: 1px solid; border-left-width: .3rem; border-radius: .3rem;
  border-color: #b07d00; padding: .55rem .8rem; line-height: 1.45; overflow-wrap: anywhere; }
.co-failure { border: 2px dashed currentColor; border-radius: .7rem; padding: 1.1rem;
  display: flex; gap: 1rem; }
.co-failure h2 { font-size: 1.35rem; line-height: 1.25; padding: 0; margin: 0 0 .3rem; }
.co-failure p { line-height: 1.5; overflow-wrap: anywhere; }
.co-failure .co-small { margin-top: .5rem; }
.stHtml .co-papers { list-style: none; margin: 0; padding: 0; display: grid; gap: .4rem; }
.co-papers li { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: center; margin: 0;
  padding: .45rem .6rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
  border-radius: .4rem; overflow-wrap: anywhere; }
.co-chip { background: var(--co); color: #fff; border-radius: .3rem; padding: .15rem .6rem;
  font-weight: 600; font-size: .88rem; min-width: 10rem; text-align: center; }
.co-decides { font-size: .85rem; border: 1px solid; border-radius: .3rem; padding: 0 .4rem; }
.co-account { margin: .7rem 0 1rem; }
.co-account h3 { font-size: 1rem; font-weight: 650; padding: 0; margin: 0 0 .2rem; }
.co-account ul { margin: 0; padding-left: 1.15rem; }
.co-account li { margin: .25rem 0; line-height: 1.45; font-size: .97rem; overflow-wrap: anywhere; }
.co-account blockquote { margin: .2rem 0 .3rem; padding: .25rem .7rem; color: inherit;
  border-left: .2rem solid color-mix(in srgb, currentColor 35%, transparent); }
.co-account cite { font-style: normal; font-size: .85rem; opacity: .85; white-space: nowrap; }
.co-account summary { cursor: pointer; }
.co-account summary h3 { display: inline; }
.co-letter { max-height: 26rem; overflow-y: auto; padding: 1rem 1.2rem; border-radius: .3rem;
  border: 1px solid color-mix(in srgb, currentColor 30%, transparent); max-width: 46rem;
  line-height: 1.5; overflow-wrap: anywhere; }
.co-letter p { margin: 0 0 .6rem; }
.co-letter-title { font-size: 1.2rem; font-weight: 650; }
.co-letter-heading { font-weight: 650; }
.co-letter-note { font-style: italic; }
.co-letter-quote, .co-letter-bullet { padding-left: 1.2rem; }
.co-figures { border-collapse: collapse; max-width: 46rem; }
.co-figures th { text-align: left; font-weight: 400; }
.co-figures th, .co-figures td { padding: .35rem 1rem .35rem 0; line-height: 1.4;
  border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
.co-figures td { font-variant-numeric: tabular-nums; font-weight: 600; }
.co-meaning { display: grid; grid-template-columns: minmax(12rem, 20rem) 1fr; gap: .2rem 1.2rem;
  align-items: center; padding: .5rem 0; line-height: 1.5; }
.co-meaning h2 { display: flex; gap: .6rem; align-items: center; font-size: 1rem; margin: 0;
  padding: .5rem .8rem; color: #fff; background: var(--co); border-radius: .4rem; }
.co-meaning .co-icon { width: 1.5rem; height: 1.5rem; }
.co-closing { font-size: .88rem; opacity: .85; border-top: 1px solid
  color-mix(in srgb, currentColor 20%, transparent); padding-top: .8rem; }
@media (max-width: 640px) {
  .stMainBlockContainer { padding: 4.2rem .9rem 2rem; }
  .co-verdict { align-items: flex-start; padding: .8rem; }
  .co-icon { width: 2rem; height: 2rem; }
  .co-body { padding: .8rem; }
  .co-top h1 { font-size: 1.25rem; }
  .co-meaning { grid-template-columns: 1fr; }
}
"""
    + "".join(f".co-{label} {{ --co: {colour}; }}\n" for label, colour in LABEL_COLOURS.items())
    + f".co-kind {{ --co: {OTHER_KIND_COLOUR}; }}\n"
    + "".join(
        f".co-kind.co-{kind} {{ --co: {colour}; }}\n" for kind, colour in KIND_COLOURS.items()
    )
    + "".join(_icon_rule(name, shape) for name, shape in _ICONS.items())
)
