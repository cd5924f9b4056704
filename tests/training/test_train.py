import itertools

from pipeline.training.example import Example
from pipeline.training.train import stream_batches


def test_stream_goes_on_with_new_sentences_each_epoch():
    stream = stream_batches([Example("甲乙丙" * 5)], generated=2, vocabulary={"甲": 9}, seed=1)
    assert len({batch.ids.tobytes() for batch in itertools.islice(stream, 12)}) > 3
