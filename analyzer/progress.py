"""The bar that shows how far a batch has come."""

from __future__ import annotations

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from analyzer.terminal import open_console


class Progressing:
    """A bar on stderr with documents, pages and time left; nothing when stderr is no terminal."""

    def __init__(self, documents: int) -> None:
        console = open_console(stderr=True)
        self._pages = 0
        self._bar = Progress(
            TextColumn("Reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("documents, {task.fields[pages]} pages,"),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("", total=documents, pages=0)

    def __enter__(self) -> Progressing:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def step(self, pages: int) -> None:
        """One document more, of so many pages."""
        self._pages += pages
        self._bar.update(self._task, advance=1, pages=self._pages)
