# Thin wrappers; README.md gives the same steps without make.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/installed
unexport PYTHONDONTWRITEBYTECODE  # or each of a thousand processes compiles all that it imports

.PHONY: demo test lab bench

demo: $(READY)
	$(BIN)/python -m autograder demo linear_classifiers

test: $(READY).tests
	$(BIN)/python -m pytest

bench: $(READY).tests
	$(BIN)/python -m tests.bench

# LAB: more options for JupyterLab, such as LAB="--no-browser --port 8889"
lab: $(READY)
	$(BIN)/python -m autograder lab linear_classifiers $(LAB)

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Name another one: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "this Python has no ensurepip (Debian and Ubuntu leave it out): sudo apt-get install python3-venv" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --no-compile --requirement requirements.txt  # what is imported is compiled then
	@touch $(READY)

$(READY).tests: $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[tests]'
	@touch $@
