"""How often each kind of fact is right, on the development pages and on real news where it lies beside the checkout:
the table of `pipeline.relate.scores`.

.venv/bin/python tests/measure_scores.py
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builds import SHARED

from pipeline.evaluate.matching import Verdict, bare, compared
from pipeline.record import Appointment, Event, Record
from pipeline.relate import scores
from pipeline.run import extract

PAGES = (Path(__file__).parent / "gold", SHARED / "news" / "dev")
Told = tuple[float, bool]


def measured() -> dict[str, tuple[int, int]]:
    """Right and all, by kind; each kind is given a score of its own to be known by."""
    known = {number / 100: kind for number, kind in enumerate(scores.MEASURED, 1)}
    scores.SCORES.update({kind: score for score, kind in known.items()})
    right, told = Counter[str](), Counter[str]()
    for path in sorted(path for folder in PAGES for path in folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        [record] = extract([path.with_suffix(".txt")])
        for score, is_right in _told(record, gold):
            told[known[score]] += 1
            right[known[score]] += is_right
    return {kind: (right[kind], told[kind]) for kind in scores.MEASURED}


def _told(record: Record, gold: dict[str, Any]) -> Iterator[Told]:
    """Score and whether it is right, of all facts of kinds that the page's gold file has."""
    for event in record.events if "events" in gold else ():
        yield event.score, _is_told(event, gold)
        for part in event.participants:
            alone = Event(0, event.name, None, None, (part,), ())
            yield from ((part.score, ok) for ok in _verdicts(Record("", "", events=(alone,)), gold, "attends"))
    for target in record.targets if "targets" in gold else ():
        yield from ((target.score, ok) for ok in _verdicts(Record("", "", targets=(target,)), gold, "targets"))
    for change in record.appointments if "appointments" in gold else ():
        if not any(wanted.get("optional") for wanted in gold["appointments"] if _same(change, wanted)):
            days = [wanted.get("date") for wanted in gold["appointments"] if _same(change, wanted)]
            yield change.score, change.date in days


def _verdicts(record: Record, gold: dict[str, Any], row: str) -> Iterator[bool]:
    for point in compared(record, gold, source=""):
        if point.row == row and point.verdict in (Verdict.FOUND, Verdict.WRONG):
            yield point.verdict is Verdict.FOUND


def _is_told(event: Event, gold: dict[str, Any]) -> bool:
    name = bare(event.name)
    return any(
        (bare(one["name"]) in name or name in bare(one["name"])) and one.get("date") == event.date
        for one in gold["events"]
    )


def _same(change: Appointment, wanted: dict[str, Any]) -> bool:
    posts = bare(change.post), bare(wanted["post"])
    return (change.person, change.change) == (wanted["person"], wanted["change"]) and (
        posts[0].endswith(posts[1]) or posts[1].endswith(posts[0])
    )


if __name__ == "__main__":
    for kind, (right, told) in measured().items():
        print(f'    "{kind}": ({right}, {told}),')
