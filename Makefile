# make graph: pages in, graph out.  make test: the tests.  Each sets up .venv by itself; a second run installs nothing.
CORPUS ?= corpus
OUT ?= build
TAGGER ?= default
WORKERS ?=
FITS = import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(or $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c '$(FITS)' 2>/dev/null && echo $$p && break; done),python3)
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --no-input -qq install --no-warn-script-location -c constraints.txt
export PIP_ROOT_USER_ACTION = ignore

.PHONY: graph test lint score golden clean
.DELETE_ON_ERROR:

graph: .venv/.graph
	@$(BIN)/guanxi build $(CORPUS) -o $(OUT) --tagger $(TAGGER) $(if $(WORKERS),--workers $(WORKERS))

test: .venv/.test
	@$(BIN)/python -m pytest

lint: .venv/.test
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .
	@$(BIN)/mypy

score: .venv/.graph
	@mkdir -p .venv/score
	@for set in gold held; do echo "tests/$$set" && $(BIN)/guanxi extract tests/$$set/*.txt -o .venv/score/$$set.jsonl && $(BIN)/guanxi evaluate .venv/score/$$set.jsonl tests/$$set || exit; done
	@$(BIN)/python tests/floors.py .venv/score $(if $(RAISE),--raise) $(if $(RENEW),--renew "$$RENEW")

golden: .venv/.graph
	@$(BIN)/python tests/golden_facts.py

clean:
	rm -rf .venv $(OUT) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/.graph: pyproject.toml constraints.txt
	@$(PYTHON) -c '$(FITS)' 2>/dev/null || { echo "guanxi: Python 3.11, 3.12 or 3.13 is needed, found $$($(PYTHON) --version 2>&1); install one and run: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "guanxi: $(PYTHON) has no venv; install it (Debian, Ubuntu: apt install $(notdir $(PYTHON))-venv; Fedora: dnf install python3) and run make again" >&2; exit 2; }
	@echo "guanxi: setting up .venv (once, some minutes) ..."
	@$(PYTHON) -m venv .venv
	@$(PIP) hatchling
	@$(PIP) --no-build-isolation -e .
	@touch $@

.venv/.test: .venv/.graph
	@$(PIP) --no-build-isolation -e '.[dev,pandas]'
	@touch $@
