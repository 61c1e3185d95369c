#!/usr/bin/env bash
# Runs the scripts with the official SDKs against a gateway at $BASE_URL (default http://127.0.0.1:8000).
#   run.sh              all of them
#   run.sh python|java|node|frameworks   those of one kind
set -euo pipefail
cd "$(dirname "$0")"

# An interpreter with the SDKs: $PYTHON, or one in a virtual environment made here.
python_with_sdks() {
  if [ -n "${PYTHON:-}" ]; then echo "$PYTHON"; return; fi
  venv=${VENV:-$(mktemp -d)/venv}
  [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
  "$venv/bin/pip" install -q -r requirements.txt
  echo "$venv/bin/python"
}

run_python() {
  python=$(python_with_sdks)
  "$python" openai_sdk.py
  "$python" anthropic_sdk.py
}

run_frameworks() {
  venv=${FRAMEWORKS_VENV:-$(mktemp -d)/venv}
  [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
  "$venv/bin/pip" install -q -r frameworks.txt
  "$venv/bin/python" langchain_agent.py
  "$venv/bin/python" litellm_sdk.py
}

run_node() {
  npm install --silent --no-audit --no-fund --no-package-lock
  for script in openai_sdk anthropic_sdk vercel_ai_sdk; do node "$script.mjs"; done
}

# The SDKs are those that the tests use.
run_java() {
  classpath=${CLASSPATH:-}
  if [ -z "$classpath" ]; then
    ../../mvnw -q -f ../.. -pl gateway/server -am test-compile dependency:build-classpath -DincludeScope=test \
      -Dmdep.outputFile=target/clients.classpath -Dspotless.check.skip=true
    classpath=$(cat ../../gateway/server/target/clients.classpath)
  fi
  . ../../.mvn/jdk.sh
  "$JAVA_HOME/bin/java" -cp "$classpath" OpenAiSdk.java
  "$JAVA_HOME/bin/java" -cp "$classpath" AnthropicSdk.java
}

for language in "${@:-python java node frameworks}"; do
  for name in $language; do "run_$name"; done
done
