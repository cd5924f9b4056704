"""Changes of posts, and from when until when a role was held."""

from collections.abc import Iterator, Sequence

from ..record import Appointment, Record, Role
from .gold import Compared, Gold
from .matching import Title, bare, role_pairs, title
from .optional import Item
from .score_rows import Row, counted, share

Change = tuple[Title, str]


def change_pairs(record: Record, gold: Gold) -> tuple[dict[Change, Appointment], dict[Change, Item]]:
    """Appointments found and wanted by person, title and change; optional ones are in neither."""
    keyed = [((title(a["person"], a.get("org"), a["post"]), a["change"]), a) for a in gold.get("appointments", [])]
    wanted = {key: a for key, a in keyed if not a.get("optional")}
    spare = {key for key, a in keyed if a.get("optional")} - wanted.keys()
    found = {(title(a.person, a.org, a.post), a.change): a for a in reversed(record.appointments)}
    return {key: a for key, a in found.items() if key not in spare}, wanted


def post_rows(sources: Sequence[Compared]) -> Iterator[Row]:
    """Appointments where gold has the key, who decided and when, and the times of roles that gold tells."""
    pairs = [(*change_pairs(s.record, s.gold), s) for s in sources if "appointments" in s.gold]
    both = [(found[key], wanted[key], s) for found, wanted, s in pairs for key in sorted(found.keys() & wanted.keys())]
    if pairs:
        gold = sum(len(wanted) for _, wanted, _ in pairs)
        yield counted("appointments", len(both), found=sum(len(found) for found, *_ in pairs), gold=gold, of=gold)
    yield from share("by", (decider_is_right(f, w, s) for f, w, s in both if w.get("by")))
    yield from share("date", (f.date == w["date"] for f, w, _ in both if w.get("date")))
    held = [(found[key], wanted[key]) for found, wanted in map(_roles, sources) for key in found.keys() & wanted.keys()]
    yield from share("from", (f.since == w["from"] for f, w in held if w.get("from")))
    yield from share("until", (f.until == w["until"] for f, w in held if w.get("until")))


def decider_is_right(found: Appointment, wanted: Item, compared: Compared) -> bool:
    """Whether the deciding body is the one wanted, as written or by the full name that gold gives its words."""
    names = compared.told_names()
    by, own = bare(found.by), bare(wanted["by"])
    return names.get(by, by) == names.get(own, own)


def _roles(compared: Compared) -> tuple[dict[Title, Role], dict[Title, Item]]:
    return role_pairs(compared.record, compared.gold)
