# Kithmap: `make run` sets everything up and opens the app; `make test` passes all tests.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
READY := .venv/.ready
TOOLS := .venv/.tools
GENERATORS ?= ../shared/bench
DATA ?= ../shared/data
PEERS := .venv-bench/.ready
BENCH ?=

.PHONY: run sample test check format bench bench-full docs changelog release container lock clean

run: $(READY)
	$(BIN)/kithmap serve

# The sample network's files, map and reading, by the command line alone.
sample: $(READY)
	$(BIN)/kithmap sample out/sample
	$(BIN)/kithmap read --book out/sample/book.json
	$(BIN)/kithmap map --book out/sample/book.json -o out/sample/map.svg

test: $(TOOLS)
	$(BIN)/python -m pytest

check: $(TOOLS)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(TOOLS)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Every figure beside the other programs, written to docs/bench.md: minutes; bench-full takes about three quarters of an hour.
# An interrupted run goes on; BENCH="--only mail" or "--again mail" names sections.
bench: $(TOOLS) $(PEERS)
	$(BIN)/python -m bench --scale minutes --generators $(GENERATORS) --data $(DATA) $(BENCH)

bench-full: $(TOOLS) $(PEERS)
	$(BIN)/python -m bench --scale full --generators $(GENERATORS) --data $(DATA) $(BENCH)

# The documentation site, in out/site: nothing is fetched, warnings are errors.
docs: $(TOOLS)
	$(BIN)/python -m tools.command_docs
	$(BIN)/sphinx-build -q -W --keep-going -b html -d out/site-trees docs out/site
	@echo "open out/site/index.html"

# Fragments of changelog.d into the section of this version.
changelog: $(TOOLS)
	$(BIN)/python -m tools.changelog

# Wheel, sdist and bill of materials in dist/, once the wheel has been walked through with packages from the registry.
release: $(TOOLS)
	rm -rf dist
	KITHMAP_RELEASE=registry $(BIN)/python -m pytest tests/test_release.py tests/test_docs_site.py tests/books
	$(BIN)/python -m hatchling build
	$(BIN)/python -m tools.sbom
	$(BIN)/python -m tools.installed_size

# The image, built and walked through. Needs buildah; BUILDAH holds options of its own, BUILD_WITH those of the build
# (--build-arg PYTHON_IMAGE=... for another base, -v for certificates of a proxy).
BUILDAH ?= buildah
container: $(TOOLS)
	$(BUILDAH) bud --format docker $(BUILD_WITH) -t kithmap -f Containerfile .
	KITHMAP_IMAGE=kithmap KITHMAP_BUILDAH="$(BUILDAH)" $(BIN)/python -m pytest tests/test_container.py

# Two steps, so that `make run` need not wait for the tools of the tests.
$(READY): requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kithmap needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $(READY)

$(TOOLS): requirements-dev.txt $(READY)
	$(PIP) install --require-hashes -r requirements-dev.txt
	touch $(TOOLS)

# The other programs, in an environment of their own. One that cannot be installed is named as missing on the page.
$(PEERS): requirements-bench.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes -r requirements-bench.txt || echo "the other programs could not be installed: docs/bench.md will name them as missing"
	touch $(PEERS)

# Needs `uv`; the lock files carry hashes and name no registry host.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -o requirements-dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements-bench.in -o requirements-bench.txt

clean:
	rm -rf .venv .venv-bench out build dist
