"""carveout inside a web service: a policy goes in as a file, its outlook comes out as JSON.

    pip install fastapi uvicorn python-multipart
    uvicorn tests.web_service:service --host 127.0.0.1

`analyze` reads each document in a child process with limits and may be called from any thread.
The endpoint is a plain `def`, so FastAPI runs it in its thread pool and the service goes on
answering meanwhile. Nothing is kept. Put a size limit and a login before it where others can
reach it.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import FastAPI, File, Form, HTTPException, UploadFile

from analyzer import Ground, Limits, PolicyReadError, Question, UsageError, analyze
from analyzer.lexicon import load
from analyzer.questions import parse_question

MAX_BYTES = 20 * 2**20
LIMITS = Limits(document_seconds=60)

service = FastAPI(title="Coverage outlooks", version="1")


@service.post("/outlook")
def outlook(
    policy: Annotated[UploadFile, File()],
    procedure: Annotated[str, Form()],
    ground: Annotated[Ground, Form()] = Ground.UNKNOWN,
) -> dict[str, Any]:
    """What the policy says of one procedure, for one reason."""
    content = policy.file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise HTTPException(413, "The file is too large. Send a PDF of 20 MB or less.")
    try:
        question = Question(parse_question(procedure, load()).procedure, ground)
        report = analyze(
            content, name=policy.filename or "policy.pdf", questions=[question], limits=LIMITS
        )
    except UsageError as problem:  # no such procedure
        raise HTTPException(422, str(problem)) from problem
    except PolicyReadError as problem:  # says what is wrong with the file and what to do
        raise HTTPException(422, {"code": problem.code, "message": str(problem)}) from problem
    found = report.outlook(question)
    deciding = [clause for clause in report.clauses if clause.id in found.clauses]
    return {
        "document": report.policy.name,
        "outlook": found.label,
        "reason": found.reason,
        "confidence": found.confidence,
        "clauses": [
            {
                "kind": clause.kind,
                "page": report.policy.page_of(clause.start),
                "quote": report.quote(clause),
            }
            for clause in deciding
        ],
        "warnings": [warning.message for warning in report.policy.warnings],
    }
