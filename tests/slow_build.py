"""A build that takes its time: `python tests/slow_build.py CORPUS OUT TAGGER WORKERS SECONDS`, for test_offline.py.

It ends no page before that page's share of SECONDS has passed, so that what a dependency does some time after its start
is done while all processes of the build still run.
"""

import sys
import time
from pathlib import Path

from pipeline.run import build_graph, count_pages


def main(corpus: str, out: str, tagger: str, workers: str, seconds: str) -> None:
    begun, share = time.monotonic(), float(seconds) / count_pages(Path(corpus))

    def wait(done: int) -> None:
        time.sleep(max(0.0, begun + done * share - time.monotonic()))

    build_graph(corpus, out=out, tagger=tagger, workers=int(workers), progress=wait)


if __name__ == "__main__":
    main(*sys.argv[1:])
