"""Many policies: plans against procedures, the evidence of each answer, charts and files."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from analyzer.archives import with_members
from analyzer.errors import UsageError
from analyzer.inputs import expand
from analyzer.labels import Ground
from analyzer.questions import every_procedure
from analyzer.report import visible
from ui import cached, charts, collected, markup, overview, session, tabular, texts
from ui.grid import grid
from ui.overview import Failed, Plan
from ui.runs import MAX_DOCUMENTS, Item, Result, Run, items_of, runs, unique
from ui.screens import read

MAX_MEGABYTES = 50  # of a document
SECONDS = 1.0  # between two looks at a run that goes on
SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample_policies"
KEY = "run"  # in the address of the page
TITLE = "A folder of policies"
INTRO = (
    "Drop the PDFs of many plans. Each is read for every procedure and every reason; then you see "
    "plans against procedures, and the clause behind each answer."
)


def page() -> None:
    st.html(tabular.sheet())
    run = runs().find(st.query_params.get(KEY, ""))
    if run is None:
        if KEY in st.query_params:
            st.html(markup.note("This run is over and put away. Give the documents again."))
        _start()
    else:
        _run(run)


# Without a run


def _start() -> None:
    st.html(markup.top(TITLE))
    st.html(markup.empty(INTRO))
    uploads = st.file_uploader(
        f"PDF, Word, HTML or text files of up to {MAX_MEGABYTES} MB each, at most {MAX_DOCUMENTS}",
        type=texts.UPLOAD_TYPES,
        accept_multiple_files=True,
        max_upload_size=MAX_MEGABYTES,
        key="many",
    )
    folder = ""
    if on_loopback():
        folder = st.text_input(
            "Or a folder on this computer",
            key="folder",
            placeholder="/home/me/plans",
            help="Its PDF, DOCX and HTML files, ZIPs of them, and those in all folders below it "
            "are read where they lie.",
        )
    samples = sorted(SAMPLES.glob("*.pdf")) if SAMPLES.is_dir() else []
    with st.container(horizontal=True):
        if st.button("Read them all", type="primary", disabled=not (uploads or folder.strip())):
            _begin([Item(one.name, one.getvalue()) for one in uploads or ()], folder.strip())
        if samples and st.button("Try the sample policies"):
            _begin([Item(path.name, path.read_bytes()) for path in samples], "")


def on_loopback() -> bool:
    """Whether nobody but the user of this computer reaches the page: then it may read its disk."""
    address = st.get_option("server.address") or ""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _begin(uploads: Sequence[Item], folder: str) -> None:
    items = list(unique(uploads))
    entries = []
    if folder and on_loopback():
        try:
            entries = items_of(with_members(expand([Path(folder).expanduser()]).entries))
        except UsageError as problem:
            st.html(markup.note(str(problem)))
            return
    every = [*items, *entries]
    if len(every) > MAX_DOCUMENTS:
        st.html(
            markup.note(
                f"These are {len(every)} documents; this page takes {MAX_DOCUMENTS}. Take fewer, "
                "or use the command line: carveout scan takes any number."
            )
        )
        return
    questions = [q for ground in Ground for q in every_procedure(cached.lexicon(), ground)]
    st.query_params[KEY] = runs().begin(every, questions).id
    st.rerun()


# With a run


def _run(run: Run) -> None:
    head, button = st.columns([4, 1], vertical_alignment="center")
    head.html(markup.top(TITLE))
    button.button("Put away", on_click=_put_away, args=(run.id,), width="stretch")
    if run.running:
        _progress(run)
    results = run.done()
    total = len(run.items)
    if not run.running and len(results) < total:
        st.html(
            markup.note(f"Stopped: {len(results)} of {total} documents were read, the rest not.")
        )
    plans = [result.plan for result in results if isinstance(result.plan, Plan)]
    failed = [result.plan for result in results if isinstance(result.plan, Failed)]
    if plans:
        _plans(plans, run)
    elif not run.running:
        st.html(markup.empty("None of these documents could be read."))
    if failed:
        st.html(markup.step(f"Could not be read ({len(failed)})"))
        st.html(tabular.failed(failed))
    if results:
        _files(results)


def _put_away(id: str) -> None:
    runs().put_away(id)
    st.query_params.pop(KEY, None)


@st.fragment(run_every=SECONDS)
def _progress(run: Run) -> None:
    """How far it is; the rest of the page is made anew when a document was added."""
    done, total = len(run.done()), len(run.items)
    bar, button = st.columns([4, 1], vertical_alignment="center")
    words = "Stopping after those in work" if run.stopped else "Reading"
    bar.progress(done / total if total else 1.0, text=f"{words}: {done} of {total} documents")
    button.button("Stop", on_click=run.stop, disabled=run.stopped, width="stretch")
    if st.session_state.get("seen") != (run.id, done) or not run.running:
        st.session_state["seen"] = (run.id, done)
        if done or not run.running:
            st.rerun()


def _plans(plans: Sequence[Plan], run: Run) -> None:
    lexicon = cached.lexicon()
    names = {one.id: one.name.partition(" (")[0] for one in lexicon.procedures}
    first, second, third, fourth = st.columns([3, 2, 2, 1.6])
    procedures = first.multiselect(
        "Procedures",
        list(names),
        default=[id for id in overview.FIRST_PROCEDURES if id in names],
        format_func=names.__getitem__,
        key="columns",
    )
    ground = second.selectbox(
        "Reason", list(texts.REASONS), format_func=lambda one: texts.REASONS[one][0], key="why"
    )
    wanted = third.multiselect(
        "Insurer", overview.insurers(plans), key="insurers", placeholder="All"
    )
    order = fourth.selectbox("Order", overview.ORDERS, key="order")
    if not procedures:
        st.html(markup.empty("Choose at least one procedure."))
        return
    shown = overview.arranged(
        plans, wanted=wanted, order=order, procedure=procedures[0], ground=ground
    )
    if not shown:
        st.html(markup.empty("No plan of this insurer. Choose another or none."))
        return
    chosen = _chosen(shown, procedures)
    st.html(markup.step(f"{len(shown)} of {len(plans)} plans: press an answer to see its evidence"))
    grid(shown, procedures, ground, names, chosen, _choose)
    plan = next(one for one in shown if one.document == chosen[0])
    cell = plan.cell(chosen[1], ground)
    clauses = overview.evidence(plan, cell)
    st.html(tabular.evidence(plan.document, names[chosen[1]], cell, clauses, plan.partly))
    if st.button("See it on the page of the policy", key="open"):
        _open(run, plan.document, chosen[1], ground)
    _charts(shown, procedures, ground, names)


def _open(run: Run, document: str, procedure: str, ground: Ground) -> None:
    """Put this document with this question on the reading page, and go there."""
    item = run.item(document)
    if item and item.member is not None:
        st.html(markup.note(f"{document} lies in a ZIP. Unpack that, and open the document."))
        return
    try:
        content = item.source.read_bytes() if item and isinstance(item.source, Path) else None
    except OSError:
        st.html(markup.note(f"{document}: the file is not there any more. Look where it went."))
        return
    if item is None:
        return
    session.take([(item.name, item.source if isinstance(item.source, bytes) else content or b"")])
    st.session_state["procedure"], st.session_state["ground"] = procedure, ground
    st.switch_page(st.Page(read.page, title="Read a policy", url_path="read", default=True))


def _chosen(shown: Sequence[Plan], procedures: Sequence[str]) -> tuple[str, str]:
    document, procedure = st.session_state.get("cell", ("", ""))
    if document not in {plan.document for plan in shown}:
        document = shown[0].document
    return document, procedure if procedure in procedures else procedures[0]


def _choose(document: str, procedure: str) -> None:
    st.session_state["cell"] = (document, procedure)


def _charts(
    shown: Sequence[Plan], procedures: Sequence[str], ground: Ground, names: dict[str, str]
) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        st.html(markup.step("Share of plans per outlook"))
        found = overview.shares(shown, procedures, ground, names)
        st.altair_chart(charts.share_chart(found), width="stretch", key="shares")
    with right:
        st.html(markup.step("Plans with an exception for a reason, by insurer"))
        reasons = overview.exceptions_by_insurer(shown)
        if reasons:
            st.altair_chart(charts.reasons_chart(reasons), width="stretch", key="reasons")
        else:
            st.html(markup.empty("No exception of these plans names a reason."))


def _files(results: Sequence[Result]) -> None:
    st.html(markup.step("Take it along"))
    documents = [result.scanned for result in results]
    names = {visible(one.name) for one in documents}
    with st.container(horizontal=True):
        for label, name, mime, make in collected.FILES:
            st.download_button(
                label,
                lambda make=make: make(documents),  # type: ignore[misc]
                file_name=name,
                mime=mime,
                on_click="ignore",
                key=f"file-{name}-{len(names)}",
                icon=":material/download:",
            )
