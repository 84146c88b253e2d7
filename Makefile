# `make run` and `make test` do everything on a fresh Debian machine with Swift: they install what is missing, then build.

CONFIG ?= pipeline.json
PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
DEBIAN_PACKAGES := libcsv-dev libexpat1-dev libsqlite3-dev libssl-dev libxlsxwriter-dev libzip-dev
MISSING := $(shell for package in $(DEBIAN_PACKAGES); do dpkg -s $$package >/dev/null 2>&1 || echo $$package; done)

.PHONY: run build test check format install setup accuracy test-exports test-pages pages-load torture store-figures clean

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

# Draws worlds whose truth is known, runs payola on them, and prints how right it was, on seeds that nothing was tuned on.
accuracy: build
	swift build -c release --product accuracy
	.build/release/accuracy --payola .build/release/payola --rates samples/rates/eurofxref-hist.csv
	python3 Tests/Worlds/patterns/patterns.py --payola .build/release/payola --rates samples/rates/eurofxref-hist.csv

# Opens every export, and every form of a trace, with the program that people open it with: openpyxl, followthemoney, networkx, Graphviz.
test-exports: setup
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

# Kills runs at random moments and fills the disk under them. Full disks need root: without it they are skipped.
torture: build
	python3 Tests/Torture/torture.py --payola .build/release/payola

# What a million rows cost in time and in the store.
store-figures: build
	python3 Tests/Torture/torture.py --payola .build/release/payola --measure 1000000

clean:
	rm -rf .build .build-check
