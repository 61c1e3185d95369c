#!/usr/bin/env bash
# Fetches the libraries of this folder anew, in the versions named here and in README.md. Needs npm.
# Their code is taken as published. Only the names in their imports become paths, because a page with a
# strict content policy has no import map, and the links to source maps go, because there are none.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

take() { # package@version, file in it, file here
  local archive
  archive=$(cd "$work" && npm pack --silent "$1")
  tar -xzf "$work/$archive" -C "$work"
  sed -E \
    -e 's#(from ?)"preact"#\1"./preact.mjs"#g' \
    -e 's#(from ?)"preact/hooks"#\1"./preact-hooks.mjs"#g' \
    -e 's#(from ?)"@preact/signals-core"#\1"./signals-core.mjs"#g' \
    -e '/^\/\/# sourceMappingURL=/d' \
    "$work/package/$2" > "$here/$3"
  cp "$work/package/LICENSE" "$here/${3%.mjs}.LICENSE" 2>/dev/null || true
  rm -rf "$work/package"
}

take preact@11.2.0 dist/preact.mjs preact.mjs
take preact@11.2.0 hooks/dist/hooks.mjs preact-hooks.mjs
take @preact/signals-core@1.14.5 dist/signals-core.mjs signals-core.mjs
take @preact/signals@2.11.4 dist/signals.mjs signals.mjs
take htm@3.1.1 dist/htm.mjs htm.mjs
take uqr@0.1.3 dist/index.mjs uqr.mjs
