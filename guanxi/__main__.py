"""`python -m guanxi` is `guanxi`; the package itself has made sure by then that `pipeline` is ours."""

from pipeline.cli import app

app(prog_name="guanxi")
