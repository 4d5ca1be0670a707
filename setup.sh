#!/bin/sh
# Sets up Clausier on Debian, Ubuntu or macOS (Homebrew), then runs the sample audit or the tests.
#
#   ./setup.sh demo    set up, then audit the sample archive
#   ./setup.sh test    set up, then pass the tests (further arguments go to pytest)
#   ./setup.sh         set up only
#
# It installs Tesseract with French and English through the system's package manager, and everything
# else into .venv beside this file. Without the right to install it prints what to type, and ends with 3.
set -eu
cd "$(dirname "$0")"

say() { printf 'setup: %s\n' "$*" >&2; }

find_python() {
    for name in ${PYTHON:-} python3.14 python3.13 python3.12 python3.11 python3 python; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null
        then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

has_tesseract() {
    command -v tesseract >/dev/null 2>&1 || return 1
    languages=$(tesseract --list-langs 2>/dev/null) || return 1
    for language in fra eng osd; do
        printf '%s\n' "$languages" | grep -qx "$language" || return 1
    done
}

# Ubuntu 22.04's own python3 is 3.10; its 3.11 has a package of its own.
debian_packages() {
    packages="tesseract-ocr tesseract-ocr-fra tesseract-ocr-eng"
    if ! find_python >/dev/null; then
        if python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            version=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            packages="$packages python3-venv python$version-venv"
        elif command -v python3 >/dev/null 2>&1; then
            packages="$packages python3.11 python3.11-venv"
        else
            packages="$packages python3 python3-venv"
        fi
    fi
    echo "$packages"
}

install_system() {
    if command -v apt-get >/dev/null 2>&1; then
        packages=$(debian_packages)
        line="apt-get update && apt-get install -y --no-install-recommends $packages"
        if [ "$(id -u)" = 0 ]; then
            say "installing: $packages"
            sh -c "export DEBIAN_FRONTEND=noninteractive; $line" >&2
        elif sudo -n true 2>/dev/null; then
            say "installing with sudo: $packages"
            sudo sh -c "export DEBIAN_FRONTEND=noninteractive; $line" >&2
        else
            say "these packages are missing, and this user may not install them. Please type:"
            printf '\n    sudo sh -c "%s"\n\nthen run this script again.\n' "$line" >&2
            exit 3
        fi
    elif command -v brew >/dev/null 2>&1; then
        brew install tesseract tesseract-lang python@3.13 >&2
    else
        say "install Tesseract 5 with French and English, and Python 3.11 to 3.14 with venv; then run this again."
        exit 3
    fi
}

# The lock file is hashed, so that a newer one is installed over an older.
install_python() {
    lock=$1
    extra=$2
    python=$(find_python)
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    stamp=$(.venv/bin/python -c '
import hashlib, sys
print(sys.version_info[:2], *(hashlib.sha256(open(p, "rb").read()).hexdigest() for p in sys.argv[1:]))
' "$lock" pyproject.toml)
    if [ "$(cat ".venv/$extra.stamp" 2>/dev/null || true)" != "$stamp" ]; then
        say "installing the locked packages into .venv (a minute, or some on a busy machine; they are downloaded once, 1.1 GB unpacked)"
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock" >&2
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . >&2
        printf '%s\n' "$stamp" >".venv/$extra.stamp"
    fi
}

verb=${1:-setup}
[ $# -gt 0 ] && shift
case $verb in
    setup | demo | test) ;;
    *)
        sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac

if ! has_tesseract || ! find_python >/dev/null; then
    install_system
fi
find_python >/dev/null || { say "no Python 3.11 to 3.14 with venv was found; set PYTHON=/path/to/it"; exit 3; }

case $verb in
    setup)
        install_python requirements.lock run
        say "ready: .venv/bin/clausier --help"
        ;;
    demo)
        install_python requirements.lock run
        code=0
        .venv/bin/clausier audit data/sample --workspace "${CLAUSIER_WORKSPACE:-clausier-workspace}" --today 2026-11-25 "$@" || code=$?
        if [ "$code" = 3 ]; then
            say "exit code 3 is expected here: the sample archive holds files that need a person, one of them encrypted."
            code=0
        fi
        say "the sample was made for 25 November 2026, so that day was taken for today; yours is taken for your contracts."
        exit "$code"
        ;;
    test)
        install_python requirements-dev.lock dev
        # An older DuckDB, to prove that older clients open what is published.
        if [ ! -d .venv/duckdb1/duckdb ]; then
            .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
                --target .venv/duckdb1 -r tests/duckdb1/requirements.lock >&2
        fi
        CLAUSIER_DUCKDB1="$PWD/.venv/duckdb1" .venv/bin/python -m pytest "$@"
        ;;
esac
