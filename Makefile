# One task runner for people and for CI. `make` explains itself. Works with GNU make 3.81 (macOS) and newer.

VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m
READY := $(VENV)/.ready
CODE := generator tests bench scripts hatch_build.py
CHECKED := $(CURDIR)/.checked

# The first Python that is new enough; `make PYTHON=… serve` names another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: help serve site scripts lint-js test-js types style strict-site test coverage check fuzz bench bench-edit bench-finder bench-print bench-review audit tasks pictures mutants spark plugins format lock advisories pins dist release browser servers clean

help:
	@echo "make serve   set up all it needs, build the book, serve it with live reload (PORT=8000)"
	@echo "make test    set up all it needs, a browser included; run make check, and the tests"
	@echo "make coverage   the same and the long tests, each night, and say which lines no test reaches"
	@echo "make fuzz    change whole books and sites by chance for ten minutes, each night (MINUTES=10), and build what passes the check"
	@echo "make check   the part of it that takes seconds: format, lint, types, the book, and a strict build"
	@echo "make site    build the site into site/"
	@echo "make scripts bundle the site's scripts anew, if a module has changed (the targets above do so, too)"
	@echo "make bench   how fast it is, beside its peers (bench-edit: how long an author waits;"
	@echo "             bench-finder: how well and fast it finds; bench-print: how fast it prints;"
	@echo "             bench-review: how well and fast it hears anger); writes into docs/"
	@echo "make audit   what Lighthouse says of the site on a phone; writes it into docs/browser.md"
	@echo "make tasks   how many keys and clicks common tasks take; writes it into docs/browser.md"
	@echo "make pictures   the pictures of pages, cards and sheets in docs/images, anew"
	@echo "make plugins  build a book beside the plugins that people have, each night"
	@echo "make spark   run a review on a real Spark cluster on this machine, each night, and kill a worker; needs Java"
	@echo "make mutants change the code in small ways, and show which changes no test notices"
	@echo "make format  put the code into its usual form"
	@echo "make lock    write the lock files in requirements/ anew, with the newest versions"
	@echo "make advisories   ask whether there are known holes in what the lock files name"
	@echo "make pins    ask GitHub whether the actions in CI files are what their tags say"
	@echo "make dist    build wheel, source, SBOM and checksums into dist/;"
	@echo "             make release says first what a release lacks. Neither publishes anything"
	@echo "make clean   remove what the other targets have made"

# The stamp says where the environment was made: one that has moved with its folder is set up again.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

$(READY): pyproject.toml requirements/dev.txt package-lock.json hatch_build.py scripts/setup.py
	@command -v $(or $(PYTHON),python3) >/dev/null || { echo "Talkdown needs Python 3.11 or newer." >&2; exit 1; }
	@$(or $(PYTHON),python3) scripts/setup.py $(VENV)
	@echo "$(CURDIR)" > $@

# Bundles that are not of the modules as they are, are refused, by tests and builds. What has changed is told by content: a module that
# is gone, or a file that git puts back, has no later time.
scripts: $(READY)
	@$(RUN) scripts.bundle

# Form, lint and types of the scripts; their unit tests, with what they cover. Without npm, by the wheel of Node.
lint-js: $(READY)
	@$(RUN) scripts.javascript lint

test-js: $(READY)
	@$(RUN) scripts.javascript test

serve: scripts
	@$(RUN) talkdown serve $(if $(PORT),--port $(PORT))

site: scripts
	@$(RUN) talkdown build

browser: scripts
	@$(BIN)/python scripts/chromium.py

servers: scripts
	@$(BIN)/python scripts/servers.py

# What is seen without running a test: form, names, types, the book, and a build that takes a warning for an error. Two at a time:
# types alone take about as long as all the rest.
CHECKS := types style lint-js strict-site
check: scripts
	@$(MAKE) --no-print-directory -j2 $(CHECKS)

types: $(READY)
	@$(RUN) mypy --no-error-summary

style: $(READY)
	@$(RUN) ruff format --check --quiet $(CODE)
	@$(RUN) ruff check --quiet $(CODE)

strict-site: scripts
	@$(RUN) talkdown check
	@$(RUN) talkdown build --strict --out $(CHECKED)/site

# A file's tests go to one worker, so that what they share is made once; files in their order, since the longest stand first.
# The tests begin with the site that the strict build has made, and with what it has printed, which takes longest of all.
# Of no target's own, or `coverage` could not change them for `test`.
TESTER := pytest
SELECTION := -m "not nightly"
test: export TALKDOWN_CACHE := $(CHECKED)/cache
test: export TALKDOWN_TEST_CACHE := $(CHECKED)/cache
test: export TALKDOWN_TEST_SITE := $(CHECKED)/site
test: browser servers
	@rm -rf $(CHECKED)
	@mkdir -p $(CHECKED)
	@$(MAKE) --no-print-directory -j2 $(CHECKS) test-js
	@$(RUN) $(TESTER) $(SELECTION) -n auto --dist loadfile --no-loadscope-reorder

# Every test, those of each night, too, and which lines of the package none has run. To follow every line, in programs that
# tests start, too, takes half as long again, so that each night is often enough.
coverage: export COVERAGE_FILE := $(CHECKED)/coverage
coverage: TESTER := coverage run -m pytest
coverage: SELECTION :=
coverage: test
	@$(RUN) scripts.coverage_report

# New chances for ten minutes; what fails is kept in tests/fuzz/seeds, and tried by every run of the tests from then on.
fuzz: scripts
	@$(RUN) pytest tests/fuzz -n auto --fuzz-minutes $(or $(MINUTES),10)

bench: scripts
	@$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@$(RUN) bench.build

bench-edit: $(READY) browser
	@$(RUN) bench.edit

bench-finder: $(READY) browser
	@$(RUN) bench.finder

audit: $(READY) browser
	@$(RUN) bench.audit

tasks: scripts browser
	@$(RUN) bench.tasks

pictures: scripts browser
	@$(RUN) scripts.docs_images
	@$(RUN) scripts.screen_pictures

bench-print: $(READY) browser
	@$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@$(RUN) bench.print

bench-review: scripts
	@$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@$(RUN) bench.review

# Not among the packages of the environment: half a gigabyte that nothing else needs.
SPARK := $(abspath $(VENV))/spark
spark: scripts
	@$(RUN) pip install --quiet --disable-pip-version-check --require-hashes --upgrade --target $(SPARK) -r requirements/spark.txt
	@PYTHONPATH=$(SPARK) $(RUN) pytest tests/review/test_spark_cluster.py -rs -s

# Nor these: what people have beside ours, of which ours needs nothing.
PLUGINS := $(abspath $(VENV))/plugins
plugins: scripts
	@$(RUN) pip install --quiet --disable-pip-version-check --require-hashes --upgrade --target $(PLUGINS) -r requirements/plugins.txt
	@PYTHONPATH=$(PLUGINS) $(RUN) pytest tests/mkdocs/test_plugins_of_others.py -rs

mutants: scripts
	@$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements/mutants.txt
	@$(RUN) scripts.mutants $(MUTANTS)

format: $(READY)
	@$(RUN) ruff format $(CODE)
	@$(RUN) ruff check --fix $(CODE)
	@$(RUN) scripts.javascript format

# The hashes of all platforms; the least Python. No lock names where a package came from.
LOCK := $(RUN) uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock"

lock:
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(RUN) pip install --quiet --disable-pip-version-check uv
	@$(LOCK) --output-file requirements/run.txt pyproject.toml
	@$(LOCK) --output-file requirements/dev.txt --constraint requirements/run.txt --extra review --group dev pyproject.toml
	@$(LOCK) --output-file requirements/build.txt --constraint requirements/dev.txt --group build
	@$(LOCK) --output-file requirements/node.txt --group node
	@$(LOCK) --output-file requirements/bench.txt --group bench
	@$(LOCK) --output-file requirements/mutants.txt --constraint requirements/dev.txt --group mutants
	@$(LOCK) --output-file requirements/plugins.txt --constraint requirements/dev.txt --group plugins
	@$(LOCK) --output-file requirements/spark.txt --constraint requirements/dev.txt --group spark
	@npm update --package-lock-only --ignore-scripts --no-audit --no-fund

advisories: $(READY)
	@$(RUN) pip install --quiet --disable-pip-version-check pip-audit
	@$(RUN) pip_audit --strict --require-hashes --disable-pip $(foreach lock,$(wildcard requirements/*.txt),-r $(lock))
	@npm audit
	@cd bench/audit && npm audit

pins: $(READY)
	@$(RUN) scripts.pins

dist: scripts
	@$(RUN) scripts.dist

release: scripts
	@$(RUN) scripts.release

clean:
	rm -rf $(VENV) node_modules site .site-builds .checked dist bench/.work
