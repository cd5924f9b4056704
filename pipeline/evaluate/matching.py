"""One record compared with one gold file: what was found, wrong and missed, as points to count."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ..record import MentionRecord, Record, Role, Statement
from ..schema import MENTION_LABELS
from .optional import Item, part_mentions

Title = tuple[str, str]

SHARES = ("org_full", "split", "kind", "on behalf", "begin", "end", "cue", "enterprise")

_SAME_SHARE = 0.8
_NEAR_SIGNS = 2
_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_CREDIT_WORDS = ("记者", "编辑", "审核", "摄影", "通讯员")
_LEFT_OUT = re.compile(r"[\s“”\"'‘’「」『』]")


class Verdict(Enum):
    """FOUND and MISSED stand for right and not right in a share; NONE only says that a row was looked at."""

    FOUND = 1
    WRONG = 2
    MISSED = 3
    NONE = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One item that counts in a row of the figures."""

    row: str
    verdict: Verdict
    source: str
    item: tuple[object, ...]


def compared(record: Record, gold: Mapping[str, Any], *, source: str, one_org: bool = False) -> Iterator[Point]:
    """All points of one source; sections that the gold file does not have are not counted."""
    yield from _mentions(record, gold.get("mentions", []), source, label_map(one_org))
    yield from _roles(record, gold, source)
    if "articles" in gold:
        articles = {(a.date, bare(a.place)) for a in record.articles}
        yield from _sets(
            "articles", articles, {(a.get("date"), bare(a.get("place"))) for a in gold["articles"]}, source
        )
    yield from _statements(record, gold, source)
    if "events" in gold:
        attends = {(bare(p.who), p.role) for event in record.events for p in event.participants}
        wanted = _participants(gold, optional=False)
        yield from _sets("attends", attends - (_participants(gold, optional=True) - wanted), wanted, source)
    if "targets" in gold:
        spare = {_target(t) for t in gold["targets"] if t.get("optional")}
        targets = {(bare(t.holder), *_amount(t.value, t.unit)) for t in record.targets}
        yield from _sets("targets", targets - spare, {_target(t) for t in gold["targets"]} - spare, source)


def _participants(gold: Mapping[str, Any], *, optional: bool) -> set[tuple[str, Any]]:
    people = (p for event in gold["events"] for p in event.get("participants", []))
    return {(bare(p.get("who")), p.get("role")) for p in people if bool(p.get("optional")) == optional}


def bare(text: str | None) -> str:
    """A name without white space and quotation marks, its brackets full width."""
    return _LEFT_OUT.sub("", text or "").replace("(", "（").replace(")", "）")


def _sets(row: str, found: set[Any], gold: set[Any], source: str) -> Iterator[Point]:
    yield Point(row, Verdict.NONE, source, ())
    parts = ((Verdict.FOUND, found & gold), (Verdict.WRONG, found - gold), (Verdict.MISSED, gold - found))
    for verdict, items in parts:
        yield from (Point(row, verdict, source, item) for item in sorted(items, key=str))


def _share(row: str, source: str, is_right: bool) -> Point:
    return Point(row, Verdict.FOUND if is_right else Verdict.MISSED, source, ())


def label_map(one_org: bool) -> Callable[[str], str]:
    return lambda label: "ORG" if one_org and label == "COMPANY" else label


def _mentions(record: Record, gold: Sequence[Item], source: str, merged: Callable[[str], str]) -> Iterator[Point]:
    firm = {(m["start"], m["end"], merged(m["label"])) for m in part_mentions(gold)[0]}
    seen = {(m.start, m.end, merged(m.label)) for m in counted_mentions(record, gold, merged)}
    for label in MENTION_LABELS:
        found, wanted = {k for k in seen if k[2] == label}, {k for k in firm if k[2] == label}
        if found or wanted:
            yield from _sets(label, found, wanted, source)
    yield from _sets("all mentions", {k for k in seen if k[2] in MENTION_LABELS}, firm, source)


def counted_mentions(
    record: Record, gold: Sequence[Item], merged: Callable[[str], str] = str
) -> Iterator[MentionRecord]:
    """The mentions found that count: those at the place of an optional one do not."""
    wanted, optional = part_mentions(gold)
    firm = {(m["start"], m["end"], merged(m["label"])) for m in wanted}
    for m in record.mentions:
        if (m.start, m.end, merged(m.label)) in firm or not any(excuses(o, m, merged) for o in optional):
            yield m


def excuses(optional: Item, mention: MentionRecord, merged: Callable[[str], str]) -> bool:
    """The very place, or the same label over at least half of the longer span."""
    start, end = optional["start"], optional["end"]
    if (start, end) == (mention.start, mention.end):
        return True
    both = min(mention.end, end) - max(mention.start, start)
    longer = max(mention.end - mention.start, end - start)
    return both > 0 and 2 * both >= longer and merged(optional["label"]) == merged(mention.label)


def role_pairs(record: Record, gold: Mapping[str, Any]) -> tuple[dict[Title, Role], dict[Title, Item]]:
    """Roles found and roles wanted by person and title; optional ones are in neither, and the body of a media role (a
    dateline's medium, 本报) is not part of its title."""
    roles = gold.get("roles", [])
    media = {title(r["person"], None, r["post"]) for r in roles if r.get("kind") == "media"}

    def titled_of(person: str | None, org: str | None, post: str | None) -> Title:
        plain = title(person, None, post)
        return plain if plain in media else title(person, org, post)

    titled = [(titled_of(r["person"], r.get("org"), r["post"]), r) for r in roles]
    wanted = {key: role for key, role in titled if not role.get("optional")}
    spare = {key for key, role in titled if role.get("optional")}
    found: dict[Title, Role] = {}
    for role in record.roles:
        key = titled_of(role.person, role.org, role.post)
        if role.person and (key in wanted or key not in spare):
            found.setdefault(key, role)
    return found, wanted


def _roles(record: Record, gold: Mapping[str, Any], source: str) -> Iterator[Point]:
    found, wanted = role_pairs(record, gold)
    if "roles" in gold:
        core = {key for key, role in wanted.items() if role.get("kind") != "media"}
        others = {key for key in found if key not in wanted and not key[1].endswith(_CREDIT_WORDS)}
        yield from _sets("roles", set(found), set(wanted), source)
        yield from _sets("roles, media left out", (found.keys() & core) | others, core, source)
    for key in sorted(found.keys() & wanted.keys()):
        yield from _role_shares(found[key], wanted[key], source)


def title(person: str | None, org: str | None, post: str | None) -> Title:
    """Person, and organization and post in one."""
    return bare(person), bare(org) + bare(post)


def _role_shares(found: Role, wanted: Item, source: str) -> Iterator[Point]:
    if wanted.get("org_full"):
        yield _share("org_full", source, bare(found.org_full) == bare(wanted["org_full"]))
    if wanted.get("kind") != "media":
        yield _share("split", source, bare(found.org) == bare(wanted.get("org")))
    yield _share("kind", source, found.kind == wanted.get("kind"))


def _statements(record: Record, gold: Mapping[str, Any], source: str) -> Iterator[Point]:
    """Each gold statement takes the best free one; optional ones come last and only take theirs out of the count."""
    left = list(record.statements)
    firms = {bare(r["org"]) for r in gold.get("roles", []) if r.get("kind") == "enterprise" and r.get("org")}
    if "statements" in gold:
        yield Point("statements", Verdict.NONE, source, ())
    for wanted in sorted(gold.get("statements", []), key=lambda s: bool(s.get("optional"))):
        hit = max((s for s in left if _is_same(s, wanted)), key=lambda s: shared_part(s, wanted), default=None)
        if hit is not None:
            left.remove(hit)
        if not wanted.get("optional"):
            yield from _statement_points(hit, wanted, source, firms)
    if "statements" in gold:
        yield from (Point("statements", Verdict.WRONG, source, (s.speaker, s.org, s.start)) for s in left)


def _statement_points(hit: Statement | None, wanted: Item, source: str, firms: set[str]) -> Iterator[Point]:
    if bare(wanted.get("org")) in firms:
        yield _share("enterprise", source, hit is not None and bare(hit.org) == bare(wanted["org"]))
    item = (wanted.get("speaker"), wanted.get("org"), wanted["start"])
    yield Point("statements", Verdict.MISSED if hit is None else Verdict.FOUND, source, item)
    if hit is None:
        return
    yield _share("begin", source, abs(hit.start - wanted["start"]) <= _NEAR_SIGNS)
    yield _share("end", source, abs(hit.end - wanted["end"]) <= _NEAR_SIGNS)
    if wanted.get("cue"):
        yield _share("cue", source, bare(hit.cue) == bare(wanted["cue"]))
    if wanted.get("org"):
        yield _share("on behalf", source, bare(hit.org) == bare(wanted["org"]))


def _is_same(found: Statement, wanted: Item) -> bool:
    if bare(found.speaker) != bare(wanted.get("speaker")):
        return False
    if not wanted.get("speaker") and bare(found.org) != bare(wanted.get("org")):
        return False
    return shared_part(found, wanted) >= _SAME_SHARE


def shared_part(found: Statement, wanted: Item) -> float:
    """The common part of the two spans as a share of their union."""
    union = max(found.end, wanted["end"]) - min(found.start, wanted["start"])
    return max(0, min(found.end, wanted["end"]) - max(found.start, wanted["start"])) / union if union else 0.0


def _target(target: Item) -> tuple[object, ...]:
    return bare(target["holder"]), *_amount(target.get("value"), target.get("unit"))


def _amount(value: Any, unit: str | None) -> tuple[object, str]:
    """Value and unit with 万 and 亿 moved into the value; what is no number stays a text."""
    rest, factor = bare(unit), 1
    while rest[:1] in _SCALE:
        factor, rest = factor * _SCALE[rest[0]], rest[1:]
    try:
        return tuple(
            round(float(v) * factor, 6) for v in (value if isinstance(value, (list, tuple)) else [value])
        ), rest
    except (TypeError, ValueError):
        return str(value), rest
