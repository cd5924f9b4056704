"""`guanxi doctor`: lines, JSON and exit codes."""

import json

import pytest

from pipeline.cli.health import Finding, State

WELL = Finding("python", "3.12.1")
ABSENT = Finding("torch", "not installed", State.ABSENT, "only for training")
BAD = Finding("sqlite", "without FTS5", State.BAD, "use another Python")


@pytest.mark.parametrize(("findings", "code"), [((WELL, ABSENT), 0), ((WELL, BAD), 1)])
def test_exit_codes(guanxi, monkeypatch, findings, code):
    monkeypatch.setattr("pipeline.cli.health.examine", lambda: iter(findings))
    result = guanxi("doctor")
    assert (result.exit_code, result.stdout.splitlines()) == (code, [str(one) for one in findings])
    assert result.stderr == ("不对 / wrong: sqlite\n" if code else "")


def test_json(guanxi, monkeypatch):
    monkeypatch.setattr("pipeline.cli.health.examine", lambda: iter((BAD,)))
    told = json.loads(guanxi("doctor", "--json").stdout)
    assert (told["version"], told["question"]) == (1, "doctor")
    assert told["answers"] == [
        {"name": "sqlite", "found": "without FTS5", "state": "bad", "advice": "use another Python"}
    ]
