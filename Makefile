# `make run` and `make test` do everything on a fresh Debian machine with Swift: they install what is missing, then build.

CONFIG ?= pipeline.json
PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
DEBIAN_PACKAGES := libcsv-dev libexpat1-dev libsqlite3-dev libssl-dev libxlsxwriter-dev libzip-dev
MISSING := $(shell for package in $(DEBIAN_PACKAGES); do dpkg -s $$package >/dev/null 2>&1 || echo $$package; done)

.PHONY: run build test check format install setup accuracy accuracy-worlds accuracy-flags accuracy-names accuracy-splink test-exports \
	test-pages pages-load spark test-spark spark-torture torture store-figures bench bench-instructions bench-stages clean

run: build
	.build/release/payola run $(CONFIG)

build: setup
	swift build -c release --product payola

setup:
ifneq ($(MISSING),)
	$(SUDO) apt-get update
	$(SUDO) apt-get install -y $(MISSING)
endif
	@command -v swift >/dev/null || { echo "Swift 6.2 or later is needed: see swift.org/install/linux" >&2; exit 69; }

test: setup
	swift test

# What CI runs and more: format lint, warnings as errors, no import of a target that is not declared.
check: setup
	swift format lint --strict --recursive --configuration .swift-format Sources Tests Package.swift
	PAYOLA_WARNINGS_AS_ERRORS=1 swift build --build-tests --scratch-path .build-check --explicit-target-dependency-import-check error
	swift test

format:
	swift format --in-place --recursive --configuration .swift-format Sources Tests Package.swift

# The program, its manual page and the completions of three shells.
install: build
	install -D -m 755 .build/release/payola $(DESTDIR)$(PREFIX)/bin/payola
	install -d $(SHARE)/man/man1 $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	.build/release/payola manual | gzip -9n > $(SHARE)/man/man1/payola.1.gz
	.build/release/payola --generate-completion-script bash > $(SHARE)/bash-completion/completions/payola
	.build/release/payola --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_payola
	.build/release/payola --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/payola.fish

# Draws worlds whose truth is known, runs payola on them, and prints how right it was, on seeds and on styles that nothing was tuned on;
# then how right names compare on what others labelled, and how a million mentions resolve beside Splink.
accuracy: build accuracy-worlds accuracy-flags accuracy-names accuracy-splink

ACCURACY := .build/release/accuracy --payola .build/release/payola --rates samples/rates/eurofxref-hist.csv
SHARED_DATA ?= $(or $(PAYOLA_SHARED_DATA),../shared/data)

accuracy-worlds: build
	swift build -c release --product accuracy
	$(ACCURACY) --reporting --preset all --style plain
	$(ACCURACY) --seeds 111-114 --preset standard --style held-out

# Worlds with planted patterns: precision and recall of every flag.
accuracy-flags: build
	python3 Tests/Worlds/patterns/patterns.py --payola .build/release/payola --rates samples/rates/eurofxref-hist.csv

accuracy-names: setup
	swift build -c release --product mentions
	.build/release/mentions names $(SHARED_DATA)/names

# One generated file of a million mentions, resolved by Payola and by Splink (PyPI), in one run.
accuracy-splink: setup
	swift build -c release --product mentions
	python3 -m venv .build/venv-splink && .build/venv-splink/bin/pip install -q -r Tests/Worlds/splink/requirements.txt
	.build/venv-splink/bin/python Tests/Worlds/splink/compare.py .build/release/mentions

# Opens every export, and every form of a trace, with the program that people open it with: openpyxl, followthemoney, networkx, Graphviz.
test-exports: setup
	@for package in graphviz python3-venv; do dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then $(SUDO) apt-get update && $(SUDO) apt-get install -y --no-install-recommends $$missing; fi
	python3 -m venv .build/venv && .build/venv/bin/pip install -q -r Tests/ExportingTests/readers/requirements.txt
	rm -rf .build/exports && PAYOLA_EXPORTS_FOLDER=$(CURDIR)/.build/exports swift test --filter ReadersFolderTests
	.build/venv/bin/python Tests/ExportingTests/readers/check_exports.py .build/exports
	.build/venv/bin/python Tests/ExportingTests/readers/check_traces.py .build/debug/payola .

# Clicks through the pages of `payola serve` in a headless Chromium. PAYOLA names another build of the program.
PAYOLA ?= .build/debug/payola
test-pages: setup
	@for package in chromium chromium-driver; do dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then $(SUDO) apt-get update && $(SUDO) apt-get install -y --no-install-recommends $$missing; fi
	[ "$(PAYOLA)" != .build/debug/payola ] || swift build --product payola
	python3 Tests/Browser/test_pages.py --payola $(PAYOLA)

# How quick the pages over an investigation are: make pages-load CONFIG=/path/to/pipeline.json
pages-load: build
	@dpkg -s wrk >/dev/null 2>&1 || { $(SUDO) apt-get update && $(SUDO) apt-get install -y wrk; }
	python3 Tests/Browser/load.py --payola .build/release/payola --config $(CONFIG)

# What `payola run --engine spark` needs: a Java runtime, and Spark as the package pyspark in a virtual environment beside the build.
SPARK := .build/venv-spark
spark: setup
	@command -v java >/dev/null || { $(SUDO) apt-get update && { $(SUDO) apt-get install -y --no-install-recommends openjdk-17-jre-headless || \
		$(SUDO) apt-get install -y --no-install-recommends default-jre-headless; }; }
	@dpkg -s python3-venv >/dev/null 2>&1 || { $(SUDO) apt-get update && $(SUDO) apt-get install -y --no-install-recommends python3-venv; }
	[ -x $(SPARK)/bin/pip ] || python3 -m venv $(SPARK)
	$(SPARK)/bin/pip install -q --disable-pip-version-check -r Tests/Spark/requirements.txt

# Every case on both engines, byte for byte. PAYOLA names another build of the program.
test-spark: spark
	[ "$(PAYOLA)" != .build/debug/payola ] || swift build --product payola
	swift build --product accuracy
	SPARK_HOME=$(CURDIR)/$(SPARK) python3 Tests/Spark/conformance.py --payola $(PAYOLA) --worlds .build/debug/accuracy $(CASES)

# A cluster of two workers on the loopback, a large ledger, and everything killed in turn. ROWS=200000 for a short one.
ROWS ?= 10000000
spark-torture: spark build
	SPARK_HOME=$(CURDIR)/$(SPARK) python3 Tests/Spark/torture.py --payola .build/release/payola --rows $(ROWS)

# Kills runs at random moments and fills the disk under them. Full disks need root: without it they are skipped.
torture: build
	python3 Tests/Torture/torture.py --payola .build/release/payola

# What a million rows cost in time and in the store.
store-figures: build
	python3 Tests/Torture/torture.py --payola .build/release/payola --measure 1000000

# Payola beside DuckDB and Polars: wall and memory as ratios, one per cent more rows as a new drop, reading beside libcsv's bare loop.
# `make bench BENCH=--growth` also compares 1 and 10 million rows.
bench: build
	python3 Tests/Bench/bench.py --payola .build/release/payola $(BENCH)

# Instructions per row by valgrind's callgrind: the same on a busy machine.
bench-instructions: build
	command -v valgrind >/dev/null || $(SUDO) apt-get install -y valgrind
	python3 Tests/Bench/bench.py --payola .build/release/payola --callgrind

# Each stage alone, on one core: wall, processor time, instructions, memory. The numbers of one machine, for comparing a change with.
bench-stages: setup
	swift package --package-path Tests/Bench --scratch-path .build-bench --allow-writing-to-package-directory benchmark

clean:
	rm -rf .build .build-bench .build-check
