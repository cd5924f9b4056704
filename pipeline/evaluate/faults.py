"""What went wrong, by kind: the words, where they stand, and what was found instead."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..record import MentionRecord, Role, Statement
from ..visible import visible
from .bcubed import named_mentions
from .gold import Compared
from .matching import Title, Verdict, bare, counted_mentions, role_pairs
from .matching import compared as compared_points
from .optional import Item, part_mentions
from .post_changes import change_pairs, decider_is_right
from .quotations import cue_is_right, quotation_pairs, source_is_right

_SHOWN = 16
_SET_KINDS = {"articles": "date or place of an article", "attends": "part in an event", "targets": "target"}
_VERDICTS = {Verdict.WRONG: "invented", Verdict.MISSED: "missed"}


@dataclass(frozen=True, slots=True)
class Fault:
    """`place` is the raw span, where one is known; `words` say what was wanted and what was found."""

    kind: str
    source: str
    place: tuple[int, int] | None
    words: str

    def __str__(self) -> str:
        where = f"{self.source}:{self.place[0]}-{self.place[1]}" if self.place else self.source
        return visible(f"{where} {self.words}")


def find_faults(compared: Compared) -> Iterator[Fault]:
    """All faults of one source, part by part; what is optional is none."""
    yield from _mentions(compared)
    yield from _names(compared)
    yield from _roles(compared)
    yield from _statements(compared)
    yield from _appointments(compared)
    yield from _sets(compared)


def format_faults(faults: Iterable[Fault], *, errors: int = 0) -> Iterator[str]:
    """A line for each kind with its count, and up to `errors` faults under it."""
    faults = list(faults)
    if faults:
        yield f"\n{'errors by kind':48}{'count':>7}"
    for kind, count in sorted(Counter(fault.kind for fault in faults).items()):
        yield f"{kind:48}{count:7}"
        yield from [f"    {fault}" for fault in faults if fault.kind == kind][:errors]


def _fault(compared: Compared, kind: str, place: tuple[int, int] | None, wanted: object, found: object) -> Fault:
    parts = (str(part) if part else "-" for part in (wanted, found))
    return Fault(kind, compared.source, place, " => ".join(parts))


def _mentions(compared: Compared) -> Iterator[Fault]:
    gold = compared.gold.get("mentions", [])
    firm = {(m["start"], m["end"], m["label"]): m for m in part_mentions(gold)[0]}
    found = {(m.start, m.end, m.label): m for m in counted_mentions(compared.record, gold)}
    left = [found[key] for key in sorted(found.keys() - firm.keys())]
    for key in sorted(firm.keys() - found.keys()):
        near = max((m for m in left if _common(m, firm[key]) > 0), key=lambda m: _common(m, firm[key]), default=None)
        if near:
            left.remove(near)
        yield _mention_fault(compared, firm[key], near)
    yield from (_mention_fault(compared, None, m) for m in left)


def _common(found: MentionRecord, wanted: Item) -> int:
    return min(found.end, int(wanted["end"])) - max(found.start, int(wanted["start"]))


def _mention_fault(compared: Compared, wanted: Item | None, found: MentionRecord | None) -> Fault:
    given = (found.start, found.end) if found else None
    told = f"{compared.words(*given) or (found.text if found else '')} {found.label}" if found and given else None
    if wanted is None:
        return _fault(compared, "mention: invented", given, None, told)
    place = (wanted["start"], wanted["end"])
    kind = "mention: missed" if given is None else f"mention: {_what_differs(place, given)}"
    return _fault(compared, kind, place, f"{compared.words(*place)} {wanted['label']}", told)


def _what_differs(wanted: tuple[int, int], given: tuple[int, int]) -> str:
    if wanted == given:
        return "wrong label"
    if wanted[0] == given[0]:
        return "end wrong"
    return "begin wrong" if wanted[1] == given[1] else "begin and end wrong"


def _names(compared: Compared) -> Iterator[Fault]:
    for m in named_mentions(compared):
        if m.is_told and m.found != m.wanted:
            place = (m.item["start"], m.item["end"])
            yield _fault(compared, f"{m.group}: wrong full name", place, m.wanted, m.found)


def _roles(compared: Compared) -> Iterator[Fault]:
    if "roles" not in compared.gold:
        return
    found, wanted = role_pairs(compared.record, compared.gold)
    for key in sorted(found.keys() & wanted.keys()):
        yield from _role_parts(compared, found[key], wanted[key])
    left = {key: found[key] for key in sorted(found.keys() - wanted.keys())}
    for key in sorted(wanted.keys() - found.keys()):
        kind, other = next(_near_roles(key, left), ("missed", None))
        role = left.pop(other) if other else None
        place = _place(role) if role else None
        yield _fault(compared, f"role: {kind}", place, " ".join(key), " ".join(other) if other else None)
    for key, role in left.items():
        yield _fault(compared, "role: invented", _place(role), None, " ".join(key))


def _role_parts(compared: Compared, found: Role, wanted: Item) -> Iterator[Fault]:
    for kind, own, given in (
        ("wrong cut of body and post", f"{wanted.get('org')}|{wanted['post']}", f"{found.org}|{found.post}"),
        ("wrong org_full", wanted.get("org_full"), found.org_full),
        ("wrong kind", wanted.get("kind"), found.kind),
        ("wrong from", wanted.get("from"), found.since),
        ("wrong until", wanted.get("until"), found.until),
    ):
        if own and bare(own) != bare(given):
            yield _fault(compared, f"role: {kind}", _place(found), f"{found.person} {own}", given)


def _near_roles(wanted: Title, left: Iterable[Title]) -> Iterator[tuple[str, Title]]:
    """A role of the person whose title holds or ends like the one wanted, or that title with another person."""
    for other in left:
        title, given = wanted[1], other[1]
        if other[0] == wanted[0] and (given in title or title in given):
            yield ("wrong org" if given.endswith(title) or title.endswith(given) else "wrong post boundary"), other
        elif other[0] == wanted[0] and given[-2:] == title[-2:]:
            yield "wrong org", other
        elif other[0] == wanted[0] and given[:2] == title[:2]:
            yield "wrong post boundary", other
        elif given == title:
            yield "wrong person", other


def _place(fact: Role) -> tuple[int, int] | None:
    return (fact.evidence[0].start, fact.evidence[0].end) if fact.evidence else None


def _statements(compared: Compared) -> Iterator[Fault]:
    for pair in quotation_pairs(compared):
        given, place = (span or (0, 0) for span in pair.spans)
        if pair.found and pair.wanted:
            for part, own, other in _statement_parts(compared, pair.found, pair.wanted):
                yield _fault(compared, f"statement: {part}", place, own, other)
        elif pair.wanted:
            yield _fault(compared, "statement: missed", place, compared.words(*place), None)
        else:
            yield _fault(compared, "statement: invented", given, None, compared.words(*given))


def _statement_parts(compared: Compared, found: Statement, wanted: Item) -> Iterator[tuple[str, object, object]]:
    """What is wrong in a statement, what was wanted and what was found."""
    if not source_is_right(found, wanted):
        yield "wrong speaker", wanted.get("speaker") or wanted.get("org"), found.speaker or found.org
    if bare(found.org) != bare(wanted.get("org")):
        yield "wrong org", wanted.get("org"), found.org
    if not cue_is_right(found, wanted):
        yield "wrong cue", wanted.get("cue"), found.cue
    for part, own, given, shift in (
        ("begin wrong", wanted["start"], found.start, 0),
        ("end wrong", wanted["end"], found.end, -_SHOWN),
    ):
        if own != given:
            first, last = (max(0, at + shift) for at in (own, given))
            yield part, compared.words(first, first + _SHOWN), compared.words(last, last + _SHOWN)


def _appointments(compared: Compared) -> Iterator[Fault]:
    if "appointments" not in compared.gold:
        return
    found, wanted = change_pairs(compared.record, compared.gold)
    for (who, change), item in sorted(wanted.items()):
        told = f"{who[0]} {who[1]} {change}"
        hit = found.get((who, change))
        if hit is None:
            yield _fault(compared, "appointment: missed", None, told, None)
            continue
        if item.get("by") and not decider_is_right(hit, item, compared):
            yield _fault(compared, "appointment: wrong by", None, f"{told} {item['by']}", hit.by)
        if item.get("date") and hit.date != item["date"]:
            yield _fault(compared, "appointment: wrong date", None, f"{told} {item['date']}", hit.date)
    for who, change in sorted(found.keys() - wanted.keys()):
        yield _fault(compared, "appointment: invented", None, None, f"{who[0]} {who[1]} {change}")


def _sets(compared: Compared) -> Iterator[Fault]:
    for point in compared_points(compared.record, compared.gold, source=compared.source):
        if point.row in _SET_KINDS and point.verdict in _VERDICTS:
            words = " ".join(map(str, point.item))
            kind = f"{_SET_KINDS[point.row]}: {_VERDICTS[point.verdict]}"
            sides = (None, words) if point.verdict is Verdict.WRONG else (words, None)
            yield _fault(compared, kind, None, *sides)
