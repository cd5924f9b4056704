"""Whether the model folders are whole, and what their cards tell."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from ..errors import BadInput, MissingModel, PipelineError, one_of
from ..language import lexicon
from ..language.rules import read_rules
from ..model_files.folder import FILES, SUMS, folder_problems, read_sums
from ..model_files.path import models_folder
from .labels import read_labels

LEXICON, RULES = "lexicon", "rules"
NAMES = ("tagger", "words", LEXICON, RULES)
CARD = "card.md"
_LISTS = (
    *(lexicon.offices, lexicon.posts, lexicon.surnames, lexicon.divisions, lexicon.countries, lexicon.places),
    *(lexicon.cues, lexicon.company_suffixes, partial(lexicon.word_list, "measure"), read_labels),
)


def model_problems(folder: Path | None = None) -> Iterator[tuple[Path, list[str]]]:
    """Each model folder below `folder`, of the models in use where none is named, with what is wrong with it.

    `folder` may be one model's as well. Raises BadInput when it holds no model, MissingModel when it is not there.
    """
    top = models_folder(folder)
    if any((top / name).is_dir() for name in NAMES):
        yield from ((top / kind, list(folder_problems(top / kind, kind=kind))) for kind in NAMES[:2])
        yield top / LEXICON, list(_problems(top / LEXICON, LEXICON, (partial(read, models=top) for read in _LISTS)))
        tables = sorted((top / RULES).glob("*.tsv"))
        yield top / RULES, list(_problems(top / RULES, RULES, (partial(read_rules, table) for table in tables)))
        yield top, list(folder_problems(top, kind="models"))
    elif kind := _kind_of(top):
        yield top, list(folder_problems(top, kind=kind))
    else:
        raise BadInput(f"{top}: holds no model of guanxi; name a folder with {', '.join(NAMES)} in it, or one of these")


def _kind_of(folder: Path) -> str | None:
    told = read_sums(folder)[0] if (folder / SUMS).is_file() else ""
    kinds = [kind for kind in FILES if told.startswith(f"guanxi {kind} ") or (folder / FILES[kind][0]).is_file()]
    return kinds[0] if kinds else None


def _problems(folder: Path, kind: str, readers: Iterable[Callable[[], object]]) -> Iterator[str]:
    """What is wrong with a folder of lists, and with what its readers find in them."""
    known = list(folder_problems(folder, kind=kind))
    yield from known
    for read in readers:
        try:
            read()
        except PipelineError as err:
            if not any(str(err).startswith(problem) for problem in known):
                yield str(err)


def read_card(name: str) -> str:
    """The card of a model in use, as Markdown. Raises BadInput for an unknown name, MissingModel when it has none."""
    if name not in NAMES:
        raise BadInput(one_of("model", name, NAMES))
    path = models_folder() / name / CARD
    if not path.is_file():
        raise MissingModel(f"{path} is not there; install guanxi again")
    return path.read_text(encoding="utf-8")
