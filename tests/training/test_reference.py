"""The network in numpy is the network of the file: onnxruntime differs from it by the rounding of floats alone."""

import math
from pathlib import Path

import numpy as np
import pytest

from pipeline.tag.network import NetworkTagger, encode, read_vocabulary
from pipeline.tag.session import open_session
from pipeline.training.reference import ReferenceSession, erf

pytest.importorskip("onnx", reason="reading the graph needs onnx, which only tests and training install")
FOLDER = Path(__file__).parents[2] / "models" / "tagger"
VOCABULARY = read_vocabulary(FOLDER / "vocab.txt")
TEXT = "县委书记张明远、临源市恒晟机械股份有限公司董事长赵立群出席。"


@pytest.fixture(scope="module")
def reference() -> ReferenceSession:
    return ReferenceSession(FOLDER / "model.onnx")


def test_erf_is_that_of_math():
    points = np.array([-20.0, -6.4, -2.2, -1e-3, 0.0, 0.3, 1.7, 5.0, 6.6, 30.0])
    assert np.abs(erf(points) - [math.erf(point) for point in points]).max() < 1e-12


def test_both_find_the_same(reference: ReferenceSession):
    ours, theirs = (NetworkTagger(s, VOCABULARY) for s in (open_session(FOLDER / "model.onnx"), reference))
    found = [[(f.start, f.end, f.label) for f in tagger.find(TEXT)] for tagger in (ours, theirs)]
    assert found[0] == found[1]
    assert len(found[0]) >= 4


def test_each_product_is_that_of_the_session(reference: ReferenceSession):
    """Layer by layer, from the reference's own levels: no difference can build up."""
    from pipeline.tag.products import products
    from pipeline.tag.session import run_product

    tensors = reference.tensors({"input_ids": np.array([encode(TEXT, VOCABULARY)])})
    for product in products(FOLDER / "model.onnx"):
        levels = tensors[f"{product.name}.level"][0]
        assert np.abs(product.exact(levels) - tensors[f"{product.name}.out"][0]).max() < 1e-9
        assert product.error(run_product, levels) < 1e-5
