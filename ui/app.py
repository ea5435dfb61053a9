"""The page in the browser: `carveout app`, or `streamlit run ui/app.py`.

Only the frame and the list of screens stand here. They are not in a folder called `pages`:
Streamlit looks for pages of its own in one, and on its first run trusts them more than this list.
"""

from __future__ import annotations

import streamlit as st
from PIL import Image, ImageDraw

from ui import cached, markup
from ui.screens import compare, folder, how, methods, read


def main() -> None:
    st.set_page_config(page_title="carveout", page_icon=_icon(), layout="wide")
    st.html(markup.sheet())
    cached.warm_up()
    chosen = st.navigation(
        [
            st.Page(read.page, title="Read a policy", url_path="read", default=True),
            st.Page(folder.page, title="A folder of policies", url_path="folder"),
            st.Page(compare.page, title="Compare", url_path="compare"),
            st.Page(how.page, title="How to read this", url_path="how"),
            st.Page(methods.page, title="Methods", url_path="methods"),
        ],
        position="top",
    )
    chosen.run()
    st.html(markup.closing())


def _icon() -> Image.Image:
    """Drawn here: the icons that Streamlit knows by name come from another host."""
    image = Image.new("RGB", (32, 32), "#005f9e")
    ImageDraw.Draw(image).line([(8, 16), (14, 23), (25, 9)], fill="white", width=4)
    return image


main()
