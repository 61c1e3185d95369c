#!/usr/bin/env bash
# Runs the Python SDK scripts against a gateway at $BASE_URL (default http://127.0.0.1:8000).
set -euo pipefail
cd "$(dirname "$0")"
venv=${VENV:-$(mktemp -d)/venv}
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install -q openai anthropic
"$venv/bin/python" openai_sdk.py
"$venv/bin/python" anthropic_sdk.py
