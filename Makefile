# `make run` starts the whole portal, `make test` tests it, `make proof` proves that it
# keeps to itself what it should.  They need Python 3.11 and make, nothing else: servers,
# libraries and data come with them.

SYSTEM_PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,\
	$(shell command -v $(name))))
PYTHON := .venv/bin/python
BABEL := PYTHONPATH=. $(PYTHON) -m babel.messages.frontend
LOCALES := fr es ar ru zh_Hans
# What marks a text for translation, besides the names Babel knows.
KEYWORDS := -k gettext_lazy -k pgettext_lazy:1c,2 -k ngettext_lazy:1,2 \
	-k gettext_noop -k pgettext:1c,2 -k npgettext:1c,2,3

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

.PHONY: run test proof mistakes lint messages requirements

run: .venv/ready
	@exec $(PYTHON) manage.py up

test: .venv/ready
	@$(PYTHON) -m pytest -n 2 --dist worksteal $(ARGS)

# One line for each thing that must hold of confidentiality, with its figure.
proof: .venv/ready
	@$(PYTHON) -m tests.proof $(ROWS)

# Plants mistakes in a copy of the tree, one by one, and sees each caught.
mistakes: .venv/ready
	@$(PYTHON) -m tests.proof.mistakes $(ONLY)

lint: .venv/ready
	@$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check .

# Collects the texts, adds what is new to each language's catalogue, compiles them.
messages: .venv/ready
	@mkdir -p locale
	@$(BABEL) --quiet extract -F pyproject.toml $(KEYWORDS) --add-comments Translators: \
		--project 'CT Portal' --no-location --sort-output -o locale/django.pot .
	@for locale in $(LOCALES); do $(BABEL) --quiet update -D django -d locale -l $$locale \
		-i locale/django.pot --init-missing --no-fuzzy-matching \
		--ignore-obsolete --ignore-pot-creation-date || exit 1; done
	@$(BABEL) compile -D django -d locale --statistics

# Chooses versions anew.  The file names no host: any package index will do, and the
# hashes say whether what it gave is what we chose.
requirements:
	@uv pip compile pyproject.toml --group test --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-annotate --no-header --quiet \
		-o requirements.txt

# Made anew when the requirements change.  Without pip inside, since Debian parts venv
# from the pip it would put there; the system's own pip fills it from outside.
.venv/ready: requirements.txt
	@test -n "$(SYSTEM_PYTHON)" || { echo "Python 3.11 is needed."; exit 1; }
	@echo "Preparing the virtual environment."
	@if command -v uv >/dev/null; then \
		uv venv --quiet --clear --python $(SYSTEM_PYTHON) .venv && \
		uv pip install --quiet --python $(PYTHON) --require-hashes -r requirements.txt; \
	elif $(SYSTEM_PYTHON) -m pip --version >/dev/null 2>&1; then \
		$(SYSTEM_PYTHON) -m venv --clear --without-pip .venv && \
		$(SYSTEM_PYTHON) -m pip --python $(PYTHON) install --quiet \
			--require-hashes -r requirements.txt; \
	else \
		$(SYSTEM_PYTHON) -m venv --clear .venv && \
		$(PYTHON) -m pip install --quiet --require-hashes -r requirements.txt; \
	fi
	@touch $@
