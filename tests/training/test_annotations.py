"""Gold folders and DocBins as training sentences, and what is told of those that are wrong."""

import json
from pathlib import Path

import pytest
import spacy
from builds import ROOT
from spacy.tokens import DocBin

from pipeline.errors import BadInput
from pipeline.training.annotations import Annotated, read_annotations, split_pages

TEXT = "　　临江市市长甄远山（zhēn）说，今年再建三所学校。闻雁参加。\n"
PERSON = {"start": 7, "end": 10, "label": "PERSON"}


def write_gold(folder: Path, *mentions: dict[str, object], name: str = "a", text: str = TEXT) -> Path:
    (folder / f"{name}.txt").write_text(text, "utf-8")
    gold = {"source": f"{name}.txt", "mentions": list(mentions)}
    (folder / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
    return folder


def named(page: Annotated) -> list[tuple[str, str]]:
    return [(x.text[start:end], label) for x in page.examples for start, end, label in x.spans]


def test_gold_offsets_lead_to_repaired_passages(tmp_path):
    place, post = {"start": 2, "end": 5, "label": "PLACE", "optional": True}, {"start": 5, "end": 7, "label": "POST"}
    (page,) = read_annotations(write_gold(tmp_path, PERSON, place, post))
    assert [x.text for x in page.examples] == ["临江市市长甄远山说，今年再建三所学校。闻雁参加。"]
    assert named(page) == [("市长", "POST"), ("甄远山", "PERSON")]
    assert page.examples[0].masks == ((0, 3),)


def test_every_gold_mention_of_the_project_stands_in_a_passage():
    folder = ROOT / "tests" / "gold"
    for page in read_annotations(folder):
        gold = json.loads((folder / page.name).with_suffix(".json").read_text("utf-8"))
        certain = [m for m in gold["mentions"] if not m.get("optional")]
        assert len(certain) - len(named(page)) <= 1, page.name


@pytest.mark.parametrize(
    ("mentions", "told"),
    [
        ((), "no annotations"),
        ((PERSON, {"start": 9, "end": 12, "label": "POST"}), "a.txt: 7-10 “甄远山” and 9-12 .* overlap"),
        (({**PERSON, "label": "NAME"},), "a.txt: 7-10 “甄远山”: unknown label 'NAME'; one of: .*--labels"),
        (({**PERSON, "end": 400},), "a.txt: 7-400: no such place, the page has 33 signs"),
        (({**PERSON, "start": 10, "end": 11},), "a.txt: 10-11 .* holds no readable sign"),
        (({**PERSON, "text": "闻雁"},), "a.txt: 7-10 “甄远山” stands there, the annotation tells “闻雁”"),
        (({**PERSON, "start": "7"},), "a.txt: '7'-10: start and end are whole numbers"),
    ],
)
def test_wrong_annotations_are_named_with_file_and_place(tmp_path, mentions, told):
    with pytest.raises(BadInput, match=told):
        read_annotations(write_gold(tmp_path, *mentions))


@pytest.mark.parametrize("name", ["none", "none.spacy"])
def test_missing_data_is_told(tmp_path, name):
    with pytest.raises(BadInput, match="none"):
        read_annotations(tmp_path / name)


def test_damaged_docbin_is_told(tmp_path):
    (tmp_path / "a.spacy").write_bytes(b"no DocBin")
    with pytest.raises(BadInput, match="cannot be read as a DocBin"):
        read_annotations(tmp_path / "a.spacy")


def test_docbin_with_a_table_of_labels(tmp_path):
    doc = spacy.blank("zh")("临江市市长甄远山说，今年再建三所学校。")
    doc.ents = [doc.char_span(5, 8, label="NAME"), doc.char_span(10, 12, label="DATE")]
    DocBin(docs=[doc]).to_disk(tmp_path / "a.spacy")
    (tmp_path / "labels.tsv").write_text("label\tmention\nName\tPERSON\nDATE\t-\n", "utf-8")
    (page,) = read_annotations(tmp_path / "a.spacy", labels=tmp_path / "labels.tsv")
    assert (page.name, named(page)) == ("a.spacy#1", [("甄远山", "PERSON")])
    with pytest.raises(BadInput, match="unknown label 'NAME'"):
        read_annotations(tmp_path / "a.spacy")


def test_a_fifth_is_held_out_by_name_whatever_the_order():
    pages = [Annotated(f"{number}.txt", ()) for number in range(10)]
    learn, held = split_pages(pages)
    assert (len(learn), len(held)) == (8, 2)
    assert split_pages(pages[::-1]) == (learn, held)
    with pytest.raises(BadInput, match="two pages or more"):
        split_pages(pages[:1])
