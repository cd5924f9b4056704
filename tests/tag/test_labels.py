"""Labels of other taggers in the words of this project."""

from pathlib import Path

import pytest

from pipeline.errors import BadInput, MissingModel
from pipeline.tag.labels import check_labels, mapped, read_labels


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        *(("PER", "PERSON"), ("nr", "PERSON"), ("人名", "PERSON"), ("TITLE", "POST"), ("position", "POST")),
        *(("ORG", "ORG"), ("government", "ORG"), ("company_name", "COMPANY"), ("GPE", "PLACE"), ("LOC", "PLACE")),
        *(("EVENT", "EVENT"), ("DATE", None), ("book", None)),
    ],
)
def test_usual_labels(theirs: str, ours: str | None):
    assert mapped(theirs, read_labels()) == ours


def test_a_table_of_ones_own_stands_before(tmp_path: Path):
    (tmp_path / "my.tsv").write_text("label\tmention\n单位\tORG\nloc\t-\n", encoding="utf-8")
    labels = read_labels(tmp_path / "my.tsv")
    assert [mapped(name, labels) for name in ("单位", "LOC", "PER")] == ["ORG", None, "PERSON"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            "label\tmention\nPER\tPERSON\nFIRM\tCOMPANIES\n",
            r"my\.tsv:3: unknown mention 'COMPANIES'; one of: -, COMPANY",
        ),
        ("theirs\tours\nPER\tPERSON\n", r"my\.tsv:1: the header .* columns label and mention"),
        ("label\tmention\nPER\n", r"my\.tsv:2: 1 columns"),
    ],
)
def test_a_wrong_table_is_refused_by_its_line(tmp_path: Path, table: str, message: str):
    (tmp_path / "my.tsv").write_text(table, encoding="utf-8")
    with pytest.raises(BadInput, match=message):
        read_labels(tmp_path / "my.tsv")


def test_labels_without_a_meaning_are_all_listed():
    with pytest.raises(MissingModel, match=r"labels DISEASE, DRUG;.*PERSON, POST, ORG, COMPANY, PLACE, EVENT, or -"):
        check_labels(["PER", "DRUG", "DISEASE", "DRUG"], read_labels())
