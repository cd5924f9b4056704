"""The tokenizer and the decision of the tagging pipeline; registered by the project's entry points."""

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from .brackets import cut_open
from .candidates import Candidate, candidates, text_of
from .doubled import cut_doubled
from .mentions import Alignment, set_mentions


class CharacterTokenizer:
    """One token a sign, spaces too, so that token offsets are text offsets."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))

    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, _: bytes, **__: object) -> "CharacterTokenizer":
        return self

    def to_disk(self, _: object, **__: object) -> None:
        return None

    def from_disk(self, _: object, **__: object) -> "CharacterTokenizer":
        return self


@registry.tokenizers("guanxi.CharacterTokenizer.v1")  # type: ignore[untyped-decorator]
def make_character_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """The tokenizer factory that `models/config.cfg` names."""
    return lambda nlp: CharacterTokenizer(nlp.vocab)


class Decider:
    """Takes the candidates of a Doc that score `floor` or more into `doc.spans["mentions"]` and `doc.ents`.

    Of two that overlap the one with the higher score stands, then the longer one, then the first; 部部长 and an open
    bracket are cut.
    """

    def __init__(self, floor: float, *, alignment: Alignment = Alignment.STRICT) -> None:
        self.floor = floor
        self.alignment = alignment

    def __call__(self, doc: Doc) -> Doc:
        winners = apart(c for c in candidates(doc) if c.score >= self.floor)
        text = text_of(doc)
        return set_mentions(doc, list(cut_doubled(text, cut_open(text, winners))), alignment=self.alignment)


def apart(proposed: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without those that overlap a better one, in order."""
    taken: set[int] = set()
    kept = []
    for c in sorted(proposed, key=lambda c: (-c.score, c.start - c.end, c.start, c.label)):
        if taken.isdisjoint(range(c.start, c.end)):
            taken.update(range(c.start, c.end))
            kept.append(c)
    return sorted(kept)


@Language.factory(
    "zh_decision",
    requires=["doc.spans"],
    assigns=["doc.spans", "doc.ents", "span._.score", "span._.by"],
    default_config={"floor": 0.5, "alignment": "strict"},
)
def make_decision(nlp: Language, name: str, floor: float, alignment: Alignment) -> Decider:  # noqa: ARG001
    """Decides between the proposals of all components before it."""
    return Decider(floor, alignment=alignment)
