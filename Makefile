# make serve: build everything and serve it. make test: everything that CI runs. Nothing is done twice.
PYTHON ?= python3
# How many tests run at once.
WORKERS ?= 2
# The same of those in a browser, which wait now and then for what the page does.
BROWSING ?= 3
BIN    := .venv/bin
PY     := $(BIN)/python
# Material prints on every build that its end of life is in May 2027; the README says so once.
export NO_MKDOCS_2_WARNING := 1
# Same sources, same bytes: archives and wheels carry this date (2026-01-01).
export SOURCE_DATE_EPOCH := 1767225600
# Some machines ask Python to keep nothing that it compiles: every start would compile all of it anew.
export PYTHONDONTWRITEBYTECODE :=
# Where the project lives, for whoever publishes: the pencil and the forms follow. No REPO_URL, neither of them.
ifdef REPO_URL
export EDIT_URL   ?= $(REPO_URL)/edit/main/docs/
export REPORT_URL ?= $(REPO_URL)/issues/new?template=resultat-inexact.yml
endif
# What the pages of a published edition are told: not its bare name, which YAML would read as a number.
export EDITION_LABEL = $(if $(EDITION),Édition $(EDITION))
export EDITION_SELECTOR = $(if $(EDITION),mike)

CALCULATOR := $(shell find calculator -name '*.py' -o -name '*.toml')
# What writes the fragments, and what it reads.
GENERATE   := $(addprefix scripts/,generate.py short_path.py cases.py snippet.py embed.py edition.py examples.py examples.toml explain.py insertion.py page.py passage.py publisher.py publisher.toml references.py review.py checked.py changes.py changes.toml search.py website.py diagrams.toml inter.py weight.py compress.py bundle.py) $(wildcard scripts/diagrams/*.py scripts/offline/*.py scripts/pack/*.py)
# What works on the built pages, and what it reads.
FINISH     := $(addprefix scripts/,finish.py policy.py insertion.py checked.py references.py passage.py contribution.py security.py publisher.py publisher.toml website.py cards.py inter.py social.py structured.py sitemap.py changes.py changes.toml feed.py search.py edition.py embed.py snippet.py page.py terms.py terms.toml theme.py stylesheet.py stylesheet.mjs whole.py bound.py pdf.py print.typ mark.py bundle.py bundle.mjs) $(wildcard scripts/offline/*.* scripts/offline/worker/*)
GUIDE      := $(shell find docs -type f -not -path 'docs/generated/*') $(wildcard scripts/hosting/*)
CASES      := $(shell find tests/cases -type f)

# A file that changes only when what it says does.
say = @mkdir -p build && echo '$(1)' | cmp -s - $@ || echo '$(1)' > $@

.DEFAULT_GOAL := serve
.PHONY: FORCE serve site compressed upload runtime check test publish reproduce watch bench hostile zensical fix lock called new-value clean
.DELETE_ON_ERROR:

# Instant navigation needs to know the address at which the site is served.
serve: export SITE_URL := http://127.0.0.1:8000/
serve: export EDITION :=
serve: site
	$(PY) -m scripts.serve

site: build/site.stamp

runtime: build/runtime/manifest.json

# The locks are whole: with --no-deps pip resolves nothing, so a release newer than the lock changes nothing.
build/venv.stamp: requirements/dev.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes --requirement requirements/dev.txt
	@mkdir -p build && touch $@

build/node.stamp: package-lock.json build/venv.stamp
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --silent --no-audit --no-fund
	@touch $@

# Before all that reads them: a slip in a data file is said in one line, by its place.
build/data.stamp: $(CALCULATOR) $(CASES) $(wildcard scripts/*.toml) scripts/data.py scripts/explain.py build/venv.stamp
	@$(PY) -m scripts.data
	@touch $@

build/exercise.jsonl: build/data.stamp $(CALCULATOR) $(CASES) scripts/exercise.py scripts/cases.py scripts/pay_cases.py scripts/simulator_cases.py build/venv.stamp
	$(PY) -m scripts.exercise > $@

build/wheel.stamp: build/data.stamp $(CALCULATOR) pyproject.toml README.md LICENSE build/venv.stamp
	@rm -rf build/wheel && mkdir -p build/wheel
	$(PY) -m scripts.wheel build/wheel
	@touch $@

build/runtime/manifest.json: build/wheel.stamp build/exercise.jsonl build/node.stamp requirements/runtime.txt $(wildcard scripts/pack/*.* scripts/pack/inside/*)
	$(PY) -m scripts.pack --exercise build/exercise.jsonl

# Changes only when the addresses of the forms do: they stand in the simulators and under the pages.
build/report-url.txt: FORCE
	$(call say,$(REPORT_URL) $(REPO_URL) $(EDIT_URL))

# Changes only when the edition's name does: its pages find the runtime beside it, not in it.
build/edition.txt: FORCE
	$(call say,$(EDITION))

build/generated.stamp: build/report-url.txt build/edition.txt build/runtime/manifest.json $(CALCULATOR) $(GUIDE) $(GENERATE) $(CASES)
	$(PY) -m scripts.generate
	@touch $@

FORCE:

# Changes only when SITE_URL does, so that a build for one address is not taken for another.
build/site-url.txt: FORCE
	$(call say,$(SITE_URL))

build/site.stamp: build/site-url.txt build/generated.stamp build/node.stamp mkdocs.yml scripts/build.py $(FINISH) $(GUIDE)
	$(PY) -m scripts.build
	$(PY) -m scripts.finish
	@touch $@

# For hosts that serve .br and .gz as they are. MkDocs empties site/, so the copies never outlive a build.
# With FOLDER, those of a folder of one's own, such as all editions: what is known of site/ is left alone.
ifdef FOLDER
compressed: build/venv.stamp
	$(PY) -m scripts.compress '$(FOLDER)' --cache build/compressed-folder
else
compressed: build/compressed.stamp
endif

# Into an object storage that speaks like S3: BUCKET=guide, ENDPOINT=https://… unless it is Amazon's, FOLDER as above.
upload: compressed
	@$(PY) -m scripts.bucket '$(or $(FOLDER),site)' '$(BUCKET)' $(if $(ENDPOINT),--endpoint '$(ENDPOINT)')

build/compressed.stamp: build/site.stamp scripts/compress.py
	$(PY) -m scripts.compress site
	@touch $@

# Each proof is a goal of its own: `make --keep-going check` says all that is wrong, not the first thing alone. Those of
# what is written need no site, so that a site that cannot be built hides nothing of it.
WRITTEN := typography prose spelling citations review workflows forms
BUILT   := validity links
PROOFS  := $(WRITTEN) $(BUILT)
.PHONY: $(PROOFS:%=check-%)
$(WRITTEN:%=check-%): build/data.stamp build/node.stamp
$(BUILT:%=check-%): site
$(PROOFS:%=check-%): check-%:
	$(PY) -m scripts.$*

# Every line of the calculator has a case of its own: what a search or a script happens to pass counts for none,
# and counting makes it twice as slow.
UNCOUNTED := tests/properties tests/scripts tests/test_hostile.py
BROWSED   := tests/browser tests/parity

# What needs no browser; first what is said of texts, in seconds. The parts ask for no more than they need: with --jobs
# some run while the site is built.
PARTS := style types layers cases searches
check: $(PROOFS:%=check-%) $(PARTS:%=check-%)

.PHONY: $(PARTS:%=check-%)
check-style: build/venv.stamp
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet

check-types: build/venv.stamp
	$(BIN)/mypy

check-layers: build/venv.stamp
	$(BIN)/lint-imports --no-cache > build/imports.txt || { cat build/imports.txt; exit 1; }

check-cases: build/data.stamp
	$(BIN)/pytest --quiet -n $(WORKERS) tests $(patsubst %,--ignore=%,$(UNCOUNTED) $(BROWSED)) --cov --cov-report=term

check-searches: site
	$(BIN)/pytest --quiet -n $(WORKERS) $(UNCOUNTED)

# Which test goes to which worker: tests/browser/conftest.py.
test: check site zensical
	$(BIN)/pytest -n $(BROWSING) --no-loadscope-reorder $(BROWSED)

# The second site generator: a check that nothing of ours hangs on the first one.
zensical: build/zensical.stamp

build/zensical.stamp: build/generated.stamp mkdocs.yml requirements/zensical.txt scripts/zensical.py $(GUIDE)
	$(PYTHON) -m venv build/zensical-venv
	build/zensical-venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes --requirement requirements/zensical.txt
	$(PY) -m scripts.zensical
	@touch $@

# An edition on the local branch gh-pages. EDITION=2026.11, or 2026.11.1 for a mend of it. SITE_URL is the
# address of the root of all editions, REPORT_URL as for the site; unset, both are those of the edition before.
publish: build/venv.stamp
	@$(PY) -m scripts.editions publish '$(EDITION)'

# Build an edition again from its tag, and compare every file with what is published.
reproduce: build/venv.stamp
	@$(PY) -m scripts.editions reproduce '$(EDITION)'

# Which functions of the engine the calculator calls: after a new Pyodide, whose list the build then asks for.
called: build/wheel.stamp build/exercise.jsonl build/node.stamp
	$(PY) -m scripts.pack --exercise build/exercise.jsonl --whole
	$(MAKE) site
	$(PY) -m scripts.pack.record

# What has changed outside: the law, the links, the days. Needs the network; a report where there is something to do.
watch: build/node.stamp
	$(PY) -m scripts.watch --out build/watch/rapport.md

bench: site
	$(PY) -m scripts.bench_start
	$(PY) -m scripts.bench_changes
	$(PY) -m scripts.bench_pay
	$(PY) -m scripts.bench_simulators
	$(PY) -m scripts.bench_pages
	$(PY) -m scripts.bench_build
	$(PY) -m scripts.lighthouse

# make new-value ID=smic.hourly_gross: asks what is not given (SINCE, AMOUNT, EMPLOYER, EMPLOYEE, SOURCE, URL, READ, CHECKED).
GIVEN := SINCE AMOUNT EMPLOYER EMPLOYEE SOURCE URL READ CHECKED
new-value: build/venv.stamp
	@$(PY) -m scripts.new_value "$$ID" $(foreach one,$(GIVEN),$(if $(filter command line,$(origin $(one))),--$(shell echo $(one) | tr A-Z a-z) "$$$(one)"))

# More than ten thousand inputs that nobody should send; make test sends a share of them.
hostile: site
	$(PY) -m scripts.hostile

fix: build/venv.stamp
	$(BIN)/ruff format --quiet
	$(BIN)/ruff check --quiet --fix
	$(PY) -m scripts.typography --fix

lock: build/venv.stamp
	for name in dev zensical; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements/$$name.in --output-file requirements/$$name.txt; done
	$(BIN)/uv pip compile --quiet --python-version 3.14 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements/runtime.in --output-file requirements/runtime.txt

clean:
	rm -rf .venv build docs/generated node_modules site
