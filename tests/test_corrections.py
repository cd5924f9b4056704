import os
from pathlib import Path

import pytest

from pipeline.errors import BadCorrections
from pipeline.resolve.corrections import Selector, find_corrections, read_corrections

HEADER = "action\tsubject\tobject\tnote\n"


def _write(tmp_path, text):
    path = tmp_path / "corrections.tsv"
    path.write_text(text, "utf-8")
    return path


def test_reads_each_action_and_passes_over_remarks(tmp_path):
    rows = (
        "# remark\n\nsame\t方立@云州\t方立@南浦\t调任\nnot-same\t方立@云州市教育局\t方立@云州市财政局\t\n"
        "rename\t云州发改委\t云州市发改委\nalias\t星海集团\t星海\t\ndrop\t大会堂\nrole-end\t方立\t局长@云州市教育局=2024-05-06\n"
    )
    found = read_corrections(_write(tmp_path, HEADER + rows))
    assert [c.action for c in found] == ["same", "not-same", "rename", "alias", "drop", "role-end"]
    assert found[0].subject == Selector("方立", "云州")
    assert found[0].note == "调任"
    assert found[4].object is None
    assert (found[5].object, found[5].until) == (Selector("局长", "云州市教育局"), "2024-05-06")


def test_a_file_without_rows_corrects_nothing(tmp_path):
    assert read_corrections(_write(tmp_path, "\ufeff" + HEADER)) == ()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("merge\t甲\t乙\t", "unknown action 'merge'; one of: alias, attends, date, drop"),
        ("same\t方立\t\t", "column object is empty"),
        ("drop\t\t\t", "column subject is empty"),
        ("drop\t甲\t市长@云州\t", "drop takes no object, but '市长@云州' is there; to drop a role write not-role"),
        ("not-role\t甲\t\t", "not-role needs post, or post@body"),
        ("date\ta.txt\t昨天\t", "'昨天' is no date; write YYYY-MM-DD"),
        ("role\t甲\t市长@云州=昨天\t", "post@body=YYYY-MM-DD"),
        ("same\t@云州\t乙\t", "names nothing"),
        ("same\t甲\t乙@\t", "names nothing"),
        ("same\t甲\t乙\t\t多", "5 columns"),
        ("role-end\t甲\t局长@云州市教育局\t", "has no date"),
        ("role-end\t甲\t局长@云州市教育局=2024-13-01\t", "'2024-13-01' is no date"),
        ("role-end\t甲\t局长@云州市教育局=20240501x\t", "YYYY-MM-DD"),
        ("rename\t甲\t\u200b\u2060\t", r"the name \u200b\u2060 has characters that cannot be seen"),
        ("drop\t甲\u202e\t\t", r"the name 甲\u202e has"),
    ],
)
def test_a_mistake_names_file_line_and_choices(tmp_path, row, words):
    path = _write(tmp_path, f"{HEADER}# remark\n{row}\n")
    with pytest.raises(BadCorrections) as caught:
        read_corrections(path)
    assert f"{path}:3: " in str(caught.value)
    assert words in str(caught.value)


def test_a_missing_header_or_file_is_told(tmp_path):
    with pytest.raises(BadCorrections, match=r"corrections.tsv:1: the first line must be the header"):
        read_corrections(_write(tmp_path, "same\t甲\t乙\t\n"))
    with pytest.raises(BadCorrections, match="cannot be read"):
        read_corrections(tmp_path / "none.tsv")


CONTRADICTIONS = [
    (("rename\t甲\t乙", "rename\t甲\t丙"), "3: rename 甲 丙 contradicts line 2 (rename 甲 乙)"),
    (("same\t甲\t乙", "not-same\t乙\t甲"), "3: not-same 乙 甲 contradicts line 2 (same 甲 乙)"),
    (("not-same\t甲@云州\t乙", "same\t甲@云州\t乙"), "2: not-same 甲@云州 乙 contradicts line 3 (same 甲@云州 乙)"),
    (("same\t甲\t乙", "same\t丙\t乙", "not-same\t甲\t丙"), "4: not-same 甲 丙 contradicts line 2 (same 甲 乙); line 3"),
    (("rename\t甲\t乙", "rename\t甲@云州\t丙"), "3: rename 甲@云州 丙 contradicts line 2 (rename 甲 乙)"),
    (("rename\t甲@云州\t乙", "rename\t甲\t丙"), "3: rename 甲 丙 contradicts line 2 (rename 甲@云州 乙)"),
    (
        ("role-end\t甲\t市长@云州=2024-05-01", "role-end\t甲\t市长@云州=2024-06-01"),
        "3: role-end 甲 市长@云州=2024-06-01 contradicts line 2 (role-end 甲 市长@云州=2024-05-01)",
    ),
    (
        ("role-end\t甲@云州\t市长=2024-05-01", "role-end\t甲\t市长@云州=2024-06-01"),
        "3: role-end 甲 市长@云州=2024-06-01",
    ),
    (("role\t甲\t市长@云州", "not-role\t甲\t市长"), "3: not-role 甲 市长 contradicts line 2 (role 甲 市长@云州)"),
    (("not-attends\t甲\t大会", "attends\t甲\t大会"), "2: not-attends 甲 大会 contradicts line 3 (attends 甲 大会)"),
    (("date\ta.txt\t2024-01-01", "date\ta.txt\t2024-01-02"), "3: date a.txt=2024-01-02 contradicts line 2"),
    (("alias\t甲\t乙", "not-same\t甲\t乙"), "3: not-same 甲 乙 contradicts line 2 (alias 甲 乙)"),
    (("role\t甲\t市长=2024-01-01", "role\t甲\t市长=2024-02-01"), "3: role 甲 市长=2024-02-01 contradicts line 2"),
    (("drop\t甲", "role\t甲@云州\t市长"), "3: role 甲@云州 市长 contradicts line 2 (drop 甲)"),
    (("same\t乙\t甲@云州", "drop\t甲@云州"), "2: same 乙 甲@云州 contradicts line 3 (drop 甲@云州)"),
]


@pytest.mark.parametrize(("rows", "words"), CONTRADICTIONS)
def test_lines_that_contradict_each_other_are_named(tmp_path, rows, words):
    with pytest.raises(BadCorrections) as caught:
        read_corrections(_write(tmp_path, HEADER + "\n".join(rows)))
    assert f"corrections.tsv:{words}" in str(caught.value)


@pytest.mark.parametrize(
    "rows",
    [
        ("rename\t甲\t乙", "rename\t甲\t乙"),
        ("rename\t甲@南浦\t乙", "rename\t甲@云州\t丙"),
        ("rename\t甲\t乙", "rename\t甲@云州\t乙"),
        ("role-end\t甲\t市长@云州=2024-05-01", "role-end\t甲\t市长@南浦=2024-06-01"),
        ("role-end\t甲\t市长@云州=2024-05-01", "role-end\t甲\t副市长@云州=2024-06-01"),
        ("same\t甲@云州\t乙", "not-same\t甲@南浦\t乙"),
        ("role\t甲\t市长", "role\t甲\t市长=2024-02-01", "role\t甲\t书记=2024-03-01"),
        ("drop\t甲@a.txt", "role\t甲\t市长", "not-same\t甲@a.txt\t乙"),
        ("alias\t甲公司\t乙", "alias\t丙公司\t乙", "not-same\t甲公司\t丙公司"),
    ],
)
def test_lines_that_can_all_be_so_are_read(tmp_path, rows):
    assert len(read_corrections(_write(tmp_path, HEADER + "\n".join(rows)))) == len(rows)


def test_a_long_chain_of_the_same_is_checked_in_no_time(tmp_path):
    rows = [f"same\t甲{number}\t甲{number + 1}" for number in range(20_000)]
    with pytest.raises(BadCorrections, match=r"tsv:20002: not-same .* contradicts line 2 .* and 19995 more;"):
        read_corrections(_write(tmp_path, HEADER + "\n".join([*rows, "not-same\t甲0\t甲20000"])))


def test_a_corpus_may_have_corrections_of_its_own(tmp_path):
    assert find_corrections(tmp_path) is None
    path = _write(tmp_path, HEADER)
    assert find_corrections(tmp_path) == path
    path.rename(tmp_path / "mine.tsv")
    path.symlink_to("mine.tsv")
    assert find_corrections(tmp_path) == path


def _link_out(path):
    path.parent.with_name("out.tsv").write_text(HEADER, "utf-8")
    path.symlink_to(path.parent.with_name("out.tsv"))


def _link_to_itself(path):
    path.symlink_to(path.name)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with a name, and links only for some")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_link_out, "link out of the corpus is not followed"),
        (_link_to_itself, "not a regular file"),
        (Path.mkdir, "not a regular file"),
        (os.mkfifo, "not a regular file"),
    ],
)
def test_what_else_bears_the_name_of_corrections_is_named(tmp_path, make, words):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    make(corpus / "corrections.tsv")
    with pytest.raises(BadCorrections, match=rf"corrections\.tsv: .*{words}"):
        find_corrections(corpus)


@pytest.mark.parametrize("character", "\v\f\x1c\x1d\x1e\x85\u2028\u2029")
def test_only_line_ends_end_a_row(tmp_path, character):
    path = tmp_path / "corrections.tsv"
    path.write_bytes(f"{HEADER}drop\t甲\t\t见{character}本页\rdrop\t丙\r\ndrop\t丁".encode())
    assert [found.subject.name for found in read_corrections(path)] == ["甲", "丙", "丁"]
