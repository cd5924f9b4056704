"""Labels of other taggers in the words of this project: a table of label and mention, `-` for none."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from ..errors import BadInput, MissingModel, one_of
from ..language.lexicon import lexicon_folder, read_tsv
from ..model_files.folder import check_file
from ..schema import MENTION_LABELS

Labels = Mapping[str, str]
"""Their label in capitals -> ours, or `-` where theirs names nothing that is tagged here."""
NONE = "-"
TABLE = "labels.tsv"


def read_labels(path: Path | None = None, *, models: Path | None = None) -> Labels:
    """The usual labels of Chinese taggers (`lexicon/labels.tsv`) and before them those of the table `path`.

    The table has the columns `label` and `mention`. Raises MissingModel when it is not there, BadInput for a row that
    maps to no label of ours.
    """
    usual = _read(lexicon_folder(models) / TABLE)
    check_file(lexicon_folder(models) / TABLE)
    return {**usual, **_read(path)} if path else usual


@cache
def _read(path: Path) -> Labels:
    labels = {}
    for number, row in enumerate(read_tsv(path), start=2):
        if not {"label", "mention"} <= row.keys():
            raise BadInput(f"{path}:1: the header of a table of labels needs the columns label and mention")
        if row["mention"] not in (*MENTION_LABELS, NONE):
            raise BadInput(f"{path}:{number}: {one_of('mention', row['mention'], (*MENTION_LABELS, NONE))}")
        labels[row["label"].upper()] = row["mention"]
    return labels


def mapped(label: str, labels: Labels) -> str | None:
    """Our label for theirs, None where there is none: GPE -> PLACE."""
    found = labels[label.upper()]
    return None if found == NONE else found


def check_labels(theirs: Iterable[str], labels: Labels) -> None:
    """Raises MissingModel with all labels of `theirs` that the table does not name."""
    unknown = sorted({label for label in theirs if label.upper() not in labels})
    if unknown:
        raise MissingModel(
            f"tag: no mention is known for the label{'s' * (len(unknown) > 1)} {', '.join(unknown)}; name them in a "
            f"table with the columns label and mention ({', '.join(MENTION_LABELS)}, or {NONE} for none), as {TABLE} "
            "in the model's folder or by --labels"
        )
