# `make` lists the targets. Everything is installed into $(VENV) from locked versions with hashes.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH_READY := $(VENV)/.bench-ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help setup repl run test check format bench lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Create .venv and install the locked dependencies

$(READY): requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "article-bot needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements/dev.lock
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(BENCH_READY): requirements/bench.lock $(READY)
	@$(PIP) --require-hashes -r requirements/bench.lock
	@touch $@

repl: $(READY) ## Ask the bundled article in the terminal
	@$(BIN)/article-bot repl

run: $(READY) ## Run the Telegram bot (needs TELEGRAM_TOKEN)
	@$(BIN)/article-bot run

test: $(READY) ## Run all tests
	@$(BIN)/python -m pytest

check: $(READY) ## Check format, lint and types, then run all tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest

format: $(READY) ## Format the code and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(BENCH_READY) ## Install what the benchmarks compare with (see benchmarks/README.md)
	@echo "Ready. benchmarks/README.md lists the commands; each takes the path of its data."

lock: ## Lock the newest allowed versions again (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-header --upgrade --quiet --output-file requirements/run.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --upgrade --quiet --output-file requirements/dev.lock
	uv pip compile pyproject.toml --group dev --group bench --constraint requirements/dev.lock \
	  --universal --python-version 3.11 --generate-hashes \
	  --no-header --upgrade --quiet --output-file requirements/bench.lock

clean: ## Remove .venv and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
