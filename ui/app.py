"""The page in the browser: `carveout app`, or `streamlit run ui/app.py`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.datastructures import URL
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.frame import AT, SCREENS


class Addresses:
    """Sends who types or reloads the address of a screen by way of the front door.

    At any other address Streamlit first asks for its server below that, in vain, and the browser
    notes an error.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        screen = scope["path"].strip("/") if scope["type"] == "http" else ""
        if screen not in SCREENS:
            await self._app(scope, receive, send)
            return
        door = URL(f"./?{scope['query_string'].decode('latin-1')}")
        await RedirectResponse(door.include_query_params(**{AT: screen}))(scope, receive, send)


app = st.App(Path(__file__).with_name("frame.py"), middleware=[Middleware(Addresses)])
