# One task runner for people and for CI. `make` explains itself.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help serve test site check bench format browser clean

help:
	@echo "make serve   set up all it needs, build the book, serve it with live reload"
	@echo "make test    set up all it needs, a browser included, and run every test"
	@echo "make site    build the site into site/"
	@echo "make check   format, lint, types, tests, and a strict build"
	@echo "make bench   how fast it is, beside its peers"
	@echo "make format  put the code into its usual form"
	@echo "make clean   remove what the other targets have made"

$(READY): pyproject.toml package-lock.json hatch_build.py scripts/setup.py
	@$(PYTHON) scripts/setup.py $(VENV)
	@touch $@

serve: $(READY)
	@$(BIN)/talkdown serve

site: $(READY)
	@$(BIN)/talkdown build

browser: $(READY)
	@$(BIN)/python scripts/chromium.py

test: $(READY) browser
	@$(BIN)/python -m pytest -n auto

check: $(READY) browser
	@$(BIN)/ruff format --check generator tests bench scripts hatch_build.py
	@$(BIN)/ruff check generator tests bench scripts hatch_build.py
	@$(BIN)/mypy
	@$(BIN)/talkdown check
	@$(BIN)/python -m pytest -n auto
	@$(BIN)/talkdown build --strict

bench: $(READY)
	@$(BIN)/python -m pip install --quiet --group bench
	@$(BIN)/python bench/build.py

format: $(READY)
	@$(BIN)/ruff format generator tests bench scripts hatch_build.py
	@$(BIN)/ruff check --fix generator tests bench scripts hatch_build.py

clean:
	rm -rf $(VENV) site .site bench/.work
