"""What a build would do is told without a trace."""

from pathlib import Path

import pytest

from pipeline.errors import BadCorrections, BadInput
from pipeline.run import build_graph
from pipeline.run.plan import plan_build

pytestmark = pytest.mark.usefixtures("small_stages")


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_before_the_first_build_all_is_read_and_no_folder_is_made(corpus, tmp_path):
    plan = plan_build(corpus, out=tmp_path / "out")
    assert (plan.fresh, plan.cached, plan.gone) == (("a.txt", "b.txt", "c.txt"), (), ())
    assert not (tmp_path / "out").exists()


def test_a_changed_a_new_and_a_removed_page(corpus, tmp_path):
    build_graph(corpus, out=tmp_path / "out")
    before = everything(tmp_path / "out")
    (corpus / "a.txt").write_text("2024-03-02云岫市讯：云岫市政府市长甄远山出席。\n", "utf-8")
    (corpus / "d.txt").write_text("2024-03-02云岫市讯：云岫市政府市长甄远山出席。\n", "utf-8")
    (corpus / "e.txt").write_bytes(b"")
    (corpus / "f.pdf").write_bytes(b"%PDF")
    (corpus / "b.txt").unlink()
    plan = plan_build(corpus, out=tmp_path / "out")
    assert (plan.fresh, plan.cached, plan.gone) == (("a.txt", "d.txt"), ("c.txt",), ("b.txt",))
    assert ([problem.document_id for problem in plan.problems], plan.passed) == (["e.txt"], ("f.pdf",))
    assert everything(tmp_path / "out") == before


def test_another_model_reads_every_page(corpus, tmp_path, monkeypatch):
    build_graph(corpus, out=tmp_path / "out")
    monkeypatch.setattr("pipeline.run.models_fingerprint", lambda _: "newer")
    assert len(plan_build(corpus, out=tmp_path / "out").fresh) == 3


@pytest.mark.parametrize(
    ("spoil", "error", "told"),
    [
        (lambda corpus, _: (corpus / "corrections.tsv").write_text("x\n"), BadCorrections, "header"),
        (lambda _, out: (out.mkdir(), (out / "roles.csv").write_text("mine")), BadInput, "not written by guanxi"),
        (lambda _, out: out.write_text("x"), BadInput, "is not a folder"),
        (lambda corpus, _: [page.unlink() for page in corpus.iterdir()], BadInput, "no page here"),
    ],
)
def test_what_would_stop_the_build_is_told(corpus, tmp_path, spoil, error, told):
    spoil(corpus, tmp_path / "out")
    with pytest.raises(error, match=told):
        plan_build(corpus, out=tmp_path / "out")
