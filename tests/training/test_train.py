import itertools
from pathlib import Path

import numpy as np
import pytest

from pipeline.training.example import Example
from pipeline.training.schemes import LABELS_OF, OWN, tagset
from pipeline.training.train import Mix, Plan, stream_batches, train

SENTENCE = {OWN: Example("甲乙丙" * 5, ((0, 2, "PERSON"),)), "resume": Example("甲乙丙" * 5, ((0, 2, "NAME"),))}
SIGNS = "甲乙丙"


def stream(*, seed: int = 1):
    mix = Mix(silver=1, generated=2, batch=128)
    vocabulary = {sign: 5 + index for index, sign in enumerate(SIGNS)}
    return stream_batches([SENTENCE], [SENTENCE], mix=mix, vocabulary=vocabulary, seed=seed)


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    """A tiny encoder with random weights."""
    torch = pytest.importorskip("torch", reason="training needs torch, which the extra `train` installs")
    transformers = pytest.importorskip("transformers", reason="training needs transformers (extra `train`)")
    pytest.importorskip("safetensors", reason="training needs safetensors (extra `train`)")
    torch.manual_seed(1)
    sizes = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 3, "num_attention_heads": 2}
    config = transformers.BertConfig(vocab_size=16, max_position_embeddings=300, **sizes)
    transformers.BertModel(config, add_pooling_layer=False).save_pretrained(tmp_path / "encoder")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *SIGNS]
    (tmp_path / "encoder" / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    return tmp_path / "encoder"


def test_stream_goes_on_with_new_sentences_each_epoch():
    assert len({batch.ids.tobytes() for batch in itertools.islice(stream(), 16)}) > 3


def test_batches_carry_each_scheme_and_ignore_the_others():
    batch = next(b for b in stream() if "resume" in b.tags and (b.tags[OWN] >= 0).all(axis=1).sum() == 0)
    row = int(np.flatnonzero((batch.tags["resume"] > 0).any(axis=1))[0])
    assert [tagset("resume")[tag] for tag in batch.tags["resume"][row, 1:3]] == ["B-NAME", "E-NAME"]
    assert "cluener" not in batch.tags


def test_learning_lowers_the_loss_and_is_kept(encoder: Path, tmp_path: Path):
    from pipeline.training.tagging_model import gold_loss, load_model, logits_of, save_model

    batch = next(b for b in stream(seed=2) if "resume" in b.tags)
    model = load_model(encoder, layers=[0, 2])
    before = gold_loss(logits_of(model, batch), batch, weights={}).item()
    plan = Plan(signs=6000, minutes=1.0, rate=3e-3)
    train(model, stream(), plan=plan, save=lambda m: save_model(m, tmp_path / "out", vocabulary=encoder / "vocab.txt"))
    again = load_model(tmp_path / "out")
    assert again.config.num_hidden_layers == 2
    assert gold_loss(logits_of(again, batch), batch, weights={}).item() < before / 2


def test_a_student_comes_nearer_to_its_teacher(encoder: Path):
    from pipeline.training.tagging_model import load_model, logits_of, teacher_loss

    batch = next(iter(stream(seed=3)))
    teacher, student = load_model(encoder).eval(), load_model(encoder, layers=[0])
    taught = {scheme: value.detach() for scheme, value in logits_of(teacher, batch).items()}
    assert taught.keys() == LABELS_OF.keys()
    before = teacher_loss(logits_of(student, batch), taught, batch).item()
    plan = Plan(signs=3000, minutes=1.0, rate=1e-3, hide=0.0, taught=20.0)
    train(student, stream(), plan=plan, save=lambda _: None, teacher=teacher)
    assert teacher_loss(logits_of(student, batch), taught, batch).item() < before
