# `make assess` and `make test` work on a clean checkout; `make help` lists the rest.
SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CHECKED := src tests benchmarks
LOCKED_FOR := 3.11

.PHONY: help setup assess test check format update bench lock clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

setup: $(READY) ## create .venv, or bring it up to date (PYTHON=... chooses the interpreter)

# Everything that setting up says goes to stderr: stdout belongs to the command that asked for it.
$(READY): requirements/dev.lock pyproject.toml src/hmicgrade/version.py
	@python="$(PYTHON)"; \
	if [ -z "$$python" ]; then \
	  for each in python3.14 python3.13 python3.12 python3.11 python3; do \
	    if "$$each" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	      python="$$each"; break; \
	    fi; \
	  done; \
	fi; \
	if [ -z "$$python" ]; then \
	  echo "No Python 3.11 or later with venv was found. Name one: make setup PYTHON=/path/to/python" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$python" --version 2>&1) ..." >&2; \
	"$$python" -m venv --clear $(VENV) >&2 && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock >&2 && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . >&2 && \
	touch $@
