"""The user's own lists of names: how they are read, what is refused, and over what they win."""

import time
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
import spacy
from marked import marked_view

from pipeline.errors import BadInput
from pipeline.fingerprint import models_fingerprint
from pipeline.page import extract_page
from pipeline.record import Document, Proposer
from pipeline.run import extract
from pipeline.run.one_page import extract_one
from pipeline.tag.choice import TaggerChoice, as_choice
from pipeline.tag.tagging import load_tagger
from pipeline.tag.user_names import NameFinder, list_first, read_names

HEAD = "name\tlabel\n"


def written(path: Path, *lines: str) -> Path:
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HEAD + "江晚\tPERSON\n临江铸锻\tFIRM\n", "mine.tsv:3: unknown label 'FIRM'; one of: COMPANY, EVENT"),
        (HEAD + "江晚\tPERSON\n江晚\tPLACE\n", "mine.tsv:3: 江晚 is PLACE here and PERSON in .*mine.tsv:2; remove one"),
        (HEAD + "東臨鑄鍛\tORG\n东临铸锻\tCOMPANY\n", "mine.tsv:3: 东临铸锻 is COMPANY here and ORG in"),
        (HEAD + " \tPERSON\n", "mine.tsv:2: the name is empty; write one"),
        (HEAD + "晚\tPERSON\n", "mine.tsv:2: the name 晚 has one character"),
        (HEAD + "江\t晚\tPERSON\n", "mine.tsv:2: 3 columns; write 2, a tab between: name label"),
        (HEAD + "江晚\n", "mine.tsv:2: 1 column; write 2"),
        (HEAD + "江\x1b晚\tPERSON\n", r"mine.tsv:2: the name 江\\x1b晚 has characters that cannot be seen"),
        (HEAD + "江\u2028晚\tPERSON\n", "mine.tsv:2: .* characters that cannot be seen"),
        ("江晚\tPERSON\n", "mine.tsv:1: the first line must be the header, a tab between: name label"),
        ("", "mine.tsv: holds nothing; write the header name label"),
        (HEAD, "mine.tsv: names nothing below its header"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_line_and_remedy(tmp_path: Path, content: str, words: str):
    (tmp_path / "mine.tsv").write_text(content, "utf-8", newline="")
    with pytest.raises(BadInput, match=words):
        read_names([tmp_path / "mine.tsv"])


def test_what_is_no_file_of_utf8_is_refused(tmp_path: Path):
    (tmp_path / "mine.tsv").write_bytes((HEAD + "江晚\tPERSON\n").encode("gb18030"))
    for path, words in (
        (tmp_path / "mine.tsv", "mine.tsv:2: not UTF-8; save"),
        (tmp_path / "none.tsv", "none.tsv: no such file; name a list"),
        (tmp_path, "not a regular file"),
    ):
        with pytest.raises(BadInput, match=words):
            read_names([path])


def test_two_lists_that_contradict_each_other_are_refused(tmp_path: Path):
    one, two = written(tmp_path / "a.tsv", "江晚\tPERSON"), written(tmp_path / "b.tsv", "江晚\tPERSON", "江晚\tPOST")
    assert read_names([one, one]) == {"江晚": "PERSON"}
    with pytest.raises(BadInput, match=r"b\.tsv:3: 江晚 is POST here and PERSON in .*a\.tsv:2"):
        read_names([one, two])


def test_comments_notes_and_a_byte_order_mark_are_passed_over(tmp_path: Path):
    text = "\ufeff# 我的名单\nname\tlabel\tnote\n\n江晚\tPERSON\t查档\n# 其余\n临江铸锻\tCOMPANY\n"
    (tmp_path / "mine.tsv").write_text(text, "utf-8")
    assert read_names([tmp_path / "mine.tsv"]) == {"江晚": "PERSON", "临江铸锻": "COMPANY"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("江晚说，江晚来了。", ["江晚@0", "江晚@4"]),
        ("临江铸锻集团的临江铸锻。", ["临江铸锻集团@0", "临江铸锻@7"]),
        ("臨江鑄鍛來了。", ["臨江鑄鍛@0"]),
        ("ＡＢＢ和ABB，不是ABBA或XABB。", ["ＡＢＢ@0", "ABB@4"]),
        ("乙甲乙丙丁", ["甲乙丙丁@1"]),
    ],
)
def test_names_are_found_the_longest_first(text: str, found: list[str]):
    names = ("江晚", "临江铸锻", "临江铸锻集团", "ABB", "乙甲", "甲乙丙丁")
    assert [f"{m.text}@{m.span.start}" for m in NameFinder(dict.fromkeys(names, "ORG")).find(text)] == found


@pytest.mark.parametrize(
    ("marked", "score", "name", "kept"),
    [
        ("县长[江晚|PLACE]说", 0.99, "江晚", [("江晚", "PERSON")]),
        ("[县长江|ORG]晚说", 0.99, "江晚", [("江晚", "PERSON")]),
        ("[县|PLACE][长江|PLACE]晚说", 0.99, "江晚", [("县", "PLACE"), ("江晚", "PERSON")]),
        ("县长[江晚舟|PERSON]说", 0.99, "江晚", [("江晚舟", "PERSON")]),
        ("县长[江晚舟|PERSON]说", 0.79, "江晚", [("江晚", "PERSON")]),
        ("县长江晚说", 0.99, "江晚", [("江晚", "PERSON")]),
    ],
)
def test_a_listed_name_wins_over_all_but_a_sure_longer_name(marked: str, score: float, name: str, kept: object):
    view = marked_view(marked)
    found = [replace(m, score=score) for m in view.mentions]
    listed = NameFinder({name: "PERSON"}).find(view.article.sentences[0].text)
    assert [(m.text, m.label) for m in list_first(found, listed)] == kept


def test_a_page_has_the_listed_names_with_their_label_and_an_uncalibrated_score(tmp_path: Path):
    """Traditional page, simplified list; the network knows no such body."""
    raw = "蘭圃薈市委書記江晚出席儀式。江晚說，蘭圃薈要做強產業。"
    path = written(tmp_path / "mine.tsv", "兰圃荟\tCOMPANY", "江晚\tPLACE")
    record = extract_page(Document("a.txt", "", raw, ""), load_tagger(names=path))
    own = [(raw[m.start : m.end], m.label, m.score) for m in record.mentions if m.by is Proposer.LIST]
    assert own.count(("江晚", "PLACE", 1.0)) == 2
    assert ("蘭圃薈", "COMPANY", 1.0) in own


def test_the_pipeline_alone_has_them_too(tmp_path: Path):
    doc = load_tagger(names=[written(tmp_path / "mine.tsv", "江晚\tPLACE")])("县长江晚出席会议。")
    assert ("江晚", "PLACE", 1.0, "list") in [(e.text, e.label_, e._.score, e._.by) for e in doc.ents]


def test_records_depend_on_what_a_list_holds(tmp_path: Path):
    path = written(tmp_path / "mine.tsv", "江晚\tPERSON")
    choice = as_choice("default", names=path)
    prints = [models_fingerprint(), models_fingerprint(choice)]
    written(path, "江晚\tPLACE")
    prints.append(models_fingerprint(choice))
    assert len(set(prints)) == 3


def test_a_list_that_was_edited_is_read_again_in_the_same_process(tmp_path: Path):
    path = tmp_path / "mine.tsv"
    found = []
    for label in ("PERSON", "PLACE"):
        written(path, f"江晚\t{label}")
        outcome = extract_one(Document("a", "", "县长江晚说。", ""), tagger=TaggerChoice(names=(str(path),)).stamped())
        found += [m.label for m in outcome.record.mentions if m.by is Proposer.LIST]
    assert found == ["PERSON", "PLACE"]


@pytest.mark.parametrize("several", [False, True])
def test_extract_takes_one_list_or_several(tmp_path: Path, several: bool):
    (tmp_path / "a.txt").write_text("县长江晚说，要做强产业。", "utf-8")
    path = written(tmp_path / "mine.tsv", "江晚\tPLACE")
    [record] = extract([tmp_path / "a.txt"], names=[path, str(path)] if several else str(path))
    assert [(m.text, m.label) for m in record.mentions if m.by is Proposer.LIST] == [("江晚", "PLACE")]


def test_a_hundred_thousand_names_cost_little():
    signs = [chr(0x4E00 + number) for number in range(100)]
    finder = NameFinder({"".join(name): "COMPANY" for name in product(signs[:10], signs[:10], signs[:10], signs)})
    text = f"{signs[9]}{signs[0]}{signs[3]}{signs[99]}说要做强，" * 1200
    begun = time.process_time()
    assert len(finder.find(text)) == 1200
    assert time.process_time() - begun < 1


def test_a_component_without_lists_is_refused():
    with pytest.raises(ValueError, match="paths"):
        spacy.blank("zh").add_pipe("zh_names")
