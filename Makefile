# Builds tieline in the folder $(BUILD). `make help` lists the targets.

VERSION = 0.2.0
comma = ,

BUILD  ?= build
PREFIX ?= /usr/local
CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config

warnings = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes
ifeq ($(WERROR),1)
warnings += -Werror
endif

# SANITIZE=1 and FUZZ=1 need a BUILD of their own, so that their objects are kept apart.
ifeq ($(SANITIZE),1)
sanitize = -O1 -fsanitize=address,undefined
endif
ifeq ($(FUZZ),1)
sanitize = -O1 -fsanitize=fuzzer-no-link,address,undefined -DTL_LIBFUZZER
endif
ifdef sanitize
sanitize += -fno-sanitize-recover=all -fno-omit-frame-pointer
endif

# Against mistakes that turn into attacks: those flags that the compiler takes for this
# machine. HARDEN=0 leaves them out; sanitizers have more of that themselves, and
# _FORTIFY_SOURCE needs optimization. Stack protector and _FORTIFY_SOURCE cost the hot
# rooms, through which each row goes, 7 % of their instructions: these are without them.
HARDEN ?= 1
takes = $(shell echo 'int main(void) { return 0; }' | $(CC) $(CFLAGS) -Werror $1 -x c - -o /dev/null 2>/dev/null && echo '$1')
ifeq ($(HARDEN)$(sanitize),1)
harden_all := $(foreach flag,-fstack-clash-protection -fcf-protection -fPIE,$(call takes,$(flag)))
guard := $(call takes,-fstack-protector-strong)
guard += $(if $(filter-out -O0,$(filter -O%,$(CFLAGS))),$(call takes,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3))
hot_rooms = $(addprefix $(BUILD)/,graph/% output/% src/read/csv/% src/read/tables/%)
harden_link := $(foreach flag,-Wl$(comma)-z$(comma)relro -Wl$(comma)-z$(comma)now -fPIE -pie,$(call takes,$(flag)))
endif

# -isystem, because these headers give warnings. libcsv has no pkg-config file; if the
# compiler does not find it, set CPPFLAGS and LDFLAGS.
pkgs = libcgraph jansson libutf8proc expat libical
pkg_cflags := $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(pkgs) 2>/dev/null))
pkg_libs := $(shell $(PKG_CONFIG) --libs $(pkgs) 2>/dev/null)

compile = $(CC) -std=c11 -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 -DTL_VERSION=\"$(VERSION)\" -I. \
	$(harden_all) $(if $(filter $(hot_rooms),$@),,$(guard)) $(pkg_cflags) $(CPPFLAGS) $(CFLAGS) $(warnings) $(sanitize) -pthread
compile_test = $(compile) -U_FORTIFY_SOURCE -O0 $(if $(filter $@,$(tests:=.o)),$(rename_main)) $(if $(filter $@,$(units).o),'-DUNITS="$(units).list"')
link = $(CC) $(CFLAGS) $(harden_link) $(sanitize) -pthread $(LDFLAGS)
libs = $(pkg_libs) -lcsv -lm

# The datasets in the program: @demo, and what `tieline init` writes: all tables, or one.
demo_data = examples/cyber-sovereignty/cyber-sovereignty.json
start_data = examples/first-steps/first-steps.json
start_events = examples/first-steps/events.csv
# The sources of the page, and the program that joins them.
page = output/page
page_sources = $(page)/page.html $(page)/page.css $(addprefix $(page)/,$(page_scripts:=.js))
page_scripts = text day date dom data filter ties scale pen mark look timeline histogram force network \
	panel export table fragment search facets gestures panes print share main
embed_page = $(page)/embed.c $(page)/shorten.c
# The program hashes scripts too.
digest = $(page)/digest.c
# Every other source in these folders belongs to the program.
parts = graph output src
sources = $(sort $(shell find $(parts) -name '*.c'))
generated = $(addprefix $(BUILD)/,demo_data.o languages.o column_words.o published_mappings.o page_parts.o)
objects = $(patsubst %.c,$(BUILD)/%.o,$(filter-out src/main.c $(embed_page),$(sources))) $(generated)
library = $(BUILD)/libtieline.a
program = $(BUILD)/tieline

# Each C file in tests/unit/ and tests/fuzz/ has a main(), and so has tests/validate.c.
# Those in tests/support/ are linked into the unit tests. All unit tests are linked into one
# program, $(units), because a link for each takes longer than running it.
tests   = $(patsubst %.c,$(BUILD)/%,$(sort $(shell find tests/unit -name '*.c')))
units   = $(BUILD)/tests/units
# This one has a function in place of the library's, and is linked alone.
alone   = $(BUILD)/tests/unit/src/read/dot/child
united  = $(filter-out $(alone),$(tests))
fuzzers = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/*.c))
helpers = $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/support/*.c))

# Prints the name of each file that is made; V=1 prints the commands.
ifneq ($(V),1)
Q = @echo '  $(@:$(BUILD)/%=%)';
endif

# Each build variant has its own make, on all cores unless -j was given.
submake = $(MAKE) --no-print-directory $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(cores))
cores = $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
deps = CC='$(CC)' CPPFLAGS='$(CPPFLAGS)' PKG_CONFIG='$(PKG_CONFIG)' .ci/deps

all: ## build the program (the default)
	@$(deps) --check build
	@+$(submake) $(program)

demo: ## install what is missing, build, and write the demo to build/demo
	@echo 'Looking for what building and drawing need'
	@$(deps) build demo
	@echo 'Building $(program)'
	@+$(submake) $(program)
	@echo 'Writing the demo to $(BUILD)/demo'
	@$(program) demo $(BUILD)/demo

test: ## install what is missing, build, and run all tests
	@$(deps) build demo test extras
	@+$(submake) test-build
	@CC='$(CC)' BUILD='$(BUILD)' TORTURE='$(TORTURE)' tests/run $(NAMES)

check: ## the same tests, but install nothing and name what is missing
	@$(deps) --check build demo test
	@+$(submake) test-build
	@CC='$(CC)' BUILD='$(BUILD)' TORTURE='$(TORTURE)' tests/run $(NAMES)

torture: ## the tests with all cases of the random suites: nightly, and before a release
	@+$(MAKE) --no-print-directory test TORTURE=1

# One test: builds its objects, links it and runs it.
t/%: FORCE ## build and run one unit test: t/graph/date/label, or t/label
	@+$(submake) $(or $(filter $(BUILD)/tests/unit/$*,$(tests)),$(filter %/$*,$(tests)),no-test-called-$*)
	@for test in $(or $(filter $(BUILD)/tests/unit/$*,$(tests)),$(filter %/$*,$(tests))); do $$test || exit; done

check-asan: ## the unit tests and golden cases under ASan and UBSan alone
	@$(deps) build demo test
	@+$(submake) test-build
	@CC='$(CC)' BUILD='$(BUILD)' TORTURE='$(TORTURE)' SUITES=asan tests/run $(NAMES)

test-clients: ## open the outputs in the tools that they are for, and compare
	@$(deps) build clients
	@+$(submake) $(program) $(npm_stamp)
	@rm -f $(BUILD)/clients/*.mjs && cp tests/clients/* $(BUILD)/clients
	@cd $(BUILD)/clients && TOP='$(CURDIR)' BUILD='$(abspath $(BUILD))' node run.mjs $(NAMES)

test-systems: ## build and test on other systems, in folders of their own (NAMES=debian-13; needs root)
	@$(deps) build systems
	@+$(submake) $(program)
	@BUILD='$(BUILD)' tests/systems $(NAMES)

test-cluster: ## run the examples for Slurm, Snakemake and GNU parallel (NAMES=slurm ROWS=400000; needs root)
	@$(deps) build cluster
	@+$(submake) $(program) $(BUILD)/bench/generate
	@BUILD='$(BUILD)' ROWS='$(ROWS)' tests/cluster/run.py $(NAMES)

bench: ## measure time and memory (ROWS= ROUNDS= PEERS= SCALE=1)
	@$(deps) build bench
	@+$(submake) $(program) $(BUILD)/bench/generate $(bench_stamp)
	@cp bench/*.mjs $(BUILD)/bench
	@BUILD='$(BUILD)' bench/run

bench-count: ## count instructions, and compare with bench/counts.tsv (ACCEPT=1 writes it, LARGE=1)
	@+$(submake) $(program) $(BUILD)/bench/generate
	@BUILD='$(BUILD)' bench/count.py $(if $(ACCEPT),--accept) $(if $(LARGE),--large)

accept: ## show and accept changes of golden cases (ACCEPT=name YES=1)
	@+$(submake) programs $(BUILD)/tests/validate
	@BUILD='$(BUILD)' tests/golden.py --accept $(ACCEPT)

examples: all ## write the CSV tables of the examples from their JSON documents
	@for name in cyber-sovereignty bell-foundry; do \
	  $(program) export examples/$$name/$$name.json -o tables:examples/$$name/tables || exit; \
	done

deps: ## install everything that building and testing need
	@$(deps) build demo test extras

# What tests/run needs: a plain build and, unless SUITES=plain, one with sanitizers.
test-build:
	@+$(submake) programs $(BUILD)/tests/validate
ifneq ($(SUITES),plain)
	@+$(submake) programs BUILD=$(BUILD)/asan SANITIZE=1
endif

programs: $(program) $(units) $(alone)

fuzzers: $(fuzzers)

$(program): $(BUILD)/src/main.o $(library)
	$(Q)$(link) -o $@ $^ $(libs)

$(library): $(objects) $(BUILD)/objects.list
	@rm -f $@
	$(Q)$(AR) qcs $@ $(objects)

# The main() of a unit test is compiled under this name.
unit_main = tl_unit_$(subst /,_,$(patsubst $(BUILD)/tests/unit/%,%,$(basename $1)))

rename_main = '-Dmain(...)=$(call unit_main,$@)(__VA_ARGS__); int $(call unit_main,$@)(__VA_ARGS__)'

$(tests): $(BUILD)/tests/%: $(BUILD)/tests/%.o $(helpers) $(library)
	$(Q)echo 'int $(call unit_main,$@)(void); int main(void) { return $(call unit_main,$@)(); }' | \
	  $(link) -o $@ -x c - -x none $^ $(libs) -lcmocka

$(units): $(units).o $(united:=.o) $(helpers) $(library)
	$(Q)$(link) -o $@ $^ $(libs) -lcmocka

# The functions of the unit tests, for tests/units.c.
$(units).o: $(units).list
$(units).list: text = $(foreach test,$(united),UNIT($(call unit_main,$(test)), "$(test:$(BUILD)/tests/unit/%=%)"))

$(fuzzers): $(BUILD)/tests/%: $(BUILD)/tests/%.o $(library)
	$(Q)$(link) -fsanitize=fuzzer -o $@ $^ $(libs)

npm_stamp = $(BUILD)/clients/node_modules/.package-lock.json

$(npm_stamp): tests/clients/package-lock.json
	@mkdir -p $(BUILD)/clients && cp tests/clients/package*.json $(BUILD)/clients
	$(Q)cd $(BUILD)/clients && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@

bench_stamp = $(BUILD)/bench/node_modules/.package-lock.json

$(bench_stamp): bench/package-lock.json
	@mkdir -p $(BUILD)/bench && cp bench/package*.json $(BUILD)/bench
	$(Q)cd $(BUILD)/bench && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@

$(BUILD)/bench/generate: $(BUILD)/bench/generate.o
	$(Q)$(link) -o $@ $^

$(BUILD)/tests/validate: $(BUILD)/tests/validate.o
	$(Q)$(link) -o $@ $^ $(libs)

embed = echo 'const unsigned char tl_$1_data[] = {'; \
	od -An -v -tx1 $2 | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g'; \
	echo '};'; echo 'const size_t tl_$1_size = sizeof tl_$1_data;'

$(BUILD)/demo_data.c: $(demo_data) $(start_data) $(start_events) Makefile
	@mkdir -p $(@D)
	@{ echo '#include "src/base/demo_data.h"'; $(call embed,demo,$(demo_data)); \
	   $(call embed,start,$(start_data)); $(call embed,start_events,$(start_events)); } > $@

# Data files that are compiled as arrays; a header declares them.
data_to_c = @mkdir -p $(@D); LC_ALL=C awk -f $(1) $(2) >$@

$(BUILD)/column_words.c: src/read/names/columns.tsv src/read/names/columns.awk
	$(call data_to_c,$(lastword $^),$<)

languages = graph/base/language
$(BUILD)/languages.c: $(languages)/languages.awk $(languages)/en.tsv $(filter-out $(languages)/en.tsv,$(sort $(wildcard $(languages)/*.tsv)))
	$(call data_to_c,$<,$(filter %.tsv,$^))

$(BUILD)/published_mappings.c: src/read/mapping/published/index.tsv \
		src/read/mapping/published/published.awk $(wildcard src/read/mapping/published/*.map)
	$(call data_to_c,$(word 2,$^),$<)

$(BUILD)/embed_page: $(patsubst %.c,$(BUILD)/%.o,$(embed_page) $(digest))
	$(Q)$(link) -o $@ $^

$(BUILD)/page_parts.c: $(BUILD)/embed_page $(page_sources)
	$(Q)$^ > $@

$(generated): $(BUILD)/%.o: $(BUILD)/%.c $(BUILD)/compile.line
	$(Q)$(compile) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%.o: tests/%.c $(BUILD)/compile.line
	@mkdir -p $(@D)
	$(Q)$(compile_test) -MMD -MP -c -o $@ $<

$(BUILD)/%.o: %.c $(BUILD)/compile.line
	@mkdir -p $(@D)
	$(Q)$(compile) -MMD -MP -c -o $@ $<

# These files change only if their text changes. Another compiler or flag rebuilds
# everything, and a deleted source is removed from the library.
$(BUILD)/compile.line: text = $(compile_test) $(link)
$(BUILD)/objects.list: text = $(objects)
$(BUILD)/compile.line $(BUILD)/objects.list $(units).list: FORCE
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(text))' | cmp -s - $@ || echo '$(subst ','\'',$(text))' > $@

share = $(DESTDIR)$(PREFIX)/share
# What users read, in the folders where it is here, so that links lead somewhere.
docs = LICENSE README.md SECURITY.md CHANGES.md $(filter-out $(contributor_docs),$(wildcard docs/*.md docs/pictures/*)) \
	$(shell find examples -type f ! -path 'examples/packages/*')
contributor_docs = CONTRIBUTING.md docs/architecture.md docs/style.md
# Links to what is not installed become text, and README's table does not list it.
unlinked = CONTRIBUTING\.md|(docs/)?(architecture\.md|style\.md|tieline\.1)|(\.\./)?bench/[A-Z]*\.md
unlink = sed -E -e '/^\| \[(CONTRIBUTING|docs\/architecture|docs\/style)\.md\]/d' -e 's;\[([^]]*)\]\(($(unlinked))\);\1;g'
# Where shells look for completions.
bash_completion = $(share)/bash-completion/completions/tieline
zsh_completion = $(share)/zsh/site-functions/_tieline
fish_completion = $(share)/fish/vendor_completions.d/tieline.fish
shells = bash zsh fish

install: all $(BUILD)/man/tieline.1 $(addprefix $(BUILD)/completions/,$(shells)) ## install into $(DESTDIR)$(PREFIX)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(share)/man/man1" "$(share)/tieline"
	install -m 755 $(program) "$(DESTDIR)$(PREFIX)/bin/tieline"
	install -m 644 $(BUILD)/man/*.1 "$(share)/man/man1"
	install -m 644 docs/tieline.schema.json "$(share)/tieline/tieline.schema.json"
	@for file in $(docs); do \
	  place="$(share)/doc/tieline/$$file"; mkdir -p "$$(dirname "$$place")" && install -m 644 "$$file" "$$place" || exit; \
	  case $$file in *.md) $(unlink) "$$file" > "$$place" || exit ;; esac; \
	done
	ln -sf ../../../tieline/tieline.schema.json "$(share)/doc/tieline/docs"
	$(foreach shell,$(shells),install -d "$$(dirname "$($(shell)_completion)")" && \
	  install -m 644 $(BUILD)/completions/$(shell) "$($(shell)_completion)" &&) :

$(BUILD)/completions/%: $(program) src/json_value.awk src/completions.awk
	@mkdir -p $(@D)
	$(Q)$(program) formats --json | awk -v shell=$* -f src/json_value.awk -f src/completions.awk > $@

# All pages of the manual: tieline.1, and one for each command.
$(BUILD)/man/tieline.1: $(program) docs/tieline.1 src/json_value.awk src/manual.awk
	@rm -rf $(@D) && mkdir -p $(@D)
	$(Q)$(program) formats --json | awk -v folder=$(@D) -f src/json_value.awk -f src/manual.awk - docs/tieline.1

uninstall: ## remove the installed files
	rm -f "$(DESTDIR)$(PREFIX)/bin/tieline" "$(share)/man/man1/tieline.1" "$(share)/man/man1/"tieline-*.1 \
	  $(foreach shell,$(shells),"$($(shell)_completion)")
	rm -rf "$(share)/tieline" "$(share)/doc/tieline"

# The archive holds what git has, or without git, all but what is built. The same sources
# give the same bytes: files in order, without owners, and with one time.
archive = $(BUILD)/tieline-$(VERSION).tar.gz
listed = $(if $(wildcard .git),git ls-files -z,find . -type f ! -path './$(BUILD)/*' -print0)
epoch = $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null || date -r CHANGES.md +%s))

dist: ## write the sources as an archive that builds without git
	@mkdir -p $(BUILD)
	@$(listed) | LC_ALL=C sort -z | tar --create --null --files-from=- --owner=0 --group=0 --numeric-owner \
	  --mode=u+rw,go=rX --mtime=@$(epoch) --transform='s,^\./,,;s,^,tieline-$(VERSION)/,' | gzip -9n > $(archive)
	@echo $(archive)

deb: dist ## build a Debian package with its tests (needs debhelper)
	@rm -rf $(BUILD)/deb && mkdir -p $(BUILD)/deb
	@tar -xzf $(archive) -C $(BUILD)/deb
	@cp -r examples/packages/debian $(BUILD)/deb/tieline-$(VERSION)
	@cd $(BUILD)/deb/tieline-$(VERSION) && dpkg-buildpackage --no-sign -b
	@ls $(BUILD)/deb/*.deb

# The libraries are those of this system but for the C library; $ORIGIN is where the
# program lies, wherever that is.
portable: all ## write a folder that runs where the libraries are not installed
	@rm -rf $(BUILD)/portable && mkdir -p $(BUILD)/portable/lib
	@+$(submake) install PREFIX=/portable DESTDIR='$(abspath $(BUILD))' BUILD=$(BUILD)/relocatable \
	  LDFLAGS='$(LDFLAGS) -Wl,-rpath,\$$$$ORIGIN/../lib,--disable-new-dtags'
	@ldd $(BUILD)/portable/bin/tieline | awk '/=> \// { print $$3 }' | grep -vE '/(libc|libm|libpthread|ld-[^/]*)\.so' | \
	  xargs -I{} cp -L {} $(BUILD)/portable/lib
	@echo $(BUILD)/portable

pictures: all ## draw the pictures of the documents, by the commands in them
	@BUILD='$(BUILD)' tests/rules/documents.py --accept README.md docs/spreadsheet.md docs/article.md

page-picture: all $(npm_stamp) ## take the picture of the page for the documents
	@cp tests/clients/*.mjs $(BUILD)/clients
	@cd $(BUILD)/clients && '$(abspath $(program))' export @demo -o page.html && \
	  node page_picture.mjs "$$PWD/page.html" '$(CURDIR)/docs/pictures/page.png'

clean: ## remove the build folder
	@case '$(BUILD)' in ''|.|..|/|*/..) echo 'make clean: BUILD=$(BUILD)?' >&2; exit 2;; esac
	rm -rf $(BUILD)

format: ## format the sources with clang-format
	@clang-format -i $(shell find $(parts) tests bench -name '*.[ch]')

lint: ## look for mistakes that compilers do not see (clang-tidy)
	@$(deps) build lint
	@printf '%s\n' $(sources) | xargs -P$(cores) -n8 sh -c \
	  'clang-tidy --quiet "$$@" -- $(wordlist 2,99,$(compile)) 2>/dev/null' clang-tidy

coverage: ## say which lines the tests run, folder by folder (SHOW=graph/date lists the others)
	@$(deps) build demo test
	@+$(submake) programs $(BUILD)/coverage/tests/validate BUILD=$(BUILD)/coverage CFLAGS='-O0 -g --coverage'
	@CC='$(CC)' BUILD='$(BUILD)/coverage' SUITES=plain tests/run unit golden || true
	@python3 tests/coverage.py $(BUILD)/coverage $(SHOW)

fuzz: ## run the fuzzers for MINUTES (1) each, and keep what they find (NAMES="json gexf")
	@$(deps) build demo test
	@+$(submake) test-build
	@CC='$(CC)' BUILD='$(BUILD)' MAKE='$(MAKE)' NAMES='$(NAMES)' FUZZ_SECONDS=$$((60 * $(or $(MINUTES),1))) \
	  FUZZ_CORPUS='$(BUILD)/fuzz/corpus' tests/rules/fuzz.sh

mutate: ## put N faults into the program, and say which of them no test notices (SEED=)
	@$(deps) build demo test
	@+$(submake) test-build
	@BUILD='$(BUILD)' tests/mutate.py $(or $(N),20) $(or $(SEED),1)

help: ## print this list
	@sed -n 's/^\([a-z/%-]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{printf "  %-20s%s\n", $$1, $$2}'
	@echo '  Variables: CC CFLAGS LDFLAGS BUILD PREFIX DESTDIR WERROR=1 SANITIZE=1 HARDEN=0 NAMES= MORE=1 TORTURE=1 V=1'

# For the tests, which compile and link with the same options.
compile-line:
	@echo '$(subst ','\'',$(compile))'

link-line:
	@echo '$(libs)'

FORCE:
.PHONY: all demo test check torture check-asan test-clients test-systems test-cluster bench bench-count accept examples deps \
	test-build programs fuzzers dist deb portable install uninstall pictures page-picture clean format lint coverage fuzz mutate help \
	compile-line link-line FORCE
.DELETE_ON_ERROR:

# The headers of each object, which the compiler wrote beside it.
all_objects = $(objects) $(embed_page:%.c=$(BUILD)/%.o) $(patsubst %.c,$(BUILD)/%.o,src/main.c $(shell find tests bench -name '*.c'))
-include $(all_objects:.o=.d)
