# The commands of daily work; `bash .ci/run` does all of it from a clean clone.
.PHONY: setup test fast lint format bench bundle docs constraints

BIN := .venv/bin
export PIP_CONSTRAINT := $(CURDIR)/.ci/constraints.txt

setup: ## make .venv, with the versions that CI has
	python3 -m venv .venv
	$(BIN)/pip install -e '.[test]'

test: ## everything, a real browser included
	$(BIN)/pytest

fast: ## without the browser and the measured reports
	$(BIN)/pytest -m "not browser" --ignore tests/test_reports.py

lint: ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: ## mend what can be mended by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: ## the figures that need no corpora; CONTRIBUTING tells of the others
	$(BIN)/pip install -e '.[bench]'
	$(BIN)/python -m bench.page
	$(BIN)/python -m bench.steps
	$(BIN)/python -m bench.events
	$(BIN)/python -m bench.gazetteer

bundle: ## the reader's JavaScript, checked, as the one file that the document inlines
	npm ci --no-audit --no-fund
	npm run bundle
	npm run check

docs: ## whether the examples and commands of the docs hold
	$(BIN)/pytest tests/docs tests/test_readme.py

constraints: ## the newest versions that fit pyproject.toml, for CI
	$(BIN)/pip install uv
	$(BIN)/uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --upgrade \
		--no-annotate --custom-compile-command "make constraints" --output-file .ci/constraints.txt
