"""Which mentions stand for one person or one body, by B-cubed (Bagga and Baldwin 1998), mention by mention.

A cluster is what bears one full name in one page. A gold mention that was not found has recall 0; what was found and
is no gold mention is left to the figures of the mentions.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..record import MentionRecord, Record
from .gold import Compared
from .matching import bare
from .optional import Item
from .score_rows import Row, share

GROUPS = {"PERSON": "persons", "ORG": "organizations", "COMPANY": "organizations"}


@dataclass(frozen=True, slots=True)
class Named:
    """A gold mention with its group and full name, and the full name found; None where the mention was missed."""

    source: str
    group: str
    wanted: str
    found: str | None
    item: Item

    @property
    def is_told(self) -> bool:
        """Whether gold tells a full name, and there is one to compare."""
        return "refers_to" in self.item and self.found is not None


def named_mentions(compared: Compared) -> Iterator[Named]:
    """Persons and bodies of a source whose gold tells full names; an optional one that was not found is passed over."""
    mentions = compared.gold.get("mentions", [])
    if not any("refers_to" in m for m in mentions):
        return
    found = {(m.start, m.end, GROUPS[m.label]): m for m in compared.record.mentions if m.label in GROUPS}
    full_name = _full_names(compared.record)
    for wanted in mentions:
        group = GROUPS.get(wanted["label"])
        hit = found.get((wanted["start"], wanted["end"], group or ""))
        if group and (hit or not wanted.get("optional")):
            own = wanted.get("refers_to") or (hit.text if hit else "") or compared.words(wanted["start"], wanted["end"])
            yield Named(compared.source, group, bare(own), full_name(hit) if hit else None, wanted)


def cluster_rows(mentions: Iterable[Named]) -> Iterator[Row]:
    """A row for each group, and the share of those found whose full name is the one that gold tells."""
    mentions = list(mentions)
    for group in dict.fromkeys(GROUPS.values()):
        own = [m for m in mentions if m.group == group]
        if own:
            yield b_cubed(group, own)
    yield from share("full name", (m.found == m.wanted for m in mentions if m.is_told))


def b_cubed(name: str, mentions: Iterable[Named]) -> Row:
    """Mean over mentions of the part of its cluster that is right (precision) and that is there (recall)."""
    mentions = list(mentions)
    there = [m for m in mentions if m.found is not None]
    gold = Counter((m.source, m.wanted) for m in mentions)
    found = Counter((m.source, m.found) for m in there)
    both = Counter((m.source, m.wanted, m.found) for m in there)
    common = [(m, both[m.source, m.wanted, m.found]) for m in there]
    precision = sum(n / found[m.source, m.found] for m, n in common) / len(there) if there else 0.0
    recall = sum(n / gold[m.source, m.wanted] for m, n in common) / len(mentions) if mentions else 0.0
    return Row(name, precision, recall, len(mentions))


def _full_names(record: Record) -> Callable[[MentionRecord], str]:
    """The full name of a mention: by the alias at its place, then by the roles of its article."""
    aliases = {(a.start, a.end): a.refers_to for a in record.aliases}
    bodies = {(r.article, bare(r.org)): bare(r.org_full) for r in record.roles if r.org and r.org_full}

    def full_name(mention: MentionRecord) -> str:
        name = bare(aliases.get((mention.start, mention.end), mention.text))
        return bodies.get((mention.article, name), name)

    return full_name
