"""Renew `SHA256SUMS` after a change to lists, rules or settings by hand: `python -m pipeline.training.sums [MODELS]`.

Trained weights keep the sums that they were written with.
"""

import argparse
from pathlib import Path

from ..errors import BadInput
from ..language.rules import check_rules
from ..model_files.folder import EDITED, FILES, SUMS, read_sums, sha256_of, write_sums
from ..model_files.path import models_folder

_FOLDERS = {"lexicon": "lexicon", "rules": "rules", "words": "words", "models": "."}


def renew_sums(models: Path) -> list[Path]:
    """Write the sums of the folders of lists and settings below `models` anew, and return the files written.

    Raises BadInput when trained weights are not as they were written, as `sums` is no remedy for these, and for a rule
    that is wrong or can take too long, whose folder keeps its sums.
    """
    folders = {kind: models / name for kind, name in _FOLDERS.items() if (models / name / FILES[kind][0]).is_file()}
    if not folders:
        raise BadInput(f"{models}: no word lists or settings of guanxi here; name a folder of models")
    for kind, folder in folders.items():
        if kind not in EDITED:
            _check_weights(folder, kind)
    for kind, folder in folders.items():
        for path in sorted(folder.glob("*.tsv")) if kind == "rules" else ():
            check_rules(path)
        write_sums(folder, kind=kind)
    return [folder / SUMS for folder in folders.values()]


def _check_weights(folder: Path, kind: str) -> None:
    known = read_sums(folder)[1] if (folder / SUMS).is_file() else {}
    for name in FILES[kind]:
        if sha256_of(folder / name) != known.get(name):
            raise BadInput(f"{folder / name} is not the file that {SUMS} names; install guanxi again, or train it anew")


def main() -> None:
    """Renew them for the folder named, else for the models in use."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.sums", description=__doc__)
    parser.add_argument("models", type=Path, nargs="?", help="folder of models; those in use unless named")
    for path in renew_sums(models_folder(parser.parse_args().models)):
        print(path)


if __name__ == "__main__":
    main()
