"""`build`, `extract` and `show`: what comes out, what is said of bad input, and that good files stay."""

import json
import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("small_stages")


def saved(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_build_prints_what_was_found_and_what_to_try(guanxi, corpus):
    result = guanxi("build", corpus, "-o", "build")
    assert result.exit_code == 0
    assert "persons" in result.stdout
    assert "guanxi said 松烟机械有限公司\n" in result.stdout
    assert "Don't merge" in result.stdout
    assert result.stderr == ""
    assert guanxi("who", "甄远山").exit_code == 0


def test_build_names_another_folder_in_its_hints(guanxi, corpus):
    assert " -g 'my graph'\n" in guanxi("build", corpus, "-o", "my graph").stdout


BAD = {
    "empty.txt": b"",
    "photo.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" * 40,
    "half.txt": "云岫市政府市长甄远山".encode()[:-1],
    "breaks.txt": "坏页".encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_once_and_the_rest_is_built(guanxi, corpus, name):
    (corpus / name).write_bytes(BAD[name])
    result = guanxi("build", corpus)
    assert result.exit_code == 1
    assert result.stderr.count(name) == 1
    assert "Traceback" not in result.output
    assert json.loads(guanxi("who", "甄远山", "--json").stdout)["answers"][0]["name"] == "甄远山"


def test_a_line_of_twenty_megabytes_is_named_and_the_rest_is_built(guanxi, corpus):
    (corpus / "long.txt").write_text("云岫" * 3_500_000, "utf-8")
    result = guanxi("build", corpus)
    assert result.exit_code == 1
    assert "long.txt: 20.0 MB is over the limit" in result.stderr
    assert guanxi("who", "甄远山").exit_code == 0


def test_a_folder_without_pages(guanxi, corpus):
    guanxi("build", corpus)
    before = saved(Path("build"))
    (corpus / "empty").mkdir()
    result = guanxi("build", corpus / "empty")
    assert result.exit_code == 2
    assert "no page here" in result.stderr
    assert saved(Path("build")) == before


def test_when_no_page_can_be_read_the_last_build_stands(guanxi, corpus):
    guanxi("build", corpus)
    before = saved(Path("build"))
    for page in corpus.iterdir():
        page.write_bytes(b"")
    result = guanxi("build", corpus)
    assert result.exit_code == 2
    assert "none of 3 pages could be read" in result.stderr
    assert saved(Path("build")) == before


def test_an_output_below_a_file(guanxi, corpus):
    Path("taken").write_text("x", "utf-8")
    result = guanxi("build", corpus, "-o", "taken/build")
    assert result.exit_code == 2
    assert "is not a folder" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the rights of a folder bind neither root nor Windows")
def test_an_output_without_rights(guanxi, corpus):
    Path("closed").mkdir(mode=0o500)
    result = guanxi("build", corpus, "-o", "closed/build")
    assert result.exit_code == 2
    assert "read-only" in result.stderr


def test_a_full_disk_leaves_the_last_build(guanxi, corpus, monkeypatch):
    guanxi("build", corpus)
    before = saved(Path("build"))

    def full(*_: object, **_options: object) -> None:
        raise OSError(28, "No space left on device", "build/.next/graph.sqlite")

    monkeypatch.setattr("pipeline.run.save_build", full)
    (corpus / "more.txt").write_text("云岫市市长闻雁出席。\n", "utf-8")
    result = guanxi("build", corpus)
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert saved(Path("build")) == before


def test_a_mistake_in_the_corrections(guanxi, corpus):
    guanxi("build", corpus)
    before = saved(Path("build"))
    Path("mine.tsv").write_text("action\tsubject\tobject\tnote\nsame\t甲\t\t\n", "utf-8")
    result = guanxi("build", corpus, "--corrections", "mine.tsv")
    assert result.exit_code == 2
    assert "mine.tsv:2" in result.stderr
    assert saved(Path("build")) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_table_of_labels_that_never_ends_is_refused_at_once(guanxi, corpus):
    result = guanxi("build", corpus, "--labels", "/dev/zero")
    assert result.exit_code == 2
    assert "/dev/zero: not a regular file" in result.stderr


@pytest.mark.parametrize("words", [("--tagger", "hanlp:\udcff"), ("--tagger", "\udcff"), ("--labels", "\udcff")])
def test_a_tagger_whose_name_is_no_text_is_refused(guanxi, corpus, words):
    result = guanxi("build", corpus, *words)
    assert result.exit_code == 2
    assert r"\udcff: a name with characters" in result.stderr


def test_a_file_name_of_two_lines_is_told_in_one(guanxi, corpus):
    (corpus / "a\nb.txt").write_bytes(b"")
    result = guanxi("build", corpus)
    assert result.exit_code == 1
    assert result.stderr.startswith(r"a\nb.txt: ")
    assert len(result.stderr.splitlines()) == 1


def test_extract_writes_a_line_for_each_file(guanxi, corpus):
    result = guanxi("extract", corpus / "b.txt", corpus / "a.txt", "-o", "r.jsonl")
    assert result.exit_code == 0
    lines = [json.loads(line) for line in Path("r.jsonl").read_text("utf-8").splitlines()]
    assert [line["source"] for line in lines] == ["b.txt", "a.txt"]


def test_extract_that_cannot_finish_leaves_the_old_records(guanxi, corpus, monkeypatch):
    guanxi("extract", corpus / "b.txt", "-o", "r.jsonl")
    before = Path("r.jsonl").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.files.sync", full)
    result = guanxi("extract", corpus / "a.txt", corpus / "b.txt", "-o", "r.jsonl")
    assert result.exit_code == 2
    assert "r.jsonl: cannot write records: No space left on device" in result.stderr
    assert Path("r.jsonl").read_bytes() == before
    assert sorted(path.name for path in Path().iterdir()) == ["pages", "r.jsonl"]


def test_extract_names_a_missing_file_and_does_the_rest(guanxi, corpus):
    result = guanxi("extract", "none.txt", corpus / "a.txt", "-o", "r.jsonl")
    assert result.exit_code == 1
    assert "none.txt" in result.stderr
    assert len(Path("r.jsonl").read_text("utf-8").splitlines()) == 2


def test_extract_below_a_file_is_refused_before_the_work(guanxi, corpus, monkeypatch):
    monkeypatch.setattr("pipeline.run.one_page.extract_page", None)
    result = guanxi("extract", corpus / "a.txt", "-o", corpus / "b.txt" / "r.jsonl")
    assert result.exit_code == 2
    assert "b.txt is not a folder" in result.stderr


@pytest.mark.parametrize("name", ["pages/a.txt", "pages/../pages/b.txt", "link.txt"])
def test_extract_does_not_write_over_an_input(guanxi, corpus, monkeypatch, name):
    monkeypatch.setattr("pipeline.run.one_page.extract_page", None)
    Path("link.txt").symlink_to("pages/a.txt")
    before = Path(name).read_bytes()
    result = guanxi("extract", corpus / "b.txt", corpus / "a.txt", "-o", name)
    assert result.exit_code == 2
    assert f"{name}: is the input" in result.stderr
    assert Path(name).read_bytes() == before


@pytest.mark.parametrize("text", ["云岫笔记\n", "[]", '{"source": "a.txt"}\n', "{", "[" * 200_000, "\n"])
def test_extract_does_not_write_over_what_is_no_records(guanxi, corpus, monkeypatch, text):
    monkeypatch.setattr("pipeline.run.one_page.extract_page", None)
    Path("notes.txt").write_text(text, "utf-8")
    result = guanxi("extract", corpus / "a.txt", "-o", "notes.txt")
    assert result.exit_code == 2
    assert "notes.txt: holds no records of guanxi" in result.stderr
    assert Path("notes.txt").read_text("utf-8") == text


def test_extract_writes_over_records_and_an_empty_file(guanxi, corpus):
    Path("r.jsonl").touch()
    for page in ("a.txt", "b.txt"):
        assert guanxi("extract", corpus / page, "-o", "r.jsonl").exit_code == 0
        assert json.loads(Path("r.jsonl").read_text("utf-8"))["source"] == page


def test_extract_that_can_read_no_file_leaves_the_old_records(guanxi, corpus):
    guanxi("extract", corpus / "a.txt", "-o", "r.jsonl")
    before = Path("r.jsonl").read_bytes()
    result = guanxi("extract", "none.txt", "-o", "r.jsonl")
    assert result.exit_code == 1
    assert "none.txt" in result.stderr
    assert "r.jsonl: not written" in result.stdout
    assert Path("r.jsonl").read_bytes() == before


def test_show_marks_names_and_lists_facts(guanxi, corpus):
    result = guanxi("show", corpus / "a.txt")
    assert result.exit_code == 0
    assert "[云岫市政府]ORG[市长]POST[甄远山]PERSON主持" in result.stdout
    assert "role       甄远山" in result.stdout
    assert "\x1b" not in result.stdout


def test_show_json_is_the_record(guanxi, corpus):
    assert json.loads(guanxi("show", corpus / "a.txt", "--json").stdout)["roles"][0]["person"] == "甄远山"


def test_control_signs_of_a_page_do_not_reach_the_terminal(guanxi, corpus):
    (corpus / "a.txt").write_text("云岫市政府市长甄远山\x1b[2J\x9b31m\u202e出席。\n", "utf-8")
    for words in (["show"], ["show", "--json"]):
        assert not set("\x1b\x9b\u202e") & set(guanxi(*words, corpus / "a.txt").output)


NAMES = "name\tlabel\n江晚\tPERSON\n"


@pytest.mark.parametrize("command", [("build",), ("extract", "-o", "r.jsonl"), ("show",)])
def test_lists_of_names_are_taken_by_every_command_that_reads_pages(guanxi, corpus, command):
    for name in ("one.tsv", "two.tsv"):
        Path(name).write_text(NAMES, "utf-8")
    place = corpus if command == ("build",) else corpus / "a.txt"
    assert guanxi(*command, place, "--names", "one.tsv", "--names", "two.tsv").exit_code == 0
    assert "--names" in guanxi(command[0], "--help").stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (NAMES.replace("PERSON", "人"), "bad.tsv:2: unknown label '人'; one of: COMPANY"),
        (NAMES.replace("PERSON", "PLACE"), "bad.tsv:2: 江晚 is PLACE here and PERSON in good.tsv:2"),
        (None, "bad.tsv: no such file"),
    ],
)
def test_a_bad_list_of_names_stops_a_build_and_leaves_the_graph(guanxi, corpus, content, words):
    guanxi("build", corpus)
    before = saved(Path("build"))
    Path("good.tsv").write_text(NAMES, "utf-8")
    if content:
        Path("bad.tsv").write_text(content, "utf-8")
    result = guanxi("build", corpus, "--names", "good.tsv", "--names", "bad.tsv")
    assert (result.exit_code, saved(Path("build"))) == (2, before)
    assert words in result.stderr
