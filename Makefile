# `make site` and `make test` need Python 3.11 or newer, make, and nothing else: the first run sets everything up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITEURL ?=
PUBLIC ?= public
PORT ?= 8000
EVAL ?= ../shared/eval
TERMS ?=
N ?= 1000 3000 10000
PEERS ?= hugo eleventy pelican
ROUNDS ?= 3
AGAIN ?= 3
ONLY ?=
KINDS ?=
DOCUMENTS ?=

.PHONY: site serve publish check test fast lint quality eval bench lock clean help

site: $(VENV)/ready ## build the site from content/ into output/
	$(BIN)/pelican -s pelican.conf.py $(if $(SITEURL),-e SITEURL='"$(SITEURL)"')

serve: $(VENV)/ready ## build, serve at http://127.0.0.1:8000/, and build again on every change
	$(BIN)/pelican -s pelican.conf.py --listen --autoreload --port $(PORT)

publish: $(VENV)/search ## build, copy output/ to public/ and index its full text there: what to put on the web
	$(BIN)/seedbank publish --to $(PUBLIC) $(if $(SITEURL),--site-url '$(SITEURL)')

check: lint test ## format, lint, types and all tests (what is wrong with your seeds: .venv/bin/seedbank check)

test: $(VENV)/dev ## all tests, the browser's too (a first run as root on Debian installs Chromium)
	$(BIN)/python -m pytest tests --ignore=tests/site --ignore=tests/browser -q -n auto
	$(BIN)/python -m pytest tests/site -q -n auto
	$(BIN)/python -m pytest tests/browser -q

fast: $(VENV)/dev ## the tests of the core alone: seconds
	$(BIN)/python -m pytest tests --ignore=tests/site --ignore=tests/browser -q -n auto

lint: $(VENV)/dev ## format, lint, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

quality: $(VENV)/node ## Lighthouse, axe, HTML and CSS checker, links, pictures: ONLY="links axe" KINDS="front term" (half an hour)
	$(BIN)/python -m quality $(if $(ONLY),--only $(ONLY)) $(if $(KINDS),--kinds $(KINDS)) $(if $(DOCUMENTS),--documents $(DOCUMENTS))

eval: $(VENV)/fit ## how often the reading is right, on labelled data: EVAL=folder with threads/, TERMS=folder of texts, FURTHER=folder of further threads
	$(if $(TERMS),$(MAKE) $(VENV)/peers)
	$(if $(TERMS),$(BIN)/python benchmarks/eval_terms.py $(TERMS))
	$(BIN)/python benchmarks/eval_reading.py $(EVAL)/threads
	$(BIN)/python benchmarks/eval_lossless.py $(EVAL)/threads
	$(BIN)/python benchmarks/eval_threads.py $(EVAL)/threads $(if $(FURTHER),--further $(FURTHER))

bench: $(VENV)/ready ## speed beside other generators, into benchmarks/speed.md: N="1000 3000", PEERS="hugo", ROUNDS=3, AGAIN=3 (hours)
	$(BIN)/python benchmarks/bench.py sites $(N) --peers $(PEERS) --rounds $(ROUNDS) --again $(AGAIN) --write benchmarks/speed.md

# With the oldest Python 3.11 at hand (3.11.2 is Debian 12's): a lock made under a newer one may hold what that one cannot run.
lock: $(VENV)/dev ## compile the locks from pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --extra build -o requirements.lock pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --extra build --extra search -o requirements-search.lock pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --extra build --extra dev -o requirements-dev.lock pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --extra build --extra dev --extra fit -o requirements-fit.lock pyproject.toml

clean: ## remove what was set up; the seeds and the site stay
	rm -rf $(VENV) quality/node_modules quality/report .seedbank .hypothesis .mypy_cache .pytest_cache .ruff_cache

help: ## this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 10

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Seedbank needs Python 3.11 or newer; $(PYTHON) is older. fix: install one, then make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "fix: install Python's venv: on Debian and Ubuntu, apt-get install python3-venv; then run make again"; exit 1; }

$(VENV)/ready: $(BIN)/pip requirements.lock pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/search: $(VENV)/ready requirements-search.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-search.lock
	@touch $@

$(VENV)/fit: $(VENV)/ready requirements-fit.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-fit.lock
	@touch $@

$(VENV)/peers: $(VENV)/fit # other taggers of countries, to be measured beside ours
	$(BIN)/pip install -q --disable-pip-version-check geotext==0.4.0 flashgeotext==0.5.5 countryinfo==1.0.1 pycountry==26.2.16
	@touch $@

$(VENV)/dev: $(VENV)/ready requirements-dev.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/node: $(VENV)/dev quality/requirements-node.lock # where there is none for this machine, quality/ looks on the PATH
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r quality/requirements-node.lock || true
	@touch $@
