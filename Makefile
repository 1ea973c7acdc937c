# Two commands: "make run" answers questions, "make test" runs the whole suite. Both set up what they need.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint model clean

run: $(VENV)/.base
	@$(BIN)/hoi index build
	@$(BIN)/hoi serve

test: $(VENV)/.test
	@./.ci/system-packages
	@npm ci --silent --no-audit --no-fund
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest

lint: $(VENV)/.test
	@$(BIN)/ruff check . && $(BIN)/mypy

model: $(VENV)/.test
	@$(BIN)/hoi model train

$(VENV)/bin/python:
	@echo "Tạo môi trường Python…"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base: pyproject.toml | $(VENV)/bin/python
	@echo "Cài các gói cần để chạy (lần đầu mất một vài phút)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	@echo "Installing what tests and model work need…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[model,test]"
	@touch $@ $(VENV)/.base

clean:
	@rm -rf $(VENV) var
