"""The products of the shipped file are exact on this processor, and a kernel that saturates is refused."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import MissingModel
from pipeline.tag.products import TOLERANCE, Product, check_products, extreme_levels, products
from pipeline.tag.session import open_session, run_product

FILE = Path(__file__).parents[2] / "models" / "tagger" / "model.onnx"
ALL = list(products(FILE))


def saturating(product: Product, levels: np.ndarray) -> np.ndarray:
    """What AVX2's `vpmaddubsw` makes of the product: pairs of terms are added in 16 bits and cut off there."""
    t = product.tensors
    terms = levels[:, :, None].astype(np.int64) * t["weight"].astype(np.int64)
    pairs = np.clip(terms[:, 0::2] + terms[:, 1::2], -(2**15), 2**15 - 1)
    whole = pairs.sum(axis=1) - int(t["zero"]) * t["weight"].astype(np.int64).sum(axis=0)
    return whole * (t["step"].astype(np.float64) * t["scales"]) + t["bias"]


def test_every_layer_has_its_products():
    assert len(ALL) == 24
    assert [p.name.removeprefix("encoder.layer.0.") for p in ALL[:4]] == [
        "qkv", "attention.output.dense", "intermediate.dense", "output.dense",
    ]  # fmt: skip


@pytest.mark.parametrize("product", ALL, ids=lambda product: product.name)
@pytest.mark.parametrize("rows", [1, 3, 40])
def test_onnxruntime_multiplies_as_numpy_does(product: Product, rows: int):
    assert product.error(run_product, extreme_levels(rows, product.tensors["weight"].shape[0])) < TOLERANCE


@pytest.mark.parametrize("product", ALL, ids=lambda product: product.name)
def test_the_shipped_weights_saturate_no_kernel(product: Product):
    levels = extreme_levels(3, product.tensors["weight"].shape[0])
    assert np.allclose(saturating(product, levels), product.exact(levels), rtol=0, atol=1e-9)


def doubled(product: Product) -> Product:
    """The product with weights of eight bits."""
    weight = (product.tensors["weight"].astype(np.int16) * 2).astype(np.int8)
    return replace(product, tensors={**product.tensors, "weight": weight})


@pytest.mark.parametrize("product", ALL[:4], ids=lambda product: product.name)
def test_a_kernel_that_saturates_is_seen(product: Product):
    wide = doubled(product)
    levels = extreme_levels(1, wide.tensors["weight"].shape[0])
    assert wide.error(lambda _, given: saturating(wide, given), levels) > 100 * TOLERANCE


def test_a_tagger_is_refused_where_products_are_wrong():
    with pytest.raises(MissingModel, match=r"multiplies encoder.layer.0.qkv wrongly on this processor \(off by .*%\)"):
        check_products(FILE, lambda _, levels: saturating(doubled(ALL[0]), levels))


def test_loading_checks_the_products(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("pipeline.tag.session.run_product", lambda _, levels: saturating(doubled(ALL[0]), levels))
    with pytest.raises(MissingModel, match="multiplies"):
        open_session(FILE)
