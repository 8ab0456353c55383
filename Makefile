# Each of "make brief" and "make test" is enough on a machine with python3 (with venv) and make.
# Another Python: make PYTHON=python3.12 test

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
# The targets of one call share an environment and a terminal: one after the other, also under "make -j".
.NOTPARALLEL:
.PHONY: help setup browser brief test test-all check bench peer constraints clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

setup:  ## make or renew .venv (every target below does this first)
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON) found: install Python 3.11 or later with venv, or name one: make PYTHON=python3.12 setup" >&2; exit 1; }
	@$(PYTHON) tools/setup_environment.py

browser: setup  ## make or renew what the browser tests need: Chromium, Node.js and two npm packages in .browser
	@$(PYTHON) tools/setup_browser.py

brief: setup  ## answer Hanoi in the terminal and write its page, out/hanoi-2019.html
	@$(BIN)/walkaway brief cases/hanoi-2019 --out out

test: setup browser  ## run the tests
	@$(BIN)/python -m pytest

test-all: setup browser  ## run the tests, the longer proofs included
	@$(BIN)/python -m pytest -m ""

check: setup  ## style, types, layers, docs
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

bench: setup  ## measure start-up, a warm brief and the installed size
	@$(BIN)/python -m benchmarks

peer:  ## install NegMAS 0.16.0 in an environment of its own, for make bench to measure beside
	@test -x .venv.peer/bin/python || $(PYTHON) -m venv .venv.peer
	@.venv.peer/bin/python -m pip install --quiet --disable-pip-version-check negmas==0.16.0

constraints:  ## pin the newest versions that pyproject.toml allows; run it with the oldest Python we support
	@$(PYTHON) tools/setup_environment.py --freeze

clean:  ## remove the environment and everything that is made
	rm -rf .venv .venv.* .browser .browser.* out site build dist .benchmarks .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
