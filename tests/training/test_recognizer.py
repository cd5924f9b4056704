"""HanLP's recognizer fitted on a few sentences, with a tiny random encoder."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_encoder import needs_hanlp, write_tiny_encoder

from pipeline.errors import BadInput
from pipeline.model_files.path import models_folder
from pipeline.tag.network import tag_names
from pipeline.training.example import Example
from pipeline.training.recognizer import fit_recognizer, windows

LEARN = [
    Example("临江市市长甄远山说。", ((0, 3, "PLACE"), (5, 8, "NAME")), ((3, 5),)),
    Example("闻雁到澄溪市。", ((0, 2, "NAME"), (3, 6, "PLACE"))),
    Example("今天晴。", (), ((0, 4),)),
]
LABELS = ("NAME", "PLACE")


@pytest.fixture
def run_elsewhere(tmp_path) -> Callable[[str], str]:
    """Run code in a fresh interpreter in another folder, where every socket is refused, and return its last line."""
    refuse = "import socket\ndef no(*_, **__): raise OSError('no network')\nsocket.socket.connect = no\n"

    def run(code: str) -> str:
        away = tmp_path / "away"
        away.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", refuse + code], cwd=away, check=True, capture_output=True, text=True, timeout=120
        )
        return done.stdout.strip().splitlines()[-1]

    return run


@pytest.fixture(scope="module")
def encoder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("encoder")
    write_tiny_encoder(folder, "".join(example.text for example in LEARN))
    return folder


@pytest.mark.parametrize("wrong", [{"learn": []}, {"encoder": Path("nowhere")}])
def test_what_is_missing_is_told(wrong, tmp_path):
    pytest.importorskip("hanlp", reason="HanLP's trainer needs the extra `hanlp`")
    settings = {"learn": LEARN, "encoder": tmp_path, **wrong}
    with pytest.raises(BadInput, match=r"nothing to learn|no encoder"):
        fit_recognizer(settings.pop("learn"), [], out=tmp_path / "out", labels=LABELS, **settings)


def test_what_a_window_cuts_is_masked():
    text = "甲，乙丙，丁戊己"
    pieces = list(windows([Example(text, ((0, 1, "A"), (3, 7, "B")), ((7, 8),))], size=5))
    assert [piece.text for piece in pieces] == ["甲，乙丙，", "丁戊己"]
    assert [piece.spans for piece in pieces] == [((0, 1, "A"),), ()]
    assert [piece.masks for piece in pieces] == [((3, 5),), ((2, 3), (0, 2))]


@needs_hanlp
def test_two_readings_of_a_batch_are_pulled_together_by_what_they_differ_in():
    import torch

    from pipeline.training.hanlp_loop import difference

    left, right = torch.tensor([[2.0, 0.0], [1.0, 1.0]]), torch.tensor([[0.0, 2.0], [1.0, 1.0]])
    assert difference(left, left) == 0
    assert difference(left, right) == difference(right, left)
    # (p - q) log(p / q) over both tags of the first sign, halved, and nothing for the second: a sign's mean
    chance = 1 / (1 + torch.tensor(-2.0).exp())
    assert torch.isclose(difference(left, right), (2 * chance - 1) * 4 / 2 / 2)


@needs_hanlp
def test_a_recognizer_learns_with_two_readings(encoder, tmp_path):
    fitted = fit_recognizer(
        LEARN * 4, LEARN, encoder=encoder, out=tmp_path / "out", labels=LABELS, epochs=15, rate=1e-2, head_rate=1e-2,
        batch_signs=30, layers=(1,), dropout=0.1, hide=0.05, agree=1.0,
    )  # fmt: skip
    assert max(fitted.f1_by_epoch) > 0.9


@needs_hanlp
def test_the_mean_of_the_weights_is_what_is_kept(encoder, tmp_path):
    """With a decay near 1 the mean stays where the first step left the weights, whatever is learned behind it."""
    import torch

    plan = {"labels": LABELS, "rate": 1e-2, "head_rate": 1e-2, "batch_signs": 30, "dropout": 0.0, "every": False}
    kept = {}
    for name, epochs, average in (("mean", 8, 1 - 1e-9), ("learned", 8, 0.0)):
        out = tmp_path / name
        fit_recognizer(LEARN * 4, LEARN, encoder=encoder, out=out, epochs=epochs, average=average, **plan)
        kept[name] = torch.load(out / "model.pt", weights_only=True)
    assert kept["mean"].keys() == kept["learned"].keys()
    assert sum(float((kept["learned"][key] - weight).abs().sum()) for key, weight in kept["mean"].items()) > 1


@needs_hanlp
def test_an_averaged_recognizer_learns(encoder, tmp_path):
    fitted = fit_recognizer(
        LEARN * 4, LEARN, encoder=encoder, out=tmp_path / "out", labels=LABELS, epochs=15, rate=1e-2, head_rate=1e-2,
        batch_signs=30, layers=(1,), dropout=0.0, average=0.8,
    )  # fmt: skip
    assert fitted.f1_by_epoch[-1] == 1.0


@needs_hanlp
def test_a_tagger_of_this_project_is_an_encoder_to_start_from(tmp_path):
    fitted = fit_recognizer(
        LEARN, LEARN, encoder=models_folder() / "tagger", out=tmp_path / "out", labels=LABELS, epochs=1, layers=(0,),
        batch_signs=30, every=False,
    )  # fmt: skip
    config = json.loads((fitted.folder / "transformer" / "config.json").read_text("utf-8"))
    assert (config["num_hidden_layers"], config["hidden_size"]) == (1, 384)


@needs_hanlp
def test_fitted_folder_is_one_that_hanlp_loads(encoder, tmp_path, run_elsewhere):
    fitted = fit_recognizer(
        LEARN * 4, LEARN, encoder=encoder, out=tmp_path / "out", labels=LABELS, epochs=15, rate=1e-2, head_rate=1e-2,
        batch_signs=30, layers=(1,), dropout=0.0,
    )  # fmt: skip
    assert max(fitted.f1_by_epoch) == fitted.f1_by_epoch[fitted.best - 1] == 1.0
    config = json.loads((fitted.folder / "config.json").read_text("utf-8"))
    assert config["classpath"] == "hanlp.components.ner.transformer_ner.TransformerNamedEntityRecognizer"
    assert str(tmp_path) not in json.dumps(config)
    assert json.loads((fitted.folder / "vocabs.json").read_text("utf-8"))["tag"]["idx_to_token"] == list(
        tag_names(LABELS)
    )
    assert run_elsewhere(
        "import hanlp, pathlib\n"
        f"folder = pathlib.Path({str(fitted.folder)!r})\n"
        "tagger = hanlp.load(str(folder), transformer=str(folder / 'transformer'), devices=-1)\n"
        "print(tagger(list('闻雁到澄溪市。')))"
    ) == str([("闻雁", "NAME", 0, 2), ("澄溪市", "PLACE", 3, 6)])


@needs_hanlp
def test_signs_of_unknown_label_do_not_count_in_the_loss(encoder, tmp_path):
    """市长 is a name in the one list and unknown in the other: only the first is learned."""
    told = Example("市长来。", ((0, 2, "NAME"),))
    hidden = Example("市长来。", ((0, 2, "NAME"),), ((0, 2),))
    wanted = {}
    for name, example in (("told", told), ("unknown", Example(hidden.text, (), hidden.masks))):
        fitted = fit_recognizer(
            [example] * 8, [told], encoder=encoder, out=tmp_path / name, labels=LABELS, epochs=10, rate=1e-2,
            head_rate=1e-2, batch_signs=30, dropout=0.0,
        )  # fmt: skip
        wanted[name] = fitted.f1_by_epoch[-1]
    assert wanted == {"told": 1.0, "unknown": 0.0}


@needs_hanlp
def test_a_folder_is_gone_on_from_and_the_last_epoch_is_kept_where_dev_does_not_choose(encoder, tmp_path):
    plan = {"labels": LABELS, "rate": 1e-2, "head_rate": 1e-2, "batch_signs": 30, "dropout": 0.0}
    first = fit_recognizer(LEARN, LEARN, encoder=encoder, out=tmp_path / "first", epochs=15, every=False, **plan)
    assert (first.f1_by_epoch, first.best) == ((1.0,), 15)
    plan |= {"rate": 1e-6, "head_rate": 1e-6}
    again = fit_recognizer(LEARN, LEARN, encoder=first.folder, out=tmp_path / "again", epochs=1, **plan)
    assert again.f1_by_epoch == (1.0,)
