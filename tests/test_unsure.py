"""What is unsure becomes questions, and answers become rows that the next build obeys."""

import pytest
from make_records import article, life, page, proof, role

from pipeline.errors import BadCorrections, BadInput
from pipeline.graph import assemble_graph
from pipeline.query import Graph
from pipeline.query.unsure import Decisions, Doubt, find_doubts
from pipeline.resolve import NO_DIVISIONS, resolve
from pipeline.resolve.amend import amend
from pipeline.resolve.corrections import FACTS, read_corrections


def graph(*pages, corrections=()) -> Graph:
    records = amend(pages, corrections).records
    names = [one for one in corrections if one.action not in FACTS]
    return Graph(assemble_graph(records, resolve(records, corrections=names, divisions=NO_DIVISIONS)))


def mayor(person, **more):
    return role(person, "市长", full="云州市政府", evidence=proof(f"云州市市长{person}"), **more)


WEAK = (page("a.txt", article("云州", "2024-01-10", mayor("方立"))),
        page("b.txt", article("云州", "2024-02-10", person="方立")),
        page("c.txt", article("云州", "2024-03-10", mayor("李然", score=0.6))))  # fmt: skip
NAMESAKES = (page("a.txt", article("云州", "2024-01-10", mayor("方立"))),
             page("b.txt", article("云州", "2024-02-10", role("方立", "董事长", full="松烟机械有限公司",
                                                              kind="enterprise"))))  # fmt: skip
RIVALS = (page("a.txt", article("云州", "2024-01-10", mayor("方立"))),
          page("b.txt", article("云州", "2024-03-01", mayor("李然"))),
          page("c.txt", article("云州", "2024-06-01", mayor("方立"))))  # fmt: skip
LIVES = (
    page("a.txt", article("云州", "2024-01-10", mayor("方立"), life("方立", "sex", "男"), life("方立", "sex", "女"))),
)


@pytest.mark.parametrize(
    ("pages", "kinds"),
    [
        (WEAK[:1], []),
        (WEAK, ["merge", "role"]),
        (NAMESAKES, ["merge"]),
        (RIVALS, ["conflict", "conflict"]),
        (LIVES, ["conflict"]),
    ],
)
def test_what_is_asked(pages, kinds):
    assert [str(one.kind) for one in find_doubts(graph(*pages), below=0.8)] == kinds


@pytest.mark.parametrize(
    ("pages", "answer", "persons"),
    [(WEAK, False, 2), (WEAK, True, 1), (NAMESAKES, False, 2), (NAMESAKES, True, 1), (RIVALS, False, 0)],
)
def test_the_next_build_obeys_and_asks_no_more(tmp_path, pages, answer, persons):
    decisions = Decisions(tmp_path / "corrections.tsv")
    for doubt in find_doubts(graph(*pages), below=0.8):
        if not decisions.has(doubt):
            decisions.add(doubt.lines(answer))
    wishes = read_corrections(tmp_path / "corrections.tsv")
    assert not amend(pages, wishes).problems
    later = graph(*pages, corrections=wishes)
    assert [one for one in find_doubts(later, below=0.8) if not decisions.has(one)] == []
    assert len(later.persons("方立")) == persons


def test_a_no_takes_the_role_of_that_page_and_names_the_body_among_other_such_posts():
    other = role("方立", "市长", full="青岩市政府", score=0.9)
    pages = (page("a.txt", article("云州", "2024-01-10", mayor("方立", score=0.6), other)),)
    [doubt] = [one for one in find_doubts(graph(*pages)) if one.kind == "role"]
    assert doubt.no == (("not-role", "方立@a.txt", "市长@云州市政府"),)
    assert doubt.lines(True) == ("# ok\tnot-role\t方立@a.txt\t市长@云州市政府",)
    assert "云州市市长方立" in [one.quote for one in doubt.sources]


def test_what_no_correction_can_settle_has_no_rows():
    [doubt] = find_doubts(graph(*LIVES))
    assert (doubt.no, doubt.yes) == ((), ())


LINE = ("drop\t郭来顺\t\treview: 测试",)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "action\tsubject\tobject\tnote\n",
        "# 我的更正\naction\tsubject\tobject\tnote\ndrop\t沙正平\t\t不收",
        "\ufeffaction\tsubject\tobject\tnote\r\ndrop\t沙正平\t\t\r\n",
    ],
)
def test_nothing_that_stood_there_is_changed(tmp_path, before):
    file = tmp_path / "corrections.tsv"
    if before:
        file.write_bytes(before.encode())
    decisions = Decisions(file)
    decisions.add(LINE)
    after = file.read_bytes().decode()
    assert after.startswith(before)
    assert after.endswith("\r\n" if "\r\n" in before else "\n")
    assert [one.subject.name for one in read_corrections(file)][-1:] == ["郭来顺"]
    assert [path.name for path in tmp_path.iterdir()] == ["corrections.tsv"]
    assert decisions.has(Doubt("role", "", "", 0.5, (), (("drop", "郭来顺", ""),)))


def test_a_contradiction_is_refused_and_nothing_is_written(tmp_path):
    file = tmp_path / "corrections.tsv"
    file.write_text("action\tsubject\tobject\tnote\nsame\t方立@a.txt\t方立@b.txt\t\n", "utf-8")
    before = file.read_bytes()
    with pytest.raises(BadCorrections, match="contradicts"):
        Decisions(file).add(["not-same\t方立@a.txt\t方立@b.txt\t"])
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "text", "error"),
    [("no/corrections.tsv", None, BadInput), ("c.tsv", "other table\n", BadCorrections)],
)
def test_a_file_that_cannot_be_used(tmp_path, place, text, error):
    if text:
        (tmp_path / place).write_text(text, "utf-8")
    with pytest.raises(error):
        Decisions(tmp_path / place)
