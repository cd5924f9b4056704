"""The word lists: their form, a few look-ups, and what a broken list says."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import BadInput, MissingModel
from pipeline.language import lexicon
from pipeline.model_files.path import models_folder

FILES = sorted(lexicon.lexicon_folder().glob("*.tsv"))


def by_name(file: Path) -> str:
    return file.name


def written(folder: Path, text: str, *, name: str = "surnames.tsv") -> Path:
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("file", FILES, ids=by_name)
def test_rows_are_sorted_unique_and_sourced(file: Path) -> None:
    rows = lexicon.read_tsv(file)
    keys = [tuple(row.values()) for row in rows]
    assert keys == sorted(set(keys))
    assert len({key[0] for key in keys}) == len(keys)
    assert all(row["source"] for row in rows)
    assert b"\r" not in file.read_bytes()


@pytest.mark.parametrize("file", FILES, ids=by_name)
def test_card_describes_every_list(file: Path) -> None:
    assert f"`{file.name}`" in (file.parent / "card.md").read_text(encoding="utf-8")


def test_short_office_leads_to_its_full_name() -> None:
    office = lexicon.offices()["发改委"]
    assert (office.kind, office.full) == ("state", "发展和改革委员会")
    assert {"province", "prefecture"} <= office.levels


def test_full_names_of_offices_are_offices() -> None:
    known = lexicon.offices()
    assert [name for name, office in known.items() if office.full not in known] == []


@pytest.mark.parametrize(("title", "rank"), [("市长", "principal"), ("党组副书记", "deputy"), ("总经理", "enterprise")])
def test_posts_have_a_rank(title: str, rank: str) -> None:
    assert lexicon.posts()[title] == rank


def test_posts_stand_without_their_body_and_without_credit_words() -> None:
    assert not {"市委书记", "办公室主任", "图"} & set(lexicon.posts())
    assert {"图", "摄影", "一审"} <= lexicon.credit_words()


def test_common_surnames_outweigh_rare_ones() -> None:
    known = lexicon.surnames()
    assert known["王"] == 5
    assert known["王"] > known["欧阳"] > known["澹台"]


def test_divisions_lead_up_to_their_province() -> None:
    by_code = {division.code: division for division in lexicon.divisions()}
    county = next(division for division in by_code.values() if division.name == "昆山市")
    assert (county.short, county.level) == ("昆山", "county")
    assert by_code[by_code[county.parent].parent].short == "江苏"
    assert all(not division.parent or division.parent in by_code for division in by_code.values())


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("内蒙古自治区", "内蒙古"),
        ("延边朝鲜族自治州", "延边"),
        ("浦东新区", ""),
        ("公安县", ""),
        ("歙县", ""),
        ("即墨区", ""),
    ],
)
def test_short_names_are_those_that_people_use(name: str, short: str) -> None:
    assert {division.short for division in lexicon.divisions() if division.name == name} == {short}


def test_other_lists() -> None:
    assert {"朝鲜", "印尼", "法国"} <= lexicon.countries()
    assert lexicon.places()["京津冀"] == "china-region"
    assert lexicon.cues()["指出"] == "directive"
    assert lexicon.company_suffixes()["有限公司"]
    assert not lexicon.company_suffixes()["药业"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("surname\tweight\tsource\n王\t5\n", r"surnames\.tsv:2: 2 columns where the header has 3"),
        ("surname\tsource\n王\tx\n", r"surnames\.tsv:1: no column weight"),
        ("surname\tweight\tsource\n王\tmany\tx\n", "weight of 王 is 'many'"),
    ],
)
def test_broken_list_names_the_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        lexicon.surnames(written(tmp_path, text))


def test_list_that_is_not_utf8(tmp_path: Path) -> None:
    folder = written(tmp_path, "")
    (folder / "lexicon" / "surnames.tsv").write_bytes("王".encode("gb18030"))
    with pytest.raises(BadInput, match="not UTF-8 at byte 0"):
        lexicon.surnames(folder)


def test_a_list_that_its_sum_does_not_fit_is_named_with_what_to_do(tmp_path: Path) -> None:
    shutil.copytree(lexicon.lexicon_folder(), tmp_path / "lexicon")
    assert lexicon.surnames(tmp_path)
    with (tmp_path / "lexicon" / "cues.tsv").open("a", encoding="utf-8", newline="\n") as file:
        file.write("云说\tneutral\tmine\n")
    with pytest.raises(
        MissingModel, match=r"cues\.tsv is not the file that SHA256SUMS names.*pipeline\.training\.sums"
    ):
        lexicon.cues(tmp_path)


def test_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingModel, match=r"cues\.tsv: this word list is missing"):
        lexicon.cues(tmp_path)


def test_models_folder_takes_setting_before_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    monkeypatch.setenv("GUANXI_MODELS", str(two))
    assert (models_folder(one), models_folder()) == (one.resolve(), two.resolve())


def test_models_folder_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUANXI_MODELS", str(tmp_path / "gone"))
    with pytest.raises(MissingModel, match=r"gone: no such folder of models; correct \$GUANXI_MODELS"):
        models_folder()


def test_a_list_is_put_together_once_and_the_disk_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    known = lexicon.countries(), lexicon.places(), lexicon.everyday_words(), lexicon.offices()
    monkeypatch.setattr(Path, "is_dir", lambda _: pytest.fail("the models folder was looked for again"))
    again = lexicon.countries(), lexicon.places(), lexicon.everyday_words(), lexicon.offices()
    assert all(one is other for one, other in zip(known, again, strict=True))
