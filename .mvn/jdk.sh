# Sourced by mvnw: points JAVA_HOME at a JDK of at least this version unless the one in use will do.
# The formatter and the toolchain-less plugins run inside Maven itself, so Maven needs it too.
needed=25

# The feature version of the JDK in $1, or 0 if it is none: `javac` tells a JDK from a bare runtime.
jdk_version() {
  version=0
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  printf %s "${version:-0}"
}

current=${JAVA_HOME-}
if [ -z "$current" ] && command -v javac >/dev/null 2>&1; then
  javac=$(command -v javac)
  javac=$(readlink -f "$javac" 2>/dev/null || printf %s "$javac")
  current=${javac%/bin/javac}
fi

if [ "$(jdk_version "$current")" -lt "$needed" ]; then
  found=
  set +f
  for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ "$(jdk_version "$home")" -ge "$needed" ]; then found=$home; fi
  done
  set -f
  if [ -z "$found" ]; then
    echo "qgateway is built with a JDK $needed or newer, and none was found. Install one, for example" >&2
    echo "  apt-get install openjdk-25-jdk   or   apt-get install temurin-25-jdk   or   sdk install java 25-tem" >&2
    echo "or set JAVA_HOME to where it is. The \`java\` on your path may stay as it is." >&2
    exit 1
  fi
  JAVA_HOME=$found
  export JAVA_HOME
fi
# Quiets what Maven's own libraries provoke on a new JDK.
MAVEN_OPTS="${MAVEN_OPTS-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
export MAVEN_OPTS
unset needed current found home javac version
