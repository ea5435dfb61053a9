"""Boxes on pages that are turned: as they are shown, and as their text is read."""

from __future__ import annotations

from dataclasses import replace

from analyzer.records import Box, Policy


def turned(box: Box, quarters: int, width: float, height: float) -> Box:
    """`box` on a page of `width` x `height` points that is turned clockwise by `quarters`."""
    match quarters % 4:
        case 1:
            return Box(height - box.bottom, box.x0, height - box.top, box.x1)
        case 2:
            return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
        case 3:
            return Box(box.top, width - box.x1, box.bottom, width - box.x0)
        case _:
            return box


def as_read(policy: Policy) -> Policy:
    """`policy` with the boxes of pages whose text lies on its side turned as they are read."""
    pages = {page.number: page for page in policy.pages if page.turn}
    if not pages:
        return policy

    def upright(number: int, box: Box) -> Box:
        page = pages.get(number)
        return turned(box, page.turn, page.width, page.height) if page else box

    return replace(
        policy,
        words=tuple(word._replace(box=upright(word.page, word.box)) for word in policy.words),
        lines=tuple(line._replace(box=upright(line.page, line.box)) for line in policy.lines),
    )
