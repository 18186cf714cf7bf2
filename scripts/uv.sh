#!/usr/bin/env bash
# Runs uv, and installs it into .tools/ first when this machine has none that works.
# (Under pyenv a `uv` shim can exist and still fail, so trying it is the only test.)
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
if uv --version >/dev/null 2>&1; then
  exec uv "$@"
fi
own="$root/.tools/uv/bin/uv"
if ! "$own" --version >/dev/null 2>&1; then
  echo "Installing uv into .tools/ …" >&2
  python=""
  for candidate in python3 python3.12 python3.11 python3.10 python; do
    if "$candidate" -c 'import venv' >/dev/null 2>&1; then python=$candidate; break; fi
  done
  if [ -z "$python" ]; then
    echo "No Python found. Install Python 3 (Debian: apt-get install python3 python3-venv) and try again." >&2
    exit 1
  fi
  if ! "$python" -m venv "$root/.tools/uv" >&2; then
    echo "Python cannot make a virtual environment here. Debian: apt-get install python3-venv" >&2
    exit 1
  fi
  "$root/.tools/uv/bin/python" -m pip install --quiet --disable-pip-version-check uv >&2
fi
exec "$own" "$@"
