# `make assess` and `make test` work on a clean checkout; `make help` lists the rest.
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV := uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command 'make lock'
# What tests start as a process of its own would else compile the whole program every time.
unexport PYTHONDONTWRITEBYTECODE
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help setup assess test browser laws check lint types layers documents format update bench lock clean FORCE

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-12s %s\n", $$1, $$2 }'

setup: $(READY) ## create .venv or bring it up to date; PYTHON=... chooses the interpreter

assess: $(READY) ## grade Derbyshire, with the reasons
	@$(BIN)/hmicgrade assess derbyshire

# Without Chromium a person's own machine passes, and is told what was not looked at; CI fails.
test: $(READY) ## run every test with branch coverage, then, untraced, the slow ones, the laws and those in a browser
	$(BIN)/pytest --numprocesses auto -m 'not hypothesis and not untraced and not browser' --cov
	$(BIN)/pytest --numprocesses auto -m '(hypothesis or untraced) and not browser' --hypothesis-profile quick
	@if [ -n "$$CI" ] || $(BIN)/python -m tests.browser.chromium >/dev/null; then $(MAKE) --no-print-directory browser; \
	else echo 'No page was opened in a browser: with Chromium there, `make browser` does it.' >&2; fi

browser: $(READY) ## open every kind of page in Chromium, which root and CI install where it is missing
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest --numprocesses auto -m browser

laws: $(READY) ## try every law on many more examples than `make test` does
	$(BIN)/pytest --numprocesses auto -m 'hypothesis or mutations'

check: lint types layers documents ## lint, format, types, layers, size limits, documents

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

documents: $(READY)
	$(BIN)/pytest --quiet tests/test_size_limits.py tests/test_project.py

format: $(READY) ## format the code and fix what ruff can fix
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

update: $(READY) ## write what is printed into the cases and golden files; read the difference afterwards
	$(BIN)/pytest --update
	git diff --stat

bench: $(READY) ## measure start-up, `assess derbyshire`, the lattice and `validate` beside check-jsonschema
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.validation

lock: ## pin the newest versions that fit pyproject.toml (needs uv)
	$(COMPILE) --upgrade pyproject.toml -o requirements/run.lock
	$(COMPILE) --upgrade pyproject.toml --group dev -c requirements/run.lock -o requirements/dev.lock

clean: ## remove .venv and everything that can be made again
	rm -rf $(VENV) build dist htmlcov .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# Without PYTHON=... any .venv that is there will do; with it, only one made by that interpreter.
ifneq ($(PYTHON),)
ifneq ($(PYTHON),$(shell cat $(READY) 2>/dev/null))
$(READY): FORCE
endif
endif

# What setting up says goes to stderr: stdout belongs to the command that was asked for.
$(READY): requirements/dev.lock pyproject.toml
	@python='$(PYTHON)'; \
	for each in python3.14 python3.13 python3.12 python3.11 python3; do \
	  if [ -z "$$python" ] && "$$each" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then python="$$each"; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo 'No Python 3.11 or later with venv was found. Name one: make setup PYTHON=/path/to/python' >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$python" --version) ..." >&2; \
	{ "$$python" -m venv --clear $(VENV) \
	  && $(PIP_INSTALL) --no-deps --require-hashes -r requirements/dev.lock \
	  && $(PIP_INSTALL) --no-deps --no-build-isolation -e . ; } >&2 \
	&& echo "$$python" > $@
