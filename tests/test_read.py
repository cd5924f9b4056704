"""Pages of every kind become Documents; what cannot be read is named, and the rest goes on."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadInput
from pipeline.read import read_corpus, read_file
from pipeline.read.encoding import decode
from pipeline.record import Document, Problem

SIMPLIFIED = "市委书记张明远强调，要抓好项目建设。\r\n全市企业负责人参加会议。"
TRADITIONAL = "市委書記張明遠強調，要抓好項目建設。\r\n全市企業負責人參加會議。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "utf-8"),
        ("联通", "gb18030"),
        ("會議", "big5"),
        ("これは日本語の文章です。", "cp932"),
        ("plain words", "ascii"),
    ],
)
def test_encodings_are_told_apart_and_line_ends_kept(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_a_gbk_page_has_wide_spaces_where_browsers_read_them():
    data = "市长江　晚".encode("gbk").replace(b"\xa1\xa1", b"\xa3\xa0")
    assert decode(data + "主持会议，各部门参加。".encode("gbk")) == "市长江　晚主持会议，各部门参加。"


def test_a_declared_encoding_counts_where_the_bytes_are_valid_in_it():
    page = '<html><head><meta charset="big5"></head><body>央視</body></html>'
    assert decode(page.encode("big5")) == page
    assert decode(page.encode("utf-8")) == page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        ("\ufeff \u3000\n".encode(), "only white space"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "office"),
        (b"\x89PNG\r\n", "PNG"),
        (b"text\x00text", "byte 4 is NUL"),
        (SIMPLIFIED.encode()[:-1], "last sign is cut off: UTF-8 breaks at byte 89"),
        ("张明".encode()[:-1], "UTF-8 breaks at byte 3"),
        (b"ab\xe4\xb8", "UTF-8 breaks at byte 2"),
        (SIMPLIFIED.encode("gb18030")[:-1], "cut off: GB18030"),
        (TRADITIONAL.encode("big5")[:-1], "cut off: Big5"),
        (SIMPLIFIED.encode("utf-16")[:-1], "cut off: UTF-16"),
        (SIMPLIFIED.encode().replace(b"\n", b"\n\xff"), r"\(line 2\) breaks the UTF-8"),
        (bytes(range(128, 256)) * 9, "encoding cannot be told"),
    ],
)
def test_what_holds_no_whole_text_is_refused_with_the_reason(data, words):
    with pytest.raises(BadInput, match=words):
        decode(data)


@given(st.binary(max_size=60))
def test_any_bytes_give_a_clean_text_or_a_reason(data):
    try:
        text = decode(data)
    except BadInput:
        return
    assert text.strip()
    assert not any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in text)


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("a.txt", "全市大会", "text"),
        ("a.MD", "# 全市大会", "markdown"),
        ("a.htm", "<p>全市大会</p>", "html"),
        ("a.html", "全市大会", "text"),
        ("a.txt", "\n<!DOCTYPE html><p>全市大会", "html"),
    ],
)
def test_the_format_is_told_by_content(tmp_path: Path, name, text, format_):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    document = read_file(path)
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert document == Document(name, str(path), text, digest, format_)


def test_a_folder_gives_pages_and_problems_in_the_order_of_their_paths(tmp_path: Path):
    corpus = tmp_path / "corpus"
    pages = ("b.txt", "a/z.md", "README.md", "corrections.tsv", ".hidden/x.txt", ".x.txt", "c.csv", "a/README-2.txt")
    for name in pages:
        (corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus / name).write_text(SIMPLIFIED, "utf-8")
    (corpus / "a" / "empty.txt").touch()
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (corpus / "out.txt").symlink_to(tmp_path / "secret.txt")
    (corpus / "up").symlink_to(tmp_path)
    os.mkfifo(corpus / "pipe.txt")
    found = list(read_corpus(corpus))
    assert [d.id for d in found if isinstance(d, Document)] == ["a/z.md", "b.txt"]
    problems = {p.document_id: p.message for p in found if isinstance(p, Problem)}
    assert list(problems) == ["a/empty.txt", "out.txt", "pipe.txt", "up"]
    assert "link out of the corpus" in problems["out.txt"]
    assert "not a regular file" in problems["pipe.txt"]
    assert all(p.stage == "read" for p in found if isinstance(p, Problem))


@pytest.fixture
def with_loop(tmp_path: Path) -> Path:
    """A folder with one page and two links that lead to each other."""
    (tmp_path / "a.txt").write_text(SIMPLIFIED, "utf-8")
    (tmp_path / "b.txt").symlink_to("c.txt")
    (tmp_path / "c.txt").symlink_to("b.txt")
    return tmp_path


def test_a_loop_of_links_is_named_and_the_rest_goes_on(with_loop: Path):
    page, *loop = read_corpus(with_loop)
    assert isinstance(page, Document)
    assert loop == [
        Problem(f"{name}.txt", "read", "cannot read the file: Too many levels of symbolic links") for name in "bc"
    ]


@pytest.mark.parametrize("rooted", [True, False])
def test_a_loop_of_links_is_bad_input_by_itself(with_loop: Path, rooted: bool):
    with pytest.raises(BadInput, match=r"b\.txt: .*Too many levels of symbolic links") as caught:
        read_file(with_loop / "b.txt", root=with_loop if rooted else None)
    assert caught.value.document_id == "b.txt"


def test_whatever_breaks_the_reader_stays_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def breaking(data: bytes) -> str:
        return decode(data) if data != b"odd" else str(1 // 0)

    monkeypatch.setattr("pipeline.read.decode", breaking)
    (tmp_path / "a.txt").write_bytes(b"odd")
    (tmp_path / "b.txt").write_text(SIMPLIFIED, "utf-8")
    broken, page = read_corpus(tmp_path)
    assert isinstance(broken, Problem)
    assert (
        broken.message == "the reader broke (ZeroDivisionError: integer division or modulo by zero); please report it"
    )
    assert isinstance(page, Document)


@pytest.mark.skipif(os.name == "nt", reason="names of files are no bytes on this system")
def test_names_that_look_alike_when_escaped_are_two_pages(tmp_path: Path):
    names = (b"\xff.txt", rb"\udcff.txt", rb"\\udcff.txt", b"\\\xff.txt", rb"plain\name.txt")
    for name in names:
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(SIMPLIFIED, "utf-8")  # noqa: PTH118
    pages = [page for page in read_corpus(tmp_path) if isinstance(page, Document)]
    assert {page.id for page in pages} == {
        *(r"\udcff.txt", r"\\udcff.txt", r"\\\\udcff.txt", r"\\\udcff.txt", r"plain\name.txt")
    }
    assert len(pages) == len(names)


def test_a_file_over_the_limit_is_named_with_the_limit(tmp_path: Path):
    (tmp_path / "long.txt").write_bytes(b"a" * 3_000_000)
    (problem,) = read_corpus(tmp_path, max_bytes=2 * 1024**2)
    assert problem == Problem("long.txt", "read", "2.9 MB is over the limit of 2.0 MB; split the file")


def test_a_folder_without_pages_and_a_missing_file_are_bad_input(tmp_path: Path):
    with pytest.raises(BadInput, match=r"no page here; .*\.txt \.md \.html"):
        read_corpus(tmp_path)
    with pytest.raises(BadInput, match="no such folder"):
        read_corpus(tmp_path / "none")
    with pytest.raises(BadInput, match=r"none\.txt: cannot read the file: No such file") as caught:
        read_file(tmp_path / "none.txt")
    assert caught.value.document_id == "none.txt"


def test_read_file_names_pages_below_its_root(tmp_path: Path):
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "a.txt").write_text("全市大会", "utf-8")
    assert read_file(tmp_path / "2024" / "a.txt", root=tmp_path).id == "2024/a.txt"
    with pytest.raises(BadInput, match="is not below"):
        read_file(tmp_path / "2024" / "a.txt", root=tmp_path / "2023")
