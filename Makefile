# `make` lists the targets. Everything is installed into $(VENV) from locked versions with hashes.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := -m pip install --quiet --quiet --disable-pip-version-check
# What the benchmarks compare with wants other versions of some libraries, so it lives apart.
BENCH_VENV := .venv-bench
BENCH_READY := $(BENCH_VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup repl run test check docs format messages bench lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Create .venv and install the locked dependencies

define install # the environment, its lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "article-bot needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@echo "Setting up $(1) (once, about a minute) ..."
	@$(PYTHON) -m venv $(1)
	@$(1)/bin/python $(PIP) --require-hashes -r $(2)
	@$(1)/bin/python $(PIP) --no-build-isolation --no-deps --editable .
	@touch $(1)/.ready
endef

$(READY): requirements/dev.lock pyproject.toml
	$(call install,$(VENV),requirements/dev.lock)

$(BENCH_READY): requirements/bench.lock pyproject.toml
	$(call install,$(BENCH_VENV),requirements/bench.lock)

# What is compiled with the installation is compiled again when somebody has edited a catalogue.
CATALOGUES := $(wildcard bot/locales/*/LC_MESSAGES/messages.po)
COMPILED := $(CATALOGUES:.po=.mo)

%.mo: %.po | $(READY)
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

messages: $(READY) ## Bring the catalogues up to date with the sentences in bot/
	@$(BIN)/pybabel --quiet extract --keyword NN_:1,2 --no-location \
	  --output-file bot/locales/messages.pot bot
	@$(BIN)/pybabel --quiet update --input-file bot/locales/messages.pot --output-dir bot/locales \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100
	@$(BIN)/pybabel --quiet compile --directory bot/locales

repl: $(READY) $(COMPILED) ## Ask the bundled article in the terminal
	@$(BIN)/article-bot repl

run: $(READY) $(COMPILED) ## Run the Telegram bot (needs TELEGRAM_TOKEN)
	@$(BIN)/article-bot run

test: $(READY) $(COMPILED) ## Run all tests
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: $(READY) $(COMPILED) ## Check format, lint and types, then run all tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

docs: $(READY) ## Write docs/settings.md from the settings
	@$(BIN)/python docs/reference.py

format: $(READY) ## Format the code and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(BENCH_READY) ## Create .venv-bench with what the benchmarks compare with
	@echo "Ready: benchmarks/README.md lists the commands; each takes the path of its data."

LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
  --upgrade --quiet
lock: ## Lock the newest allowed versions again (needs uv)
	$(LOCK) --extra chart --output-file requirements/run.lock
	$(LOCK) --group dev --output-file requirements/dev.lock
	$(LOCK) --group dev --group bench --output-file requirements/bench.lock

clean: ## Remove .venv and caches
	rm -rf $(VENV) $(BENCH_VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
