#!/bin/sh
# The gateway of the image, or one of its commands: qgateway accounts list
# JAVA_TOOL_OPTIONS adds to the flags below.
set -eu
app=/app/qgateway.jar
cache=/app/qgateway.aot
# SQLite's native library is beside the jars. Object headers are part of the cache and must be the same everywhere.
set -- -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED -Dorg.sqlite.lib.path=/app/lib -jar "$app" "$@"

if [ -n "${QGATEWAY_TRAINING:-}" ]; then # While the image is built: starts, remembers and ends.
  training=$QGATEWAY_TRAINING
  unset QGATEWAY_TRAINING
  exec java -XX:AOTCacheOutput="$training" -Dspring.context.exit=onRefresh "$@"
fi
exec java -XX:AOTCache="$cache" -XX:MaxRAMPercentage=75 "$@"
