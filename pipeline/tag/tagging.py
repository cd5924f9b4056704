"""Sentences -> Mentions: a spaCy pipeline whose components propose spans, and one that decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config

from ..errors import MissingModel
from ..model_files.folder import check_file
from ..model_files.path import models_folder
from ..record import Article, Mention, Repaired, Sentence, Span
from . import hanlp as _hanlp  # noqa: F401  (these three register their factories where entry points are not read)
from . import network as _network  # noqa: F401
from . import spacy_ner as _spacy_ner  # noqa: F401
from . import user_names as _user_names
from .bounds import cut_words
from .candidates import text_of
from .choice import Names, Tagger, as_choice, proposer
from .consistency import make_consistent
from .joined import add_before_names, join_posts, trust_before_names
from .mentions import decided
from .network import WINDOW
from .passages import passages
from .recall import recall_names
from .segmenter import shared_segmenter
from .sides import without_sides
from .user_names import NameFinder, list_first

CONFIG = "config.cfg"


def load_tagger(tagger: Tagger = "default", *, names: Names = (), models: Path | None = None) -> Language:
    """The tagging pipeline with the tagger in the network's place, and the user's own lists of names behind it.

    Raises MissingModel when the tagger is not known, or its files are not there or not as they were written, BadInput
    for a table of labels that does not fit or a list of names that cannot be used.
    """
    choice = as_choice(tagger, names=names)
    settings = proposer(choice)
    path = models_folder(models) / CONFIG
    if not path.is_file():
        raise MissingModel(
            f"{path}: no such file; the models folder is incomplete, reinstall guanxi or set GUANXI_MODELS"
        )
    check_file(path)
    config = load_config(path)
    if settings:
        config["components"]["network"] = dict(settings)
    if choice.names:
        config["nlp"]["pipeline"].append(_user_names.COMPONENT)
        paths = [str(Path(name).resolve()) for name in choice.names]
        config["components"][_user_names.COMPONENT] = {"factory": "zh_names", "paths": paths}
    return load_model_from_config(config, auto_fill=True)


def tag(page: Repaired, articles: Iterable[Article], nlp: Language) -> tuple[Mention, ...]:
    """The mentions of all articles, sorted by place, without overlap; spans are of `page.text`."""
    told = list(articles)
    read = [(article, list(passages(page.text, article.sentences, size=WINDOW))) for article in told]
    passed = (as_doc(page.text, run, nlp) for _, runs in read for run in runs)
    docs = nlp.pipe(passed, disable=[_user_names.COMPONENT])  # the lists win over names found again, too
    tagged = [(article, tuple(_tagged(runs, docs))) for article, runs in read]
    own = cast(NameFinder, nlp.get_pipe(_user_names.COMPONENT)) if nlp.has_pipe(_user_names.COMPONENT) else None
    return tuple(
        replace(mention, article=article.index)
        for article, mentions in tagged
        for mention in names_of_lists_in(article, tuple(without_sides(settle_names(article, mentions), page.text)), own)
    )


def names_of_lists_in(article: Article, mentions: tuple[Mention, ...], own: NameFinder | None) -> tuple[Mention, ...]:
    """The article's mentions with those of the user's lists before them, inside its sentences."""
    if own is None:
        return mentions
    return tuple(list_first(mentions, (_moved(m, s.span.start) for s in article.sentences for m in own.find(s.text))))


def settle_names(article: Article, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The article's mentions, each name with one label, and further places of its certain names in its sentences."""
    start = article.span.start
    text = "".join(_shown(article))
    one_label = make_consistent(text, [_moved(m, -start) for m in mentions])
    bounded = join_posts(text, cut_words(text, one_label, shared_segmenter()))
    found = recall_names(text, add_before_names(text, trust_before_names(bounded)))
    return tuple(_moved(m, start) for m in found)


def _moved(mention: Mention, by: int) -> Mention:
    return replace(mention, span=Span(mention.span.start + by, mention.span.end + by))


def _shown(article: Article) -> Iterator[str]:
    """The sentences of the article, which stand in order, and a blank for each character between them."""
    at = article.span.start
    for sentence in article.sentences:
        yield " " * (sentence.span.start - at)
        yield sentence.text
        at = sentence.span.end
    yield " " * (article.span.end - at)


def as_doc(text: str, run: Sequence[Sentence], nlp: Language) -> Doc:
    """The words of a passage as a Doc of single characters, with the bounds of its sentences."""
    first, last = run[0].span.start, run[-1].span.end
    begins = {sentence.span.start - first for sentence in run}
    words = list(text[first:last])
    return Doc(
        nlp.vocab, words=words, spaces=[False] * len(words), sent_starts=[i in begins for i in range(len(words))]
    )


def _tagged(runs: Iterable[Sequence[Sentence]], docs: Iterator[Doc]) -> Iterator[Mention]:
    """The mentions of the passages `runs`, which are the next of `docs`; none crosses a sentence end."""
    for run in runs:
        doc, first = next(docs), run[0].span.start
        text = text_of(doc)
        for c in decided(doc):
            name = text[c.start : c.end].strip()
            start = first + c.start + text[c.start : c.end].index(name)
            span = Span(start, start + len(name))
            if name and any(sentence.span.covers(span) for sentence in run):
                yield Mention(span, c.label, name, c.score, c.by)
