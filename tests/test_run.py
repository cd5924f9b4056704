"""A corpus becomes a saved graph; a bad page stays alone; nothing is written when nothing can be."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import BadCorrections, BadInput, MissingModel
from pipeline.query import Graph
from pipeline.run import build, build_graph, count_pages, extract

pytestmark = pytest.mark.usefixtures("small_stages")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a saved build, the cache left out."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_build_saves_and_returns_a_graph(corpus, tmp_path):
    graph = build(corpus, out=tmp_path / "out")
    assert [person.name for person in graph.persons("岑百川")] == ["岑百川"]
    assert "manifest.json" in contents(tmp_path / "out")


def test_the_report_counts_what_was_found(corpus, tmp_path):
    report = build_graph(corpus, out=tmp_path / "out")
    assert (report.documents, report.cached, report.failed, report.articles) == (3, 0, 0, 3)
    assert (report.persons, report.companies, report.roles, report.statements) == (3, 1, 3, 1)


def test_a_correction_that_applies_to_nothing_is_reported(corpus, tmp_path):
    (corpus / "corrections.tsv").write_text("action\tsubject\tobject\tnote\ndrop\t查无此人\t\t\n", "utf-8")
    [problem] = build_graph(corpus, out=tmp_path / "out").problems
    assert (problem.stage, "查无此人" in problem.message) == ("corrections", True)


def test_pages_that_did_not_change_are_not_read_again(corpus, tmp_path, monkeypatch):
    build_graph(corpus, out=tmp_path / "out")
    before = contents(tmp_path / "out")
    (tmp_path / "out" / "people.gexf").unlink()
    monkeypatch.setattr("pipeline.run.one_page.extract_page", None)
    assert build_graph(corpus, out=tmp_path / "out").cached == 3
    assert contents(tmp_path / "out") == before


def test_where_nothing_changed_no_stage_runs_and_the_report_is_the_same(corpus, tmp_path, monkeypatch):
    before = build_graph(corpus, out=tmp_path / "out")
    for stage in ("one_page.extract_page", "resolve", "assemble_graph", "save_build"):
        monkeypatch.setattr(f"pipeline.run.{stage}", None)
    after = build_graph(corpus, out=tmp_path / "out")
    assert after == replace(before, cached=3)


@pytest.mark.parametrize(
    ("where", "name", "text"),
    [
        ("out", "roles.csv", "other"),
        ("out", "graph.sqlite", None),
        ("corpus", "corrections.tsv", "action\tsubject\tobject\tnote\ndrop\t甄远山\t\t\n"),
        ("corpus", "a.txt", None),
    ],
)
def test_whatever_changed_the_graph_is_made_anew(corpus, tmp_path, where, name, text):
    build_graph(corpus, out=tmp_path / "out")
    changed = {"corpus": corpus, "out": tmp_path / "out"}[where] / name
    changed.unlink() if text is None else changed.write_text(text, "utf-8")
    build_graph(corpus, out=tmp_path / "out")
    assert contents(tmp_path / "out") == contents(build_graph(corpus, out=tmp_path / "fresh").out)


@pytest.mark.parametrize(
    ("name", "words"), [("corrections.tsv", "action\tsubject\tobject\tnote\ndrop\t查无此人\t\t\n"), ("bad.txt", "坏页")]
)
def test_what_went_wrong_is_told_again(corpus, tmp_path, name, words):
    (corpus / name).write_text(words, "utf-8")
    first = build_graph(corpus, out=tmp_path / "out").problems
    assert first
    assert build_graph(corpus, out=tmp_path / "out").problems == first


def test_a_changed_page_alone_is_read_again(corpus, tmp_path):
    build_graph(corpus, out=tmp_path / "out")
    (corpus / "a.txt").write_text("2024-03-02云岫市讯：云岫市政府市长甄远山出席。\n", "utf-8")
    assert build_graph(corpus, out=tmp_path / "out").cached == 2
    assert len(list((tmp_path / "out" / ".cache").iterdir())) == 3


def test_a_new_model_reads_every_page_again(corpus, tmp_path, monkeypatch):
    build_graph(corpus, out=tmp_path / "out")
    monkeypatch.setattr("pipeline.run.models_fingerprint", lambda _: "newer")
    assert build_graph(corpus, out=tmp_path / "out").cached == 0


def test_a_damaged_cache_changes_nothing(corpus, tmp_path):
    build_graph(corpus, out=tmp_path / "out")
    before = contents(tmp_path / "out")
    for entry in (tmp_path / "out" / ".cache").iterdir():
        entry.write_bytes(entry.read_bytes()[:40])
    assert build_graph(corpus, out=tmp_path / "out").cached == 0
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize("words", ["坏页", ""])
def test_a_bad_page_is_a_problem_and_the_rest_goes_on(corpus, tmp_path, words):
    (corpus / "bad.txt").write_text(words, "utf-8")
    report = build_graph(corpus, out=tmp_path / "out")
    assert (report.documents, report.failed, report.persons) == (4, 1, 3)
    assert [problem.document_id for problem in report.problems] == ["bad.txt"]


def test_when_every_page_fails_the_last_build_stands(corpus, tmp_path):
    build_graph(corpus, out=tmp_path / "out")
    before = contents(tmp_path / "out")
    for page in corpus.iterdir():
        page.write_text("坏页", "utf-8")
    with pytest.raises(BadInput, match=r"none of 3 pages could be read, so nothing was written; the first: a\.txt"):
        build_graph(corpus, out=tmp_path / "out")
    assert contents(tmp_path / "out") == before


def test_a_first_build_that_fails_leaves_no_folder(corpus, tmp_path):
    for page in corpus.iterdir():
        page.write_text("坏页", "utf-8")
    with pytest.raises(BadInput):
        build_graph(corpus, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_mistake_in_the_corrections_stops_before_anything_is_read(corpus, tmp_path):
    (corpus / "corrections.tsv").write_text("action\tsubject\tobject\tnote\nmerge\t甲\t乙\t\n", "utf-8")
    with pytest.raises(BadCorrections, match=r"corrections\.tsv:2: .*merge"):
        build_graph(corpus, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "words"), [("none", "no such folder"), ("a.txt", "no such folder"), ("empty", "no page here")]
)
def test_a_corpus_without_pages_is_named(corpus, tmp_path, name, words):
    (corpus / "empty").mkdir()
    with pytest.raises(BadInput, match=words):
        build_graph(corpus / name, out=tmp_path / "out")


def test_an_output_that_cannot_be_a_folder_is_named_before_any_work(corpus, monkeypatch):
    monkeypatch.setattr("pipeline.run.one_page.extract_page", None)
    with pytest.raises(BadInput, match=r"cannot write here, .*a\.txt is not a folder"):
        build_graph(corpus, out=corpus / "a.txt" / "out")


def test_named_corrections_must_be_there(corpus, tmp_path):
    with pytest.raises(BadInput, match="no such corrections file"):
        build_graph(corpus, out=tmp_path / "out", corrections=tmp_path / "none.tsv")


def test_corrections_that_are_no_file_of_the_corpus_stop_before_anything_is_read(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.run.one_page.extract_page", None)
    (tmp_path / "mine.tsv").write_text("action\tsubject\tobject\tnote\ndrop\t甄远山\t\t\n", "utf-8")
    (corpus / "corrections.tsv").symlink_to(tmp_path / "mine.tsv")
    with pytest.raises(BadCorrections, match="link out of the corpus"):
        build_graph(corpus, out=tmp_path / "out")
    with pytest.raises(BadInput, match="not a regular file"):
        build_graph(corpus, out=tmp_path / "out", corrections=tmp_path)


def test_a_missing_model_is_not_blamed_on_a_page(corpus, monkeypatch):
    def missing(*_: object) -> None:
        raise MissingModel("words: no model; run make train")

    monkeypatch.setattr("pipeline.run.one_page.extract_page", missing)
    with pytest.raises(MissingModel, match="make train"):
        extract([corpus / "a.txt"])


def test_extract_keeps_the_order_and_names_bad_files(corpus):
    records = extract([corpus / "c.txt", corpus / "none.txt", corpus / "a.txt"], root=corpus)
    assert [record.source for record in records] == ["c.txt", "none.txt", "a.txt"]
    assert [len(record.problems) for record in records] == [0, 1, 0]


def test_progress_counts_the_pages_done(corpus, tmp_path):
    seen: list[int] = []
    build_graph(corpus, out=tmp_path / "out", progress=seen.append)
    assert seen == [1, 2, 3]
    assert count_pages(corpus) == 3


def test_a_build_into_a_folder_with_a_cache_of_its_own_keeps_what_is_there(corpus, tmp_path):
    home = tmp_path / "home"
    for name in (".cache/thumbs.db", ".cache/session.json", ".cache/org.example.Maps/x", "notes.csv"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("mine")
    for _ in range(2):
        build_graph(corpus, out=home)
    assert all((home / name).read_text() == "mine" for name in (".cache/thumbs.db", ".cache/org.example.Maps/x"))
    assert (home / ".cache" / "session.json").exists()


@pytest.mark.parametrize("name", ["roles.csv", "manifest.json", "records.jsonl", "people.gexf"])
def test_a_foreign_file_stops_the_build_before_any_work(corpus, tmp_path, monkeypatch, name):
    monkeypatch.setattr("pipeline.run.one_page.extract_page", None)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("mine")
    with pytest.raises(BadInput, match=f"{name} was not written by guanxi.*choose another folder with -o"):
        build_graph(corpus, out=tmp_path / "out")
    assert contents(tmp_path / "out") == {name: b"mine"}


def test_an_edited_table_is_told_and_written_anew(corpus, tmp_path, caplog):
    build_graph(corpus, out=tmp_path / "out")
    before = contents(tmp_path / "out")
    assert not caplog.messages
    (tmp_path / "out" / "roles.csv").write_text("saved by a spreadsheet")
    build_graph(corpus, out=tmp_path / "out")
    assert [message.partition(" was changed")[0] for message in caplog.messages] == [
        f"上次构建后改过，将被重写 / {tmp_path / 'out' / 'roles.csv'}"
    ]
    assert contents(tmp_path / "out") == before


def test_a_second_build_into_the_same_folder_is_told_so_and_the_first_goes_on(corpus, tmp_path):
    def while_it_runs(_: int) -> None:
        with pytest.raises(BadInput, match="another build is running here"):
            build_graph(corpus, out=tmp_path / "out")

    assert build_graph(corpus, out=tmp_path / "out", progress=while_it_runs).documents == 3
    assert build_graph(corpus, out=tmp_path / "out").cached == 3


def test_the_last_build_answers_while_another_runs(corpus, tmp_path):
    build_graph(corpus, out=tmp_path / "out")
    answers = []
    build_graph(
        corpus, out=tmp_path / "out", progress=lambda _: answers.append(Graph.load(tmp_path / "out").person("岑百川"))
    )
    assert len(answers) == 3


def test_extract_goes_on_behind_a_loop_of_links(corpus):
    (corpus / "b.txt").unlink()
    (corpus / "b.txt").symlink_to("b.txt")
    loop, page = extract([corpus / "b.txt", corpus / "a.txt"], root=corpus)
    assert (loop.source, page.problems) == ("b.txt", ())
    assert "symbolic links" in loop.problems[0].message


@pytest.mark.usefixtures("small_stages")
def test_a_correction_of_a_fact_changes_the_graph_alone_and_is_reported(corpus, tmp_path):
    rows = "action\tsubject\tobject\tnote\nnot-role\t甄远山\t市长\t\nnot-role\t甄远山\t书记\t\n"
    (corpus / "corrections.tsv").write_text(rows, "utf-8")
    report = build_graph(corpus, out=tmp_path / "out")
    assert report.changes == ("not-role 甄远山 市长: 1 (a.txt)",)
    assert [
        problem.message for problem in report.problems if "not-role 甄远山 书记: matches nothing" in problem.message
    ]
    graph = Graph.load(tmp_path / "out")
    assert not [holding for holding in graph.roles() if holding.person == "甄远山"]
    assert "甄远山" in (tmp_path / "out" / "records.jsonl").read_text("utf-8")


@pytest.mark.usefixtures("small_stages")
def test_a_correction_of_a_name_tells_where_it_applied_and_an_unchanged_build_nothing(corpus, tmp_path):
    rows = "action\tsubject\tobject\tnote\nrename\t甄远山\t甄远岭\t\nrole-end\t甄远山\t市长=2025-05-01\t\n"
    (corpus / "corrections.tsv").write_text(rows, "utf-8")
    told = [build_graph(corpus, out=tmp_path / "out").changes for _ in range(2)]
    assert told == [("rename 甄远山 甄远岭: 1 (a.txt)", "role-end 甄远山 市长=2025-05-01: 1 (a.txt)"), ()]
