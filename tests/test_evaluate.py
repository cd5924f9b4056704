"""Figures count what the guidelines say, and are those of the shared scoring tool."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadInput
from pipeline.evaluate import format_figures, read_gold, score_records
from pipeline.serial import record_from_json, write_records

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = {
    "source": "a.txt",
    "articles": [{"title": None, "date": "2024-05-07", "place": "云川"}],
    "mentions": [
        {"start": 0, "end": 2, "label": "ORG"},
        {"start": 2, "end": 4, "label": "POST"},
        {"start": 10, "end": 16, "label": "COMPANY"},
        {"start": 20, "end": 24, "label": "PLACE", "optional": True},
    ],
    "roles": [
        {"person": "赵清", "org": "市委", "post": "书记", "org_full": "云川市委", "kind": "official"},
        {"person": "孙和", "org": None, "post": "记者", "org_full": None, "kind": "media"},
        {"person": "钱满", "org": "星河集团", "post": "董事长", "org_full": None, "kind": "enterprise"},
    ],
    "statements": [
        {"speaker": "赵清", "org": "市委", "cue": "强调", "start": 30, "end": 50},
        {"speaker": "钱满", "org": "星河集团", "cue": "说", "start": 60, "end": 90},
        {"speaker": None, "org": "会议", "cue": "指出", "start": 100, "end": 120, "optional": True},
    ],
    "events": [{"name": "全市大会", "participants": [{"who": "赵清", "role": "chair"}]}],
    "targets": [{"holder": "云川", "metric": "产值", "value": 27, "unit": "亿元"}],
}


def score(changed, gold=GOLD, **options):
    return score_records([record_from_json(json.dumps({"source": "x/a.txt", **changed}))], {"a.txt": gold}, **options)


def changed(section, index, **values):
    items = copy.deepcopy(GOLD[section])
    items[index].update(values)
    return {section: items}


def test_a_record_that_says_the_same_as_the_gold_has_no_mistakes():
    figures = score({key: value for key, value in GOLD.items() if key != "source"})
    assert {row.name: row.recall for row in figures.rows} == dict.fromkeys((row.name for row in figures.rows), 1.0)
    assert all(not row.mistakes for row in figures.rows)
    assert figures.row("all mentions").gold == 3


def test_a_gold_file_without_a_record_is_all_missed():
    figures = score_records([], {"a.txt": GOLD})
    assert figures.with_record == 0
    assert figures.row("roles").missed == 3
    assert figures.row("enterprise").recall == 0.0


@pytest.mark.parametrize(
    ("record", "row", "counts"),
    [
        (changed("mentions", 0, label="PLACE"), "ORG", (0, 0, 1)),
        ({"mentions": [{"start": 20, "end": 24, "label": "ORG"}]}, "all mentions", (0, 0, 3)),
        ({"mentions": [{"start": 22, "end": 26, "label": "PLACE"}]}, "PLACE", (0, 0, 0)),
        ({"mentions": [{"start": 23, "end": 26, "label": "PLACE"}]}, "PLACE", (0, 1, 0)),
        (changed("roles", 0, org="市", post="委 书记"), "roles", (3, 0, 0)),
        (changed("roles", 0, org="市", post="委 书记"), "split", (2, 0, 1)),
        (changed("roles", 1, person="孙荷"), "roles, media left out", (2, 0, 0)),
        (changed("roles", 1, person="孙荷"), "roles", (2, 1, 1)),
        (changed("statements", 0, start=34), "statements", (2, 0, 0)),
        (changed("statements", 0, start=34), "begin", (1, 0, 1)),
        (changed("statements", 0, start=35), "statements", (1, 1, 1)),
        (changed("statements", 1, org="星河"), "enterprise", (0, 0, 1)),
        (changed("statements", 2, org="大会"), "statements", (2, 1, 0)),
        (changed("targets", 0, value=2700000000, unit="元"), "targets", (1, 0, 0)),
        (changed("targets", 0, value=[26, 27]), "targets", (0, 1, 1)),
        (changed("articles", 0, place=None), "articles", (0, 1, 1)),
    ],
)
def test_each_rule_of_counting(record, row, counts):
    found = {figure.name: (figure.found, figure.wrong, figure.missed) for figure in score(record).rows}
    assert found.get(row, (0, 0, 0)) == counts


def test_one_org_counts_companies_as_organizations():
    record = changed("mentions", 2, label="ORG")
    assert score(record).row("ORG").wrong == 1
    assert score(record, one_org=True).row("ORG").f1 == 1.0


SPANS = st.builds(
    lambda start, length, label: {"start": start, "end": start + length, "label": label},
    st.integers(0, 20),
    st.integers(1, 6),
    st.sampled_from(["ORG", "COMPANY", "POST"]),
)
ROLES = st.builds(
    lambda person, org, post: {"person": person, "org": org, "post": post},
    st.sampled_from(["赵清", "孙和"]),
    st.sampled_from([None, "市委", "市"]),
    st.sampled_from(["书记", "委书记", "记者"]),
)


@given(st.lists(SPANS), st.lists(SPANS), st.lists(ROLES), st.lists(ROLES))
def test_record_and_gold_may_change_places(spans, other_spans, roles, other_roles):
    left, right = {"mentions": spans, "roles": roles}, {"mentions": other_spans, "roles": other_roles}
    there, back = score(left, right), score(right, left)
    for name in ("all mentions", "roles"):
        assert there.row(name).precision == back.row(name).recall
        assert there.row(name).found == back.row(name).found
        assert 0.0 <= there.row(name).f1 <= 1.0


def test_the_table_shows_figures_and_as_many_mistakes_as_asked():
    figures = score(changed("roles", 0, person="赵青"))
    table = format_figures(figures, errors=1)
    assert "1 gold files, 1 with a record" in table
    assert "    + a.txt 赵青 市委书记" in table
    assert "    - a.txt 赵清 市委书记" not in table
    assert "roles                      0.667   0.667   0.667      3" in table


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "cannot read"),
        ("[]", "one JSON object"),
        ('{"mentions": {}}', "mentions: a list"),
        ('{"roles": [{"person": "赵清"}]}', r"roles\[0\]: missing post"),
        ('{"statements": [4]}', r"statements\[0\]: missing an object"),
    ],
)
def test_a_bad_gold_file_is_named(tmp_path: Path, text, words):
    with pytest.raises(BadInput, match=r"no gold files"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text(text, "utf-8")
    with pytest.raises(BadInput, match=f"a.json: .*{words}"):
        read_gold(tmp_path)


def perturbed(gold, chance):
    """A record made of a gold file with some items dropped, doubled, or changed."""
    record = {"source": gold["source"]}
    for section in ("articles", "mentions", "roles", "statements", "events", "targets"):
        kept = [copy.deepcopy(item) for item in gold[section] if chance.random() < 0.85]
        kept += [copy.deepcopy(item) for item in kept if chance.random() < 0.1]
        record[section] = [shaken(item, chance) for item in kept]
    return record


def shaken(item, chance):
    for key in sorted(item):
        if chance.random() > 0.15:
            continue
        if key in ("start", "end"):
            item[key] = max(0, item[key] + chance.choice((-3, -2, -1, 1, 2, 3, 40)))
        elif key in ("org", "org_full", "speaker", "cue", "date", "place"):
            item[key] = chance.choice((None, "“ 市委 ”", "会议"))
        elif key == "label":
            item[key] = chance.choice(("ORG", "COMPANY", "PLACE"))
        elif key in ("person", "post", "kind", "unit"):
            item[key] = chance.choice((item[key] + " ", "记者", "media", "万元"))
    return item


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder with gold files is not beside the checkout")
@pytest.mark.parametrize(("seed", "flags"), [(1, []), (2, ["--one-org"]), (3, [])])
def test_figures_are_those_of_the_shared_tool(tmp_path: Path, seed, flags):
    golds = read_gold(SHARED / "gold")
    chance = random.Random(seed)
    records = [record_from_json(json.dumps(perturbed(gold, chance))) for gold in golds.values()][seed // 3 :]
    write_records(tmp_path / "r.jsonl", records)
    command = [sys.executable, SHARED / "tools" / "score.py", tmp_path / "r.jsonl", SHARED / "gold", "--json", *flags]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert score_records(records, golds, one_org=bool(flags)).as_dict() == theirs
