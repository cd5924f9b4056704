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
from pipeline.evaluate import evaluate_records, format_figures, format_report, read_gold, read_pages, score_records
from pipeline.evaluate.baseline import find_cue, rule_span
from pipeline.evaluate.bcubed import Named, b_cubed
from pipeline.evaluate.quoting import form_of
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
        (changed("roles", 0, org="市", post="委 书记"), "split", (1, 0, 1)),
        (changed("roles", 1, org="云川日报"), "roles", (3, 0, 0)),
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


def places(*spans, label="PLACE"):
    return [{"start": start, "end": end, "label": label} for start, end in spans]


@pytest.mark.parametrize(
    ("found", "counts"),
    [
        (places((0, 3), (3, 6)), (1, 0, 1)),
        (places((0, 6), (10, 12)), (2, 0, 0)),
        (places((0, 3), (3, 6), (10, 12)), (2, 0, 0)),
        (places((0, 8)), (1, 0, 1)),
        (places((1, 2)), (1, 1, 1)),
        ([], (1, 0, 1)),
    ],
)
def test_places_that_touch_may_be_cut_in_any_way(found, counts):
    gold = {"source": "a.txt", "mentions": [*places((0, 3), (3, 6), (6, 8), (10, 12)), *places((20, 22), label="ORG")]}
    figures = score({"mentions": [*found, *places((20, 22), label="ORG")]}, gold)
    row = figures.row("all mentions")
    assert (row.found, row.wrong, row.missed) == counts


def test_an_optional_participant_neither_helps_nor_hurts():
    optional = {"who": "孙和", "role": "attendee", "optional": True}
    gold = copy.deepcopy(GOLD)
    gold["events"][0]["participants"].append(optional)
    for participants in (gold["events"][0]["participants"], GOLD["events"][0]["participants"]):
        row = score({"events": [{"name": "全市大会", "participants": participants}]}, gold).row("attends")
        assert (row.found, row.wrong, row.missed) == (1, 0, 0)


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
        ("{}", "no section of a gold file"),
        ('{"role": [], "source": "a.txt"}', "no section of a gold file"),
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
@pytest.mark.parametrize("folder", ["gold", "news/dev"])
@pytest.mark.parametrize(("seed", "flags"), [(1, []), (2, ["--one-org"]), (3, [])])
def test_figures_are_those_of_the_shared_tool(tmp_path: Path, folder, seed, flags):
    golds = read_gold(SHARED / folder)
    chance = random.Random(seed)
    records = [record_from_json(json.dumps(perturbed(gold, chance))) for gold in golds.values()][seed // 3 :]
    write_records(tmp_path / "r.jsonl", records)
    command = [sys.executable, SHARED / "tools" / "score.py", tmp_path / "r.jsonl", SHARED / folder, "--json", *flags]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert score_records(records, golds, one_org=bool(flags)).as_dict() == theirs


def marked(text):
    """`甲说，[好]。` -> 甲说，好。 and the place of the part in brackets."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("赵清说：“[路要修好。]”随后离开。", "direct"),
        ("“[路要修好。]”赵清说。", "direct"),
        ("赵清说，[路要修好，当好“店小二”。]", "indirect"),
        ("赵清说，[“三农”工作不能松。]", "indirect"),
        ("“[路要修好。”赵清说，桥也要修。]", "mixed"),
        ("“[路要修好！”赵清说，要发一张“明白卡”。]", "mixed"),
        ("赵清回忆，[有人喊：“再不修，就走了！”后来修了。]", "mixed"),
        ("“[路要修好，”赵清说，“桥也要修。]”", "split or nested"),
        ("赵清说：“[有人问‘路修不修’，要修。]”", "split or nested"),
        ("“[路要修好。\n“桥也要修。]”赵清说。", "direct"),
    ],
)
def test_the_form_of_a_statement(text, form):
    assert form_of(*marked(text)) == form


@pytest.mark.parametrize(
    ("text", "ruled"),
    [
        ("赵清说，[路要修好。]散会后下了雨。\n次日放晴。", "路要修好。散会后下了雨。"),
        ("赵清说：“[路要修好。]”", "路要修好。"),
        ("赵清对这条路的说法是：“[要修好。]”", "要修好。"),
        ("赵清告诉记者，[路要修好。]", None),
        ("“[路要修好。]”赵清说。散会后下了雨。", "路要修好。”赵清说。散会后下了雨。"),
        ("“[路要修好，”赵清说，“桥也要修。]”", "路要修好，”赵清说，“桥也要修。"),
        ("会后，“[路要修好。]”赵清说", "路要修好。”赵清说"),
        ("[路要修好]，赵清说", None),
    ],
)
def test_the_baseline_runs_from_mark_or_cue_to_the_end_of_the_paragraph(text, ruled):
    text, start, end = marked(text)
    cue = find_cue(text, "说", start=start, end=end)
    span = rule_span(text, cue) if cue else None
    assert (text[slice(*span)] if span else None) == ruled


def test_the_cue_of_a_statement_is_the_nearest_one():
    text = "钱满说过，赵清说，路要修好，孙和也这么说。"
    assert find_cue(text, "说", start=9, end=13) == (7, 8)
    assert find_cue(text, "称", start=9, end=13) is None


def test_b_cubed_counts_by_mention():
    """Bagga and Baldwin's own example: five, two and five mentions, of which the last seven were joined."""
    wanted, found = "aaaaabbccccc", "aaaaaxxxxxxx"
    row = b_cubed("persons", [Named("p", "persons", w, f, {}) for w, f in zip(wanted, found, strict=True)])
    assert row.precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert row.recall == 1.0
    missed = b_cubed("persons", [Named("p", "persons", "a", "a", {}), Named("p", "persons", "a", None, {})])
    assert (missed.precision, missed.recall) == (1.0, 0.25)


PAGE = "市委书记赵清说，路要修好。散会后，星河集团（简称星河）决定任命钱满为总裁。"
WHOLE = {
    "source": "b.txt",
    "mentions": [
        {"start": 0, "end": 2, "label": "ORG", "refers_to": "云川市委"},
        {"start": 4, "end": 6, "label": "PERSON"},
        {"start": 17, "end": 21, "label": "COMPANY"},
        {"start": 24, "end": 26, "label": "COMPANY", "refers_to": "星河集团"},
    ],
    "aliases": [
        {"article": "a1", "start": 0, "end": 2, "mention": "市委", "refers_to": "云川市委"},
        {"article": "a1", "start": 24, "end": 26, "mention": "星河", "refers_to": "星河集团"},
    ],
    "roles": [
        {"person": "赵清", "org": "市委", "post": "书记", "kind": "official", "from": "2020-01", "until": "2024-05"}
    ],
    "statements": [{"speaker": "赵清", "org": "市委", "cue": "说", "start": 8, "end": 13}],
    "appointments": [
        {"person": "钱满", "org": "星河集团", "post": "总裁", "change": "appointed", "by": "星河", "date": "2024-05-08"}
    ],
}


def page_record(**changes):
    record = copy.deepcopy(WHOLE)
    for path, value in changes.items():
        section, index, key = path.split("__")
        record[section][int(index)][key] = value
    words = ((m, PAGE[m["start"] : m["end"]]) for m in record["mentions"])
    record["mentions"] = [{**m, "text": text} for m, text in words if m["end"] > m["start"]]
    return record_from_json(json.dumps(record))


@pytest.fixture
def whole(tmp_path):
    """A function that reports on the record of one page, which stands beside its gold file."""
    (tmp_path / "b.json").write_text(json.dumps({key: v for key, v in WHOLE.items() if key != "aliases"}), "utf-8")
    (tmp_path / "b.txt").write_text(PAGE, "utf-8")
    golds = read_gold(tmp_path)
    pages = read_pages(tmp_path, golds)
    return lambda **changes: evaluate_records([page_record(**changes)], golds, pages=pages)


def test_a_whole_record_is_right_in_every_table_and_the_baseline_is_not(whole):
    report = whole()
    assert dict.fromkeys(report.values(), 1.0) == report.values()
    assert report.faults == report.without_page == ()
    rows = {row.name: row for row in report.tables["quotations"]}
    assert (rows["content exact"].rule, rows["first sign"].rule, rows["last sign"].rule) == (0.0, 1.0, 0.0)
    assert rows["exact, indirect"].gold == 1


@pytest.mark.parametrize(
    ("changes", "row", "kind", "words"),
    [
        ({"statements__0__start": 9}, "quotations: first sign", "statement: begin wrong", "路要修好。"),
        ({"statements__0__end": 12}, "quotations: last sign", "statement: end wrong", "路要修好。"),
        ({"statements__0__cue": "称"}, "quotations: cue", "statement: wrong cue", "说 => 称"),
        ({"statements__0__speaker": "孙和"}, "quotations: source", "statement: wrong speaker", "赵清 => 孙和"),
        ({"statements__0__org": "会议"}, None, "statement: wrong org", "市委 => 会议"),
        ({"mentions__1__label": "PLACE"}, "clusters: persons", "mention: wrong label", "赵清 PERSON => 赵清 PLACE"),
        ({"mentions__1__start": 3}, "facts: PERSON", "mention: begin wrong", "赵清 PERSON => 记赵清 PERSON"),
        ({"mentions__1__end": 7}, "facts: PERSON", "mention: end wrong", "赵清 PERSON => 赵清说 PERSON"),
        ({"mentions__1__end": 4}, "facts: PERSON", "mention: missed", "赵清 PERSON => -"),
        ({"aliases__1__start": 23}, "clusters: organizations", "organizations: wrong full name", "星河集团 => 星河"),
        ({"roles__0__org": "市政府"}, "facts: roles", "role: wrong org", "赵清 市委书记 => 赵清 市政府书记"),
        ({"roles__0__post": "书记处"}, "facts: roles", "role: wrong post boundary", "赵清 市委书记 => 赵清 市委书记处"),
        ({"roles__0__person": "孙和"}, "facts: roles", "role: wrong person", "赵清 市委书记 => 孙和 市委书记"),
        (
            {"roles__0__org": "市", "roles__0__post": "委书记"},
            "facts: split",
            "role: wrong cut of body and post",
            "市|委书记",
        ),
        ({"roles__0__from": None}, "posts: from", "role: wrong from", "2020-01 => -"),
        ({"roles__0__until": "2024"}, "posts: until", "role: wrong until", "2024-05 => 2024"),
        ({"appointments__0__change": "removed"}, "posts: appointments", "appointment: missed", "钱满 星河集团总裁"),
        ({"appointments__0__by": "市委"}, "posts: by", "appointment: wrong by", "星河 => 市委"),
        ({"appointments__0__date": None}, "posts: date", "appointment: wrong date", "2024-05-08 => -"),
    ],
)
def test_each_fault_lowers_its_row_and_is_listed_with_its_words(whole, changes, row, kind, words):
    report = whole(**changes)
    assert row is None or report.values()[row] < 1.0
    assert words in {fault.kind: str(fault) for fault in report.faults}[kind]
    assert report.as_dict()["errors"][kind] == 1


def test_who_decided_may_be_told_by_the_full_name(whole):
    assert whole(appointments__0__by="星河集团").values()["posts: by"] == 1.0


def test_what_gold_does_not_tell_has_no_row():
    report = evaluate_records([], {"a.txt": GOLD}, pages={})
    assert not {"clusters", "posts"} & report.tables.keys()
    assert {row.rule for row in report.tables["quotations"]} == {None}
    assert report.without_page == ("a.txt",)
    assert "--pages" in format_report(report)


def test_the_report_begins_with_the_shared_table_and_lists_faults_with_their_place(whole):
    report = whole(mentions__1__end=7)
    text = format_report(report, errors=1)
    assert text.startswith(format_figures(report.figures, errors=1))
    assert "mention: end wrong                                    1\n    b.txt:4-6 赵清 PERSON => 赵清说 PERSON" in text
    assert "content exact" in text


def test_an_optional_statement_neither_helps_nor_hurts():
    first, other = copy.deepcopy(GOLD["statements"][:2])
    gold = {"statements": [first, {**other, "optional": True}]}
    for found in ([first], [first, other]):
        record = record_from_json(json.dumps({"source": "a.txt", "statements": found}))
        report = evaluate_records([record], {"a.txt": gold}, pages={})
        assert {row.value for row in report.tables["quotations"]} == {1.0}
        assert report.faults == ()
