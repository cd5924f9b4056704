import json
from pathlib import Path

import numpy as np
import pytest

from pipeline.tag.segmenter import WEIGHTS, load_segmenter
from pipeline.training.words import WordScore, cut_sentences, prune_words, read_texts, score_words, train_words

SENTENCES = [
    ("县委", "书记", "主持", "会议", "。"),
    ("公司", "主持", "建设", "厂房", "。"),
    ("书记", "走访", "公司", "厂房", "。"),
    ("县委", "建设", "厂房", "。"),
] * 4


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trained")
    train_words(SENTENCES, SENTENCES[:4], out=folder, epochs=3)
    return folder


def test_only_sentences_that_their_words_spell_are_learned():
    cuts = {"县委书记": ["县委", "书记"], "他说": ["他", "讲"], "两 段": ["两", "段"], "空词": ["空", "", "词"]}
    cut = cut_sentences(cuts, teacher=lambda texts: [cuts[text] for text in texts])
    assert list(cut) == [("县委", "书记")]


def test_texts_lose_white_space_and_those_too_short_or_long(tmp_path: Path):
    texts = ["县委 书记主持会议,讲话。", "短。", "长" * 200]
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    assert list(read_texts(path)) == ["县委书记主持会议，讲话。"]


def test_training_learns_its_sentences_and_pruning_keeps_them(trained: Path, tmp_path: Path):
    kept = prune_words(trained, tmp_path, floor=0.2, step=1 / 64)
    every = prune_words(trained, tmp_path / "all", floor=0.0, step=1 / 64)
    assert 0 < kept < every
    assert score_words(SENTENCES, segmenter=load_segmenter(tmp_path)).f1 == pytest.approx(1.0)


def test_equal_sentences_give_equal_weights(trained: Path, tmp_path: Path):
    train_words(SENTENCES, SENTENCES[:4], out=tmp_path, epochs=3)
    assert np.array_equal(np.load(trained / WEIGHTS)["w"], np.load(tmp_path / WEIGHTS)["w"])


def test_score_counts_words_with_both_ends_right():
    class OneCut:
        def words(self, text: str) -> tuple[tuple[int, int], ...]:
            return ((0, 2), (2, len(text)))

    score = score_words([("县委", "书记", "讲话")], segmenter=OneCut())  # type: ignore[arg-type]
    assert score == WordScore(precision=1 / 2, recall=1 / 3, f1=pytest.approx(0.4), signs=6)
