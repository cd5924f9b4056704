"""One page through all stages: what comes out leads back to the raw file, damage and all."""

import itertools
import re
import tomllib
from importlib.metadata import version

import pytest
from builds import ROOT

from pipeline.fingerprint import DECIDING, models_fingerprint
from pipeline.page import extract_page, load_tagger
from pipeline.record import Document, Record

PLAIN = """全市招商引资大会召开
　　本报讯（记者 宋岭 通讯员 江晚）2024年3月8日，全市招商引资大会在衡阳召开。市委书记沈怀瑾出席会议并讲话，
市委副书记、市长甄远山主持会议。
　　沈怀瑾强调，要抓招商、强服务，力争全年到位资金突破90亿元。
　　会议指出，招商引资是头号工程。要压实责任，强化考核。
　　湖南松烟机械股份有限公司董事长岑百川表示：“今年产值将增长12%。”
（下转2版）
编辑：秦望舒
"""
DAMAGED = (
    "\ufeff縣(xiàn)委書記沈懷瑾主持會議。\r\n\r\n會上，沈懷瑾強調，要推進現(xiàn)代化產(chǎn)業(yè)體系建設，\r\n\r\n"
    "讓群眾辦事更方便。\u200b\r\n"
)


@pytest.fixture(scope="module")
def nlp():
    return load_tagger()


def extract(raw: str, nlp) -> Record:
    return extract_page(Document("page.txt", "page.txt", raw, "0" * 64), nlp)


@pytest.fixture(scope="module")
def plain(nlp) -> Record:
    return extract(PLAIN, nlp)


def bare(text: str) -> str:
    """`text` without the breaks and spaces that a span of the raw page may hold."""
    return re.sub(r"\s", "", text)


def test_an_article_has_title_day_and_place(plain):
    [article] = plain.articles
    assert (article.title, article.date, article.place) == ("全市招商引资大会召开", "2024-03-08", "衡阳")


def test_roles_with_their_bodies_in_full(plain):
    told = {(r.person, r.post, r.org_full) for r in plain.roles}
    assert {
        ("沈怀瑾", "书记", "衡阳市委"),
        ("甄远山", "副书记", "衡阳市委"),
        ("甄远山", "市长", "衡阳市政府"),
        ("岑百川", "董事长", "湖南松烟机械股份有限公司"),
    } <= told


def test_credits_are_media_roles(plain):
    media = {(r.person, r.post) for r in plain.roles if r.kind == "media"}
    assert media == {("宋岭", "记者"), ("江晚", "通讯员"), ("秦望舒", "编辑")}


def test_statements_with_speaker_and_source(plain):
    assert [(s.speaker, s.org) for s in plain.statements] == [
        ("沈怀瑾", "市委"),
        (None, "全市招商引资大会"),
        ("岑百川", "湖南松烟机械股份有限公司"),
    ]


def test_the_meeting_with_those_who_took_part(plain):
    [event] = plain.events
    assert event.name == "全市招商引资大会"
    assert {(p.who, p.role) for p in event.participants} == {("沈怀瑾", "speaker"), ("甄远山", "chair")}


def test_targets_of_named_holders(plain):
    assert {(t.holder, t.value, t.unit) for t in plain.targets} == {
        ("市委", 90, "亿元"),
        ("湖南松烟机械股份有限公司", 12, "%"),
    }


def test_every_mention_and_statement_is_what_the_raw_page_holds(plain):
    for m in plain.mentions:
        assert bare(PLAIN[m.start : m.end]) == bare(m.text)
    for s in plain.statements:
        assert bare(PLAIN[s.start : s.end]) == bare(s.text)


@pytest.mark.parametrize("raw", [PLAIN, DAMAGED])
def test_evidence_quotes_the_raw_page(raw, nlp):
    record = extract(raw, nlp)
    facts = (*record.roles, *record.statements, *record.events, *record.targets, *record.appointments)
    assert facts
    assert all(raw[e.start : e.end] == e.quote for fact in facts for e in fact.evidence)


def test_mentions_are_sorted_and_do_not_overlap(plain):
    spans = [(m.start, m.end) for m in plain.mentions]
    assert spans == sorted(spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
    assert len({m.id for m in plain.mentions}) == len(spans)


def test_a_damaged_page_gives_simplified_names_at_their_raw_place(nlp):
    record = extract(DAMAGED, nlp)
    assert ("沈怀瑾", "书记", "县委") in {(r.person, r.post, r.org) for r in record.roles}
    [statement] = record.statements
    assert statement.text == "要推进现代化产业体系建设，让群众办事更方便。"
    assert DAMAGED[statement.start : statement.end].startswith("要推進現(xiàn)代化產(chǎn)業(yè)")


def test_the_same_page_gives_the_same_record(plain, nlp):
    assert extract(PLAIN, nlp) == plain


@pytest.mark.parametrize("raw", ["", "\n\n", "　", "？！。", "Only English here."])
def test_a_page_with_nothing_to_tell_gives_an_empty_record(raw, nlp):
    record = extract(raw, nlp)
    assert not (record.roles)
    assert not (record.statements)
    assert not (record.events)
    assert not (record.targets)
    assert not (record.appointments)


def test_the_fingerprint_is_a_sha256_and_stays():
    assert re.fullmatch("[0-9a-f]{64}", models_fingerprint())
    assert models_fingerprint() == models_fingerprint()


@pytest.mark.parametrize("package", DECIDING)
def test_another_version_of_what_decides_has_another_fingerprint(monkeypatch, package):
    before = models_fingerprint()
    monkeypatch.setattr("pipeline.fingerprint.version", lambda name: "0.0.1" if name == package else version(name))
    assert models_fingerprint() != before


def test_other_unicode_tables_have_another_fingerprint(monkeypatch):
    before = models_fingerprint()
    monkeypatch.setattr("unicodedata.unidata_version", "99.0")
    assert models_fingerprint() != before


def test_what_only_other_taggers_need_leaves_the_default_ones_records(monkeypatch):
    before, other = models_fingerprint(), models_fingerprint("hanlp")
    monkeypatch.setattr("pipeline.fingerprint.version", lambda name: "0.0.1" if name == "torch" else version(name))
    assert models_fingerprint() == before
    assert models_fingerprint("hanlp") != other


def test_every_package_that_is_needed_decides_or_only_shows():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split("[>=<]", line)[0] for line in project["dependencies"]}
    assert needed - {"networkx", "typer", "rich"} <= set(DECIDING)
