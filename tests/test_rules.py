"""Tables of rules: their rows are held against their examples, and a row that is wrong is named by file and line."""

from pathlib import Path

import pytest

from pipeline.errors import BadInput, MissingModel
from pipeline.language.rules import COLUMNS, first_match, read_rules, rule, rules
from pipeline.model_files.folder import write_sums
from pipeline.model_files.path import models_folder

TABLES = sorted((models_folder() / "rules").glob("*.tsv"))
GOOD = "甲{moment}\tsaid\t甲子\t乙\tmine"
PARTS = "子|丑\tmoment\t子\t乙\tmine"


def tables(folder: Path, *rows: str, parts: str = PARTS) -> Path:
    (folder / "rules").mkdir()
    for name, lines in (("parts", [parts]), ("mine", rows)):
        text = "\n".join(("\t".join(COLUMNS), *lines))
        (folder / "rules" / f"{name}.tsv").write_text(f"{text}\n", encoding="utf-8")
    return folder / "rules" / "mine.tsv"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_rule_finds_its_example_and_is_used(path: Path):
    known = read_rules(path)
    assert all(row.pattern.search(row.example) for row in known)
    code = "".join(file.read_text("utf-8") for file in Path("pipeline").rglob("*.py"))
    others = "".join(file.read_text("utf-8") for file in TABLES)
    assert [row.where for row in known if f'"{row.says}"' not in code and f"{{{row.says}}}" not in others] == []
    assert f"`{path.name}`" in path.with_name("card.md").read_text("utf-8")


def test_parts_and_words_by_their_use_are_written_out(tmp_path: Path):
    [found] = read_rules(tables(tmp_path, GOOD))
    assert found.pattern.pattern == "甲(?:子|丑)"
    assert rule("parts", "taking").search("担任首任")


def test_rows_are_tried_in_their_order(tmp_path: Path):
    tables(tmp_path, "甲乙\tsaid\t甲乙\t丙\tmine", GOOD)
    found = rules("mine", "said", models=tmp_path)
    assert [first_match(found, text) and first_match(found, text).group() for text in ("甲子甲乙", "甲丑", "丙")] == [
        "甲乙",
        "甲丑",
        None,
    ]


BAD = [
    ("甲\tsaid\t\t乙\tmine", "mine.tsv:3: no example"),
    ("甲\tsaid\t甲\t\tmine", "mine.tsv:3: no counter_example"),
    ("甲\tsaid\t甲\t乙\t", "mine.tsv:3: no source"),
    ("甲\tsaid\t乙\t丙\tmine", "mine.tsv:3: the pattern is not in its example '乙'"),
    ("甲\tsaid\t甲\t甲乙\tmine", "mine.tsv:3: the pattern is in its counter-example '甲乙'"),
    ("甲(\tsaid\t甲\t乙\tmine", "mine.tsv:3: this pattern cannot be read: missing \\)"),
    ("甲{hour}\tsaid\t甲\t乙\tmine", "mine.tsv:3: no part 'hour' in parts.tsv"),
    ("甲\tsaid\t甲\t乙", "mine.tsv:3: 4 columns where the header has 5"),
    ("(?:甲+)+$\tsaid\t甲\t乙\tmine", "mine.tsv:3: this pattern can read one text in many ways.*\\+\\+"),
    ("(?:甲|甲乙|乙)*丙\tsaid\t丙\t乙\tmine", "mine.tsv:3: this pattern can read one text in many ways"),
]


@pytest.mark.parametrize(("row", "message"), BAD)
def test_a_wrong_row_is_named_and_nothing_is_loaded(tmp_path: Path, row: str, message: str):
    path = tables(tmp_path, GOOD, row)
    for _ in range(2):
        with pytest.raises(BadInput, match=message):
            rules("mine", "said", models=tmp_path)
    assert str(path)


def test_a_table_that_is_not_there_or_says_other_things(tmp_path: Path):
    tables(tmp_path, GOOD, GOOD.replace("甲", "丙"))
    with pytest.raises(MissingModel, match=r"none\.tsv: this word list is missing"):
        rules("none", "said", models=tmp_path)
    with pytest.raises(BadInput, match="unknown rule 'told'; one of: said"):
        rules("mine", "told", models=tmp_path)
    with pytest.raises(BadInput, match="2 rows say 'said'; make them one"):
        rule("mine", "said", models=tmp_path)


@pytest.mark.parametrize("changed", ["mine.tsv", "parts.tsv"])
def test_a_table_that_its_sum_does_not_fit_is_refused(tmp_path: Path, changed: str):
    path = tables(tmp_path, GOOD)
    write_sums(path.parent, kind="rules")
    with path.with_name(changed).open("a", encoding="utf-8") as file:
        file.write("丁\tother\t丁\t乙\tmine\n")
    with pytest.raises(
        MissingModel, match=rf"{changed} is not the file that SHA256SUMS names.*pipeline\.training\.sums"
    ):
        read_rules(path)
