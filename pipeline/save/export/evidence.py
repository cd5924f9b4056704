"""Evidence as the exports tell it: one line of text, plain data, or the article that it stands in."""

from bisect import bisect
from collections.abc import Iterable

from pipeline.language.forms import one_line
from pipeline.record import PropertyGraph, Scalar, Source
from pipeline.schema import Label

MOST_TOLD = 5
"""So many pieces of evidence are told where a format has no place of its own for them."""

Plain = dict[str, Scalar | None]


def proof(source: Source) -> str:
    """`2025-02-06 a.txt:40-44 “市长闻雁”`."""
    day = f"{source.date} " if source.date else ""
    return f"{day}{source.document_id}:{source.start}-{source.end} “{one_line(source.quote)}”"


def proofs(sources: Iterable[Source]) -> list[str]:
    """The first pieces of evidence, a line each."""
    return [proof(source) for source in tuple(sources)[:MOST_TOLD]]


def as_data(source: Source) -> Plain:
    """The evidence as `records.jsonl` has it, with its file and the day of its article."""
    told: Plain = {"file": source.document_id, "start": source.start, "end": source.end, "quote": source.quote}
    return {**told, "date": source.date} if source.date else told


class Articles:
    """Finds the article that a piece of evidence stands in."""

    def __init__(self, graph: PropertyGraph) -> None:
        self._starts: dict[str, list[tuple[int, str]]] = {}
        for node in graph.nodes:
            if node.kind == Label.ARTICLE:
                attrs = dict(node.attrs)
                self._starts.setdefault(str(attrs.get("file")), []).append((int(attrs.get("start", 0)), node.id))
        for starts in self._starts.values():
            starts.sort()

    def of(self, sources: Iterable[Source]) -> list[str]:
        """The ids of the articles, sorted; a headline before the first article of a file is the first one's."""
        return sorted({one for source in sources if (one := self.one(source))})

    def one(self, source: Source) -> str | None:
        """The id of the article; None where the file has none."""
        starts = self._starts.get(source.document_id, [])
        at = bisect(starts, (source.start, "\U0010ffff"))
        return starts[max(0, at - 1)][1] if starts else None
