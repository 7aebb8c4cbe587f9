# Each target sets up what it needs; the work is in scripts/dev.py, which runs without make, too.

dev = @python=$$(PYTHON="$(PYTHON)" sh scripts/find-python) && "$$python" scripts/dev.py $@

.PHONY: help run test coverage lint format bench fuzz lock setup clean
.DEFAULT_GOAL := help

help: ## Say what there is
	@sed -n 's/^\([a-z]*\): ## /  make \1\t/p' Makefile

run: ## Open the walk on a copy of a sample
	$(dev)

test: ## Lint, format, types, import contracts and the tests; with CI=true the slow ones, too
	$(dev)

coverage: ## Measure which lines and branches the tests take
	$(dev)

lint: ## The same without the tests
	$(dev)

format: ## Put the source into its form
	$(dev)

bench: ## Measure against bare programs of the same kind
	$(dev)

fuzz: ## Feed every reader with what no test has tried, for a quarter of an hour
	$(dev)

lock: ## Choose the newest versions anew (needs uv)
	$(dev)

setup: ## Make the environment for development, nothing else
	$(dev)

clean: ## Remove the environment and what was built
	$(dev)
