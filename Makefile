# make graph: pages in, graph out.  make test: the tests.  Each sets up .venv by itself; a second run installs nothing.
# Values are taken as they are: CORPUS="my pages" is one folder. NAMES= is a list of names that win over the tagger (name, label).
# make fuzz: odd pages, runs of words and killed builds for a time (SECONDS= SEED=), or killed builds alone (KILLS=40).
# make audit: how often lists and proposers fire on annotated news (NEWS=, TEXTS=, ROWS=1).  make ablate: what each part is worth.
# make cases: small inputs with what has to be found in them (CASES=DIR).
# make picture: docs/people.svg anew, from a build of corpus/.
# make bench: speed beside LAC's, growth of time with a page's length (TEXT=, SIGNS=, PART=speed|growth|explorer|graph, EDGES=, JSON=1).
# make explorer: the script and style of explorer.html from their sources (npm).  make screenshots: the pictures in docs/.
# make train: the tagger anew (DATASETS= ENCODER= TRANSCRIPTS= NEWS= LISTED= TEXTS=).
CORPUS ?= corpus
OUT ?= build
TAGGER ?= default
NAMES ?=
WORKERS ?=
TRAINED ?= trained
SECONDS ?= 60
quoted = '$(subst ','\'',$(value $1))'
FITS = import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(or $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c '$(FITS)' 2>/dev/null && echo $$p && break; done),python3)
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --no-input -qq install --no-warn-script-location -c constraints.txt
HAS_CPU_TORCH = { $(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' && $(PIP) --dry-run --no-deps torch==2.13.0+cpu >/dev/null 2>&1; }
export PIP_ROOT_USER_ACTION = ignore
unexport CORPUS OUT TAGGER NAMES WORKERS CASES TEXT TEXTS ROWS SIGNS EDGES PART JSON RAISE RENEW DATASETS ENCODER TRANSCRIPTS NEWS LISTED TRAINED SECONDS SEED KILLS

.PHONY: graph test fuzz lint score audit cases ablate cookbook golden picture sums bench train clean explorer screenshots
.DELETE_ON_ERROR:

graph: .venv/.graph $(if $(filter hanlp hanlp:%,$(value TAGGER)),.venv/.hanlp)
	@$(BIN)/guanxi build -o $(call quoted,OUT) --tagger $(call quoted,TAGGER) $(if $(value NAMES),--names $(call quoted,NAMES)) $(if $(value WORKERS),--workers $(call quoted,WORKERS)) -- $(call quoted,CORPUS)

test: .venv/.test
	@$(BIN)/python -m pytest

lint: .venv/.test
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .
	@$(BIN)/mypy

score: .venv/.graph
	@$(BIN)/python tests/floors.py $(if $(value RAISE),--raise) $(if $(value RENEW),--renew $(call quoted,RENEW))

audit: .venv/.graph
	@test -d $(call quoted,NEWS) || { echo "guanxi: NEWS is not given, or no such folder; run: make audit NEWS=DIR, a folder of annotated news" >&2; exit 2; }
	@$(BIN)/python tests/audit.py $(if $(value ROWS),--rows) --tagger $(if $(value TEXTS),--texts $(call quoted,TEXTS)) -- $(call quoted,NEWS)

cases: .venv/.graph
	@$(BIN)/python tests/cases.py $(if $(value CASES),-- $(call quoted,CASES))

ablate: .venv/.graph
	@$(BIN)/python tests/ablate.py $(if $(value PART),--part $(call quoted,PART))

fuzz: .venv/.test
	@$(BIN)/python tests/fuzz.py $(if $(value SEED),--seed $(call quoted,SEED)) $(if $(value KILLS),--kills $(call quoted,KILLS)) -- $(call quoted,SECONDS)

cookbook: .venv/.test
	@$(BIN)/python tests/cookbook.py

golden: .venv/.graph
	@$(BIN)/python tests/golden_facts.py

picture: .venv/.graph
	@$(BIN)/python tests/picture.py

sums: .venv/.graph
	@$(BIN)/python -m pipeline.training.sums

bench: .venv/.bench
	@$(BIN)/python tests/bench.py $(if $(value SIGNS),--signs $(call quoted,SIGNS)) $(if $(value EDGES),--edges $(call quoted,EDGES)) $(if $(value PART),--part $(call quoted,PART)) $(if $(value JSON),--json) $(if $(value TEXT),-- $(call quoted,TEXT))

train:
	@absent=; $(foreach name,DATASETS ENCODER TRANSCRIPTS NEWS LISTED TEXTS,test -e $(call quoted,$(name)) || absent="$$absent $(name)";) \
	test -z "$$absent" || { echo "guanxi:$$absent: not given, or no such folder; run: make train DATASETS=DIR ENCODER=DIR TRANSCRIPTS=DIR NEWS=DIR LISTED=FILE TEXTS=FILE (models/tagger/card.md tells what they hold)" >&2; exit 2; }
	@$(MAKE) --no-print-directory .venv/.train
	@mkdir -p $(call quoted,TRAINED)
	$(BIN)/python -m pipeline.training.silver $(call quoted,TRANSCRIPTS) $(call quoted,TRAINED)/silver.jsonl --share 3
	$(BIN)/python -m pipeline.training.train --encoder $(call quoted,ENCODER) --layers 0,1,2,3,4,5 --silver $(call quoted,TRAINED)/silver.jsonl --silver-part 13000 --generated 24000 --signs 13000000 --minutes 180 --rate 3e-4 --out $(call quoted,TRAINED)/plain
	$(BIN)/python -m pipeline.training.to_onnx $(call quoted,TRAINED)/plain $(call quoted,TRAINED)/voter
	$(BIN)/python -m pipeline.training.silver $(call quoted,TRANSCRIPTS) $(call quoted,TRAINED)/voted.jsonl --share 3 --tagger $(call quoted,TRAINED)/voter
	$(BIN)/python -m pipeline.training.train --encoder $(call quoted,TRAINED)/plain --datasets $(call quoted,DATASETS) --silver $(call quoted,TRAINED)/voted.jsonl --silver-part 5000 --generated 3000 --signs 5000000 --rate 2e-4 --seed 5 --out $(call quoted,TRAINED)/network
	$(BIN)/python -m pipeline.training.to_onnx $(call quoted,TRAINED)/network $(call quoted,TRAINED)/first
	$(BIN)/python -m pipeline.training.finish $(call quoted,TRAINED)/first --datasets $(call quoted,DATASETS) --silver $(call quoted,TRAINED)/silver.jsonl --every 6 --generated 9000 --rate 2e-5 --average 0.998 --out $(call quoted,TRAINED)/second
	$(BIN)/python -m pipeline.training.finish $(call quoted,TRAINED)/second --news $(call quoted,NEWS) --datasets $(call quoted,DATASETS) --others 4000 --generated 1500 --epochs 4 --rate 5e-5 --batch 1024 --average 0.998 --seed 11 --out $(call quoted,TRAINED)/third --hanlp $(call quoted,TRAINED)/third-hanlp
	$(BIN)/python -m pipeline.training.finish $(call quoted,TRAINED)/third-hanlp --news $(call quoted,NEWS) --listed $(call quoted,LISTED) --datasets $(call quoted,DATASETS) --others 1800 --generated 600 --epochs 4 --rate 5e-5 --batch 1024 --average 0.998 --dropout 0.1 --hide 0.1 --seed 31 --out $(call quoted,TRAINED)/one --hanlp $(call quoted,TRAINED)/one-hanlp
	$(BIN)/python -m pipeline.training.finish $(call quoted,TRAINED)/third-hanlp --news $(call quoted,NEWS) --listed $(call quoted,LISTED) --datasets $(call quoted,DATASETS) --others 1800 --generated 600 --epochs 4 --rate 5e-5 --batch 1024 --average 0.998 --hide 0.12 --seed 32 --out $(call quoted,TRAINED)/two --hanlp $(call quoted,TRAINED)/two-hanlp
	$(BIN)/python -m pipeline.training.soup $(call quoted,TRAINED)/one-hanlp $(call quoted,TRAINED)/two-hanlp --out $(call quoted,TRAINED)/teacher
	for part in 0 1; do $(BIN)/python -m pipeline.training.self_labels $(call quoted,TEXTS) $(call quoted,TRAINED)/self$$part.jsonl --tagger $(call quoted,TRAINED)/teacher --every 6 --first $$part --signs 1200000 || exit 1; done
	$(BIN)/python -m pipeline.training.finish $(call quoted,TRAINED)/teacher --news $(call quoted,NEWS) --listed $(call quoted,LISTED) --copies 1 --datasets $(call quoted,DATASETS) --others 3000 --generated 600 --self-labels $(call quoted,TRAINED)/self0.jsonl --self-labels $(call quoted,TRAINED)/self1.jsonl --epochs 1 --rate 5e-5 --batch 1024 --average 0.999 --hide 0.12 --seed 51 --out $(call quoted,TRAINED)/pupil --hanlp $(call quoted,TRAINED)/pupil-hanlp
	$(BIN)/python -m pipeline.training.finish $(call quoted,TRAINED)/pupil-hanlp --news $(call quoted,NEWS) --listed $(call quoted,LISTED) --copies 1 --datasets $(call quoted,DATASETS) --others 1500 --generated 400 --epochs 2 --rate 3e-5 --batch 1024 --average 0.998 --hide 0.12 --seed 52 --out $(call quoted,TRAINED)/later --hanlp $(call quoted,TRAINED)/later-hanlp
	$(BIN)/python -m pipeline.training.soup $(call quoted,TRAINED)/pupil-hanlp $(call quoted,TRAINED)/later-hanlp --out $(call quoted,TRAINED)/tagger
	$(BIN)/python -m pipeline.training.evaluate_tagger $(call quoted,TRAINED)/tagger --datasets $(call quoted,DATASETS) --gold tests/gold

explorer:
	@command -v npm >/dev/null || { echo "guanxi: npm is not there; install Node.js 18 or later (Debian, Ubuntu: apt install nodejs npm) and run make explorer again" >&2; exit 2; }
	@npm ci --silent --prefix pipeline/explore
	@node pipeline/explore/build.js

screenshots: .venv/.browser
	@$(BIN)/python tests/screenshots.py

clean:
	rm -rf .venv build dist tests/readers/node_modules pipeline/explore/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .fuzz

.venv/.graph: pyproject.toml constraints.txt
	@$(PYTHON) -c '$(FITS)' 2>/dev/null || { echo "guanxi: Python 3.11, 3.12 or 3.13 is needed, found $$($(PYTHON) --version 2>&1); install one and run: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "guanxi: $(PYTHON) has no venv; install it (Debian, Ubuntu: apt install $(notdir $(PYTHON))-venv; Fedora: dnf install python3) and run make again" >&2; exit 2; }
	@echo "guanxi: setting up .venv (once, some minutes) ..."
	@$(PYTHON) -m venv .venv
	@$(PIP) hatchling wheel  # wheel: HanLP has parts that pip builds here
	@$(PIP) --no-build-isolation -e .
	@touch $@

.venv/.test: .venv/.graph
	@extras=dev,pandas; $(HAS_CPU_TORCH) && extras=$$extras,hanlp; $(PIP) --no-build-isolation -e ".[$$extras]"
	@! command -v npm >/dev/null || npm ci --silent --no-audit --no-fund --ignore-scripts --prefix tests/readers >/dev/null 2>&1 || echo "guanxi: npm cannot install tests/readers, so graphology is not tried; by hand: npm ci --prefix tests/readers" >&2
	@touch $@

.venv/.hanlp: .venv/.graph
	@echo "guanxi: installing HanLP and torch into .venv (once, some minutes) ..."
	@$(PIP) --no-build-isolation -e '.[hanlp]'
	@touch $@

.venv/.bench: .venv/.graph
	@$(PIP) --no-build-isolation -e '.[bench]'
	@touch $@

.venv/.train: .venv/.graph
	@echo "guanxi: installing what training needs (once, some minutes) ..."
	@$(PIP) --no-build-isolation -e '.[hanlp,train]'
	@touch $@

.venv/.browser: .venv/.graph
	@$(PIP) --no-build-isolation -e '.[browser]'
	@touch $@
