# Sourced by the scripts in bin, with $home set: the Java that there is, and what it is given.

# Of which this is.
version=${project.version}

fail() {
  echo "muster: $*" >&2
  exit 1
}

# Sets java, and java_build for one build of it. Asks the file beside it, as to start it costs as
# much as a command may.
find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
  else
    java=$(command -v java) ||
      fail "No Java found: install a Java runtime, 17 or newer, or set JAVA_HOME."
  fi
  java_version=
  java_build=
  release=$(readlink -f "$java")
  release=${release%/bin/java}/release
  if [ -r "$release" ]; then
    while IFS='="' read -r name _ value _; do
      case $name in
        JAVA_VERSION) java_version=$value ;;
        IMPLEMENTOR | JAVA_RUNTIME_VERSION | OS_ARCH) java_build=$java_build-$value ;;
      esac
    done <"$release"
  fi
  if [ -z "$java_version" ]; then
    java_version=$("$java" -XshowSettings:properties -version 2>&1 |
      sed -n 's/^ *java\.version = //p')
  fi
  feature=${java_version%%[!0-9]*}
  [ "${feature:-0}" -ge 17 ] ||
    fail "Java ${java_version:-of an unknown version} at $java is too old: install a Java runtime, 17 or newer, or set JAVA_HOME."
  java_build=$java_version$java_build
}

# Sets class_path: the jars of the commands, then, for all, the others. Their order is one order, so
# that an archive of the former serves both.
class_path() {
  class_path=
  {
    read -r commands
    read -r others
  } <"$home/lib/classpath"
  [ "$1" = commands ] || commands=$commands:$others
  IFS=:
  for jar in $commands; do
    class_path=$class_path:$home/$jar
  done
  unset IFS
  class_path=${class_path#:}
}

# Sets archive: the one that came with an installation, or this user's; nothing where there can be
# none.
find_archive() {
  of_all=$home/lib/$java_build.jsa
  cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
  archive=${cache:+$cache/muster$home/$version/$java_build.jsa}
  [ ! -r "$of_all" ] || archive=$of_all
}
