# Everything sets itself up: Python 3.11 or newer and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH_VENV := .bench-venv

.DEFAULT_GOAL := help
.PHONY: help demo test lint format docs bench loop clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.ready ## check and score an invented report that ships with the package, and write its corrected report
	@$(BIN)/jixiao demo -o build/demo

test: $(VENV)/.ready-dev ## all tests
	@$(BIN)/python -m pytest

lint: $(VENV)/.ready-dev ## ruff (rules and format), mypy (strict)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(VENV)/.ready-dev ## lay the code out as `make lint` wants it
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

docs: $(VENV)/.ready-dev ## write docs/rules.md, docs/command-line.md and docs/picture.svg anew
	@$(BIN)/python docs/make_pages.py
	@$(BIN)/python docs/make_picture.py

bench: $(VENV)/.ready-dev $(BENCH_VENV)/.ready ## speed beside other number readers (not a test)
	@$(BIN)/python bench/run.py --others $(BENCH_VENV)/bin/python

loop: $(VENV)/.ready-dev ## 500 reports made, checked, read back, scored, and 1,000 figures changed in them (not a test; half an hour)
	@$(BIN)/python bench/closed_loop.py

clean: ## remove environments, caches and builds
	rm -rf $(VENV) $(BENCH_VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find src tests bench docs -name __pycache__ -prune -exec rm -rf {} +

# A stamp is newer than pyproject.toml as long as what is installed fits it.
$(VENV)/.ready: pyproject.toml
	@$(call new_venv,$(VENV))
	@echo "Installing jixiao into $(VENV) (once; a minute at most) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.ready-dev: pyproject.toml
	@$(call new_venv,$(VENV))
	@echo "Installing jixiao and its test tools into $(VENV) (once; a minute or two) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(VENV)/.ready $@

# Each by itself: one that cannot be installed is left out of the comparison, the others are still measured.
$(BENCH_VENV)/.ready: bench/others.txt
	@$(call new_venv,$(BENCH_VENV))
	@echo "Installing the libraries to compare with into $(BENCH_VENV) (once) ..." >&2
	@grep -v '^#' bench/others.txt | while read -r packages; do \
		$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check $$packages \
			|| echo "Could not install $$packages: it is left out of the comparison." >&2; \
	done
	@touch $@

# A new environment in $(1), unless a working one is there.
define new_venv
	$(PYTHON) -c '' 2>/dev/null || { echo "$(PYTHON) was not found: install Python 3.11 or newer, or say: make PYTHON=/path/to/python3" >&2; exit 1; }; \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "jixiao needs Python 3.11 or newer, but $(PYTHON) is $$($(PYTHON) -V 2>&1). Say: make PYTHON=/path/to/python3.11" >&2; exit 1; }; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make environments. On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }; \
	$(1)/bin/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(1)
endef
