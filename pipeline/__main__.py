"""`python -m pipeline` is `guanxi`."""

from pipeline.cli import app

app(prog_name="guanxi")
