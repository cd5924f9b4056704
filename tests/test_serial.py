"""Records survive the trip through JSON lines, and a bad line is named."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import record as r
from pipeline.errors import BadInput
from pipeline.serial import read_records, record_from_json, record_to_json, write_records

EVIDENCE = (r.Evidence(3, 6, "张明远"),)
FULL = r.Record(
    source="2024/云川日报.txt",
    sha256="ab" * 32,
    articles=(r.ArticleRecord("a1", "全市大会召开", "2024-05-07", "云川", None, 0, 90),),
    mentions=(r.MentionRecord("m1", 0, 3, 6, "PERSON", "张明远", 0.97, r.Proposer.RECALL),),
    aliases=(r.AliasRecord(0, 8, 10, "市委", "云川市委", "place"),),
    roles=(r.Role(0, "张明远", "市委", "书记", "云川市委", "official", "current", None, "2024", None, 0.9, EVIDENCE),),
    statements=(r.Statement(1, "张明远", "市委", "说", 10, 20, "要\u2028实干", None, 0.8, EVIDENCE),),
    events=(r.Event(0, "全市大会", "2024-05-07", None, (r.Participant("张明远", "chair"),), EVIDENCE),),
    targets=(
        r.Target(0, "云川", "产值", (5, 6.5), "%", None, "target", ()),
        r.Target(0, "云", "", 8, "个", None, "a", ()),
    ),
    appointments=(r.Appointment(0, "李知夏", None, "市长", "appointed", None, None, EVIDENCE),),
    lives=(r.Life(0, "张明远", r.LifeField.BIRTH, "1970-03", None, 0.9, EVIDENCE),),
    problems=(r.Problem("2024/云川日报.txt", "tag", "too long"),),
)


def test_a_full_record_comes_back_equal():
    assert record_from_json(record_to_json(FULL)) == FULL


def test_the_json_form_has_sorted_keys_article_ids_and_from():
    line = record_to_json(FULL)
    data = json.loads(line)
    assert list(data) == sorted(data)
    assert len(line.splitlines()) == 1
    assert "张明远" in line
    assert data["roles"][0]["from"] == "2024"
    assert "since" not in data["roles"][0]
    assert [s["article"] for s in data["statements"]] == ["a2"]
    assert data["targets"][0]["value"] == [5, 6.5]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.floats(0, 1), st.integers(0, 10**6))
def test_any_text_comes_back_equal(text, score, start):
    mention = r.MentionRecord("m1", 2, start, start + 1, "ORG", text, score, r.Proposer.LIST)
    record = r.Record(text, "", mentions=(mention,))
    assert record_from_json(record_to_json(record)) == record


def test_what_steers_a_terminal_is_escaped_and_comes_back_equal():
    record = r.Record("a\x9b31m\u202e\U000e0041.txt", "", problems=(r.Problem("a", "tag", "好\x85\n\x1b"),))
    line = record_to_json(record)
    assert r"a\u009b31m\u202e\udb40\udc41.txt" in line
    assert line.isprintable()
    assert record_from_json(line) == record


def test_gold_form_gets_neutral_values():
    line = '{"source": "a.txt", "mentions": [{"start": 0, "end": 2, "label": "ORG", "optional": true}],'
    line += '"articles": [{"title": null}, {"date": "2024-01"}], "roles": [{"person": "赵清", "post": "局长"}]}'
    record = record_from_json(line)
    assert record.mentions == (r.MentionRecord("m1", 0, 0, 2, "ORG", "", 1.0, r.Proposer.OTHER),)
    assert [a.id for a in record.articles] == ["a1", "a2"]
    assert record.roles[0].evidence == ()
    assert record.roles[0].score == 1.0


def test_a_proposer_is_a_word_in_json_and_one_that_nobody_knows_reads_as_another():
    line = record_to_json(FULL)
    assert '"by": "recall"' in line
    assert record_from_json(line.replace("recall", "someone")).mentions[0].by is r.Proposer.OTHER


def test_a_number_that_is_not_finite_is_refused():
    record = r.Record(
        "a.txt", "", mentions=(r.MentionRecord("m1", 0, 0, 1, "ORG", "局", float("nan"), r.Proposer.OTHER),)
    )
    with pytest.raises(ValueError, match="not JSON compliant"):
        record_to_json(record)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ('{"source": "a", "roles": [{"post": "局长"}]}', r"record.roles\[0\]: key 'person' is missing"),
        ('{"source": "a", "mentions": {}}', "record.mentions: a list is needed"),
        ('{"source": "a", "mentions": [7]}', r"record.mentions\[0\]: an object is needed"),
        ('{"source": 5}', "record.source: str is needed"),
        ('{"source": "a", "roles": [{"person": "赵", "post": "局长", "article": "a0"}]}', "an article's id"),
        ('{"source": "a", "mentions": [{"start": true, "end": 2, "label": "ORG"}]}', "start: int is needed"),
        ('{"source": "a", "targets": [{"holder": "云", "value": [1], "unit": "个"}]}', "a range is"),
        (
            '{"source": "a", "lives": [{"person": "赵", "field": "height", "value": "1"}]}',
            "unknown word 'height'; one of",
        ),
        ('{"source": NaN}', "NaN is no JSON number"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_a_bad_line_is_named_with_file_and_number(tmp_path: Path, line, words):
    path = tmp_path / "r.jsonl"
    path.write_text(f'\n{{"source": "a"}}\n{line}\n', "utf-8")
    with pytest.raises(BadInput, match=f"r.jsonl:3: .*{words}"):
        read_records(path)


def test_files_round_trip_with_unix_line_ends(tmp_path: Path):
    path = tmp_path / "r.jsonl"
    write_records(path, [FULL, r.Record("b.txt", "")])
    assert read_records(path) == (FULL, r.Record("b.txt", ""))
    assert path.read_bytes().count(b"\n") == 2
    assert b"\r" not in path.read_bytes()


def test_unreadable_and_unwritable_files_are_named(tmp_path: Path):
    with pytest.raises(BadInput, match=r"none\.jsonl: cannot read"):
        read_records(tmp_path / "none.jsonl")
    with pytest.raises(BadInput, match=r"r\.jsonl: cannot write"):
        write_records(tmp_path / "none" / "r.jsonl", [])


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device that never ends")
def test_records_are_read_from_a_regular_file_alone():
    with pytest.raises(BadInput, match="/dev/zero: not a regular file"):
        read_records(Path("/dev/zero"))
