import gzip
import json
from pathlib import Path

import pytest
from audit import Fired, WordList, count_rows, count_rules, never, proposers, read_texts, spans_of, table, word_lists
from builds import SHARED

from pipeline.evaluate import read_gold
from pipeline.language.lexicon import lexicon_folder
from pipeline.record import Mention, Proposer, Span
from pipeline.training.calibrate import Judged

NEWS = SHARED / "news" / "train"
POSTS = WordList(frozenset({"书记", "局长"}), frozenset({"POST"}))
SURNAMES = WordList(frozenset({"江"}), frozenset({"PERSON"}), begins=True)
SUFFIXES = WordList(frozenset({"集团"}), frozenset({"COMPANY"}), ends=True)


@pytest.mark.parametrize(
    ("told", "text", "spans", "fired"),
    [
        (POSTS, "副书记江晚，书记处", [(0, 3, "POST")], {"书记": Fired(2, 1), "局长": Fired()}),
        (SURNAMES, "江晚望江", [(0, 2, "PERSON"), (2, 4, "PERSON")], {"江": Fired(2, 1)}),
        (SUFFIXES, "松烟集团，集团公司", [(0, 4, "COMPANY"), (5, 9, "COMPANY")], {"集团": Fired(2, 1)}),
        (POSTS, "局长", [(0, 2, "ORG")], {"书记": Fired(), "局长": Fired(1, 0)}),
    ],
)
def test_a_word_is_right_inside_what_its_list_is_of(told, text, spans, fired):
    assert count_rows(told, [(text, spans)]) == fired


def test_cues_stand_before_their_words_and_behind():
    gold = {"mentions": [], "statements": [{"cue": "说", "start": 4, "end": 7}, {"cue": None, "start": 4, "end": 7}]}
    assert spans_of("江晚说：要快。宋岭说", gold) == [(2, 3, "cue"), (9, 10, "cue")]


def test_proposers_are_told_by_label_and_by_score():
    mention = Mention(Span(0, 2), "PERSON", "江晚", 0.95, Proposer.RECALL)
    judged = [Judged(mention, right, "a.txt") for right in (True, True, False)]
    both = {("recall", "PERSON"): Fired(3, 2), ("recall", "score 0.9 and more"): Fired(3, 2)}
    assert proposers(judged) == both
    assert [line.split()[:2] for line in table({"a": Fired(1, 1), "b": Fired(3, 2), "c": Fired()})] == [
        ["b", "3"], ["a", "1"], ["c", "0"]
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["texts.jsonl", "texts.jsonl.gz"])
def test_some_texts_of_a_file_are_read_in_simplified_characters(tmp_path: Path, name: str):
    lines = "".join(json.dumps({"text": text}) + "\n" for text in ("縣長", "鎮長", "鄉長"))
    (tmp_path / name).write_bytes(gzip.compress(lines.encode()) if name.endswith(".gz") else lines.encode())
    assert list(read_texts(tmp_path / name, 2)) == ["县长", "乡长"]


def test_the_lists_are_those_of_the_models():
    assert {path.name for path in lexicon_folder().glob("*.tsv")} >= set(word_lists())
    assert all(told.words for told in word_lists().values())


QUIET = {
    "cues.tsv:2 form": "right in 2 of 4,775 texts without annotation; 2 more stand in a quotation, for nothing",
    "credits.tsv:3 other word": "keeps a wrong role out of 1 of 960 texts without annotation",
    "lives.tsv:25 told": "right in 2 of 2 of 260 texts of appointments",
    "roles.tsv:5 meanwhile": "right in 1 of 1 of 260 texts of appointments",
}
"""Rules that fire on no annotated news, and what they are worth on other real text."""


@pytest.mark.skipif(not NEWS.is_dir(), reason="no annotated news beside the checkout")
def test_each_rule_fires_on_real_news():
    golds = read_gold(NEWS)
    assert set(never(count_rules(golds, NEWS))) <= set(QUIET)
