"""The frame of the page and the list of its screens; run anew at every click.

The screens are not in a folder called `pages`: Streamlit looks for pages of its own in one, and on
its first run trusts them more than this list.
"""

from __future__ import annotations

import streamlit as st
from PIL import Image, ImageDraw

from ui import cached, markup
from ui.screens import compare, folder, how, methods, read

AT = "at"  # in an address: which screen is wanted
SCREENS = {
    "read": (read.page, "Read a policy"),
    "folder": (folder.page, "A folder of policies"),
    "compare": (compare.page, "Compare"),
    "how": (how.page, "How to read this"),
    "methods": (methods.page, "Methods"),
}


def main() -> None:
    st.set_page_config(page_title="carveout", page_icon=_icon(), layout="wide")
    st.html(markup.sheet())
    cached.warm_up()
    screens = {
        name: st.Page(page, title=title, url_path=name, default=name == "read")
        for name, (page, title) in SCREENS.items()
    }
    chosen = st.navigation(list(screens.values()), position="top")
    if wanted := screens.get(st.query_params.pop(AT, "")):
        st.switch_page(wanted, query_params=st.query_params.to_dict())
    chosen.run()
    st.html(markup.closing())


def _icon() -> Image.Image:
    """Drawn here: the icons that Streamlit knows by name come from another host."""
    image = Image.new("RGB", (32, 32), "#005f9e")
    ImageDraw.Draw(image).line([(8, 16), (14, 23), (25, 9)], fill="white", width=4)
    return image


if __name__ == "__main__":
    main()
