# Two commands matter: `make run` and `make test`. Both do all the set-up on a fresh machine.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint types style check bench chaos load fuzz sbom licences
.DEFAULT_GOAL := run
# Where no bytecode may be written each start compiles all its code again, and the tests start hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

run: $(VENV)/.run-ready
	@exec $(BIN)/python manage.py serve --with-parent

# What starts servers and browsers waits as much as it works, so some go side by side; what measures time is by itself.
APART := tests/journeys tests/chaos tests/load
ALONE := tests/journeys/test_start.py tests/journeys/test_phone_speed.py tests/chaos/test_single_faults.py \
  tests/load/test_idle.py tests/load/test_reading.py

test: $(VENV)/.test-ready
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(APART:%=--ignore %)
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder tests/journeys $(ALONE:%=--ignore %)
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder tests/chaos tests/load $(ALONE:%=--ignore %)
	$(BIN)/python -m pytest $(ALONE)

# Types take as long as all the rest, on one core.
lint: $(VENV)/.test-ready
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=target types style

types: $(VENV)/.test-ready
	$(BIN)/mypy

style: $(VENV)/.test-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djade --target-version 5.2 --check $$(find templates -name '*.html')
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -W error manage.py check --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run

check: lint test

# Side by side with what people would use instead. ONLY="reading web", DATA=folder of others' data sets, RESUME=1 after
# a break, QUICK=1 to try it out. The others are installed into .contestants, never into ours.
bench: $(VENV)/.test-ready
	@$(BIN)/python -m tests.benchmarks $(ONLY) $(if $(DATA),--data $(DATA)) $(if $(RESUME),--resume) $(if $(QUICK),--quick)

# Nothing lost, nobody kept waiting: `make chaos N=2000 KILLS=200 SETUPS="sqlite postgres-redis postgres-rabbitmq"`.
N ?= 2000
KILLS ?= 200
SETUPS ?= sqlite postgres-redis postgres-rabbitmq
chaos: $(VENV)/.test-ready
	$(BIN)/python -m tests.chaos $(SETUPS) --n $(N) --kills $(KILLS)

# What it carries: `make load PARTS="texts pictures reading idle memory"`; a table, and JSON in var/load.json.
PARTS ?=
load: $(VENV)/.test-ready
	$(BIN)/python -m tests.load $(PARTS)

# Ten minutes each of coverage-guided fuzzing: `make fuzz TARGETS=receipts MINUTES=60`; what is found lies in var/fuzzing.
TARGETS ?= pictures receipts
MINUTES ?= 10
fuzz: $(VENV)/.test-ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-fuzz.txt
	for target in $(TARGETS); do $(BIN)/python -m tests.fuzzing $$target --minutes $(MINUTES) || exit 1; done

# What is installed to run it: a list for machines (CycloneDX) and the licences for people. Neither asks the network.
sbom: $(VENV)/.test-ready
	@$(BIN)/cyclonedx-py requirements requirements.txt --of JSON

licences: $(VENV)/.test-ready
	@$(BIN)/pip-licenses --from=mixed --order=license --format=markdown

$(VENV)/.run-ready: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test-ready: requirements-dev.txt requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
