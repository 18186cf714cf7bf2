#!/usr/bin/env bash
# Builds one front end: npm_build.sh <folder with package.json>. Says what to do when Node is missing.
set -euo pipefail
folder="${1:-}"
if [ -z "$folder" ] || [ "$folder" = "--help" ]; then
  echo "usage: scripts/npm_build.sh FOLDER   (installs the locked packages of FOLDER and builds it)"
  exit 0
fi
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "Node.js and npm are needed for the pages. Install Node 20.19 or newer (https://nodejs.org), then try again." >&2
  exit 1
fi
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  echo "Node $(node --version) is too old for the pages. Install Node 20.19 or newer (https://nodejs.org), then try again." >&2
  exit 1
fi
cd "$folder"
npm ci --no-audit --no-fund --loglevel=error
npm run --silent build
