"""The mean of several fits is one network, and scored as one."""

import pytest
from tiny_encoder import needs_hanlp, write_tiny_encoder

from pipeline.errors import BadInput
from pipeline.training.example import Example
from pipeline.training.recognizer import fit_recognizer
from pipeline.training.score import total

TEXT = "甄远山任董事长"
EXAMPLE = Example(TEXT, ((0, 3, "NAME"), (4, 7, "TITLE")))


@pytest.fixture
def fits(tmp_path):
    write_tiny_encoder(tmp_path, TEXT)
    folders = [tmp_path / f"fit{seed}" for seed in (1, 2)]
    for seed, folder in enumerate(folders, start=1):
        fit_recognizer([EXAMPLE] * 8, [EXAMPLE], encoder=tmp_path, out=folder, labels=("NAME", "TITLE"), epochs=1,
                       seed=seed)  # fmt: skip
    return folders


@needs_hanlp
def test_weights_are_the_mean_and_the_folder_is_scored(fits, tmp_path):
    import torch

    from pipeline.training.soup import score_folder, write_mean

    write_mean(fits, tmp_path / "mean")
    one, two, mean = (
        torch.load(f / "model.pt", weights_only=True)["classifier.weight"] for f in (*fits, tmp_path / "mean")
    )
    assert not torch.equal(one, two)
    assert torch.allclose(mean, (one + two) / 2)
    assert total(score_folder(tmp_path / "mean", [EXAMPLE])).wanted == 2


@needs_hanlp
def test_fits_of_other_networks_have_no_mean(fits, tmp_path):
    import torch

    from pipeline.training.soup import write_mean

    weights = torch.load(fits[1] / "model.pt", weights_only=True)
    torch.save({**weights, "classifier.bias": torch.zeros(3)}, fits[1] / "model.pt")
    with pytest.raises(BadInput, match="not of one network"):
        write_mean(fits, tmp_path / "mean")
