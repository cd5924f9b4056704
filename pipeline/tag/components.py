"""The rule proposers and the decision as spaCy components; registered by the project's entry points."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from .anchors import keep_anchored
from .bodies import find_bodies
from .candidates import Candidate, candidates, propose, sentences_of
from .companies import find_companies
from .credits import find_credit_posts
from .events import find_events
from .merge import merge_candidates
from .nouns import without_common_nouns
from .persons import find_persons
from .places import find_places
from .posts import find_posts

Finder = Callable[[str], Iterable[Candidate]]
GROUP = "mentions"


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


def find_people(text: str) -> Iterator[Candidate]:
    """Posts and the persons around them: persons are found by their posts, so one component proposes both."""
    posts = list(find_posts(text))
    yield from posts
    yield from find_credit_posts(text)
    yield from find_persons(text, posts)


class RuleProposer:
    """Adds what its finders yield to `doc.spans["candidates"]`."""

    def __init__(self, finders: tuple[Finder, ...]) -> None:
        self.finders = finders

    def __call__(self, doc: Doc) -> Doc:
        for start, text in sentences_of(doc):
            for finder in self.finders:
                for c in finder(text):
                    propose(doc, start + c.start, start + c.end, c.label, c.score, c.by)
        return doc


@Language.factory("zh_people", assigns=["doc.spans"])
def make_people(nlp: Language, name: str) -> RuleProposer:  # noqa: ARG001
    """Proposes POST and PERSON."""
    return RuleProposer((find_people,))


@Language.factory("zh_bodies", assigns=["doc.spans"])
def make_bodies(nlp: Language, name: str) -> RuleProposer:  # noqa: ARG001
    """Proposes ORG and COMPANY."""
    return RuleProposer((find_bodies, find_companies))


@Language.factory("zh_places", assigns=["doc.spans"])
def make_places(nlp: Language, name: str) -> RuleProposer:  # noqa: ARG001
    """Proposes PLACE."""
    return RuleProposer((find_places,))


@Language.factory("zh_events", assigns=["doc.spans"])
def make_events(nlp: Language, name: str) -> RuleProposer:  # noqa: ARG001
    """Proposes EVENT."""
    return RuleProposer((find_events,))


class Decider:
    """Settles the candidates of a Doc into `doc.spans["mentions"]` and `doc.ents`, without overlap."""

    def __init__(self, floor: float) -> None:
        self.floor = floor

    def __call__(self, doc: Doc) -> Doc:
        proposed = candidates(doc)
        spans = [
            Span(doc, start + c.start, start + c.end, label=c.label, span_id=f"{c.by}:{c.score:.2f}")
            for start, text in sentences_of(doc)
            for c in self._winners(text, _inside(proposed, start, start + len(text)))
        ]
        doc.spans[GROUP] = spans
        doc.ents = spans
        return doc

    def _winners(self, text: str, proposed: Iterable[Candidate]) -> tuple[Candidate, ...]:
        return keep_anchored(text, merge_candidates(without_common_nouns(text, proposed), floor=self.floor))


def _inside(proposed: Iterable[Candidate], start: int, end: int) -> list[Candidate]:
    """The candidates of the sentence `start:end`, their offsets counted from its begin."""
    own = (c for c in proposed if start <= c.start and c.end <= end)
    return [replace(c, start=c.start - start, end=c.end - start) for c in own]


@Language.factory(
    "zh_decision", requires=["doc.spans"], assigns=["doc.spans", "doc.ents"], default_config={"floor": 0.5}
)
def make_decision(nlp: Language, name: str, floor: float) -> Decider:  # noqa: ARG001
    """Decides between the proposals of all components before it."""
    return Decider(floor)


def decided(doc: Doc) -> Iterator[Candidate]:
    """The mentions that were decided on, in order."""
    for span in doc.spans.get(GROUP, ()):
        by, _, score = span.id_.rpartition(":")
        yield Candidate(span.start, span.end, span.label_, float(score), by)
