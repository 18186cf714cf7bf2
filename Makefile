# The two commands are `make run` and `make test`; the others are parts of them.
SHELL := /bin/bash
UV := bash scripts/uv.sh
RUN := $(UV) run --frozen --no-sync
HOST ?= 127.0.0.1
PORT ?= 8000
# A worker for every core; a file's tests stay together, because they share a server or a browser.
TESTS := $(RUN) pytest -n auto --dist loadfile --no-loadscope-reorder
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.PHONY: help setup run train validate test canary lint eval docs clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/'

setup: .venv/.ready bot/desk/static/dist/.ready bot/gateway/static/dist/.ready bot/gateway/static/meldcode/dist/.ready ## the locked environment, the desk's styles and the visitor's pages (installs uv when it is missing)

.venv/.ready: uv.lock pyproject.toml .python-version scripts/uv.sh
	@echo "Setting up the environment (first time: about three minutes)…"
	$(UV) sync --frozen
	@touch $@

bot/desk/static/dist/.ready: bot/desk/web/package-lock.json $(wildcard bot/desk/web/src/*) bot/gateway/web/src/tokens.css
	@echo "Building the desk's styles and script…"
	bash scripts/npm_build.sh bot/desk/web
	@touch $@

bot/gateway/static/dist/.ready: bot/gateway/web/package-lock.json bot/gateway/static/index.html $(wildcard bot/gateway/web/*.mjs bot/gateway/web/src/* bot/gateway/templates/*.html)
	@echo "Building the visitor's page and the widget…"
	bash scripts/npm_build.sh bot/gateway/web
	@touch $@

bot/gateway/static/meldcode/dist/.ready: bot/gateway/meldcode_web/package-lock.json $(wildcard bot/gateway/meldcode_web/src/*) bot/gateway/web/src/tokens.css
	@echo "Building the styles of the meldcode-check…"
	bash scripts/npm_build.sh bot/gateway/meldcode_web
	@touch $@

run: setup ## set up what is missing, train when the data changed, serve on $(HOST):$(PORT)
	$(RUN) advieschat serve --host $(HOST) --port $(PORT)

train: setup ## train the model when the data changed
	$(RUN) advieschat train

lint: setup ## ruff and mypy
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy

validate: setup ## Rasa's own look at the domain and the training data
	$(RUN) rasa data validate --fail-on-warnings

test: setup ## everything: fast tests first, then those that need the model
	$(MAKE) --jobs=2 train lint validate
	$(TESTS) -m "not model and not browser and not slow"
	$(TESTS) -m "(model or slow) and not browser"
	$(TESTS) -m browser

canary: train ## only the proof that nothing about a family is kept: a real server, every byte searched
	$(RUN) pytest tests/canary

eval: train ## measure understanding, danger and redaction on the held-out sets
	$(RUN) python -m bot.understanding.evaluate --set dev
	$(RUN) python -m bot.understanding.evaluate --model models/advieschat.tar.gz --set exam_even
	$(RUN) python -m bot.understanding.evaluate --model models/advieschat.tar.gz --set d_even
	$(RUN) python -m bot.understanding.evaluate --model models/advieschat.tar.gz --set final
	$(RUN) python benchmarks/danger_pipeline.py models/advieschat.tar.gz
	$(RUN) python -m bot.privacy.evaluate tests/privacy/data/tune.jsonl
	$(RUN) python -m bot.privacy.evaluate tests/privacy/data/unseen.jsonl
	$(RUN) python benchmarks/people.py

docs: setup ## draw docs/ from the rules and the configuration
	$(RUN) python scripts/draw_flow.py
	$(RUN) advieschat privacy-report --docs docs

clean: ## remove what was made, not what was written
	rm -rf .venv .tools models results bot/desk/static/dist bot/desk/web/node_modules bot/gateway/static/dist bot/gateway/web/node_modules bot/gateway/static/meldcode/dist bot/gateway/meldcode_web/node_modules .rasa .mypy_cache .ruff_cache .pytest_cache
