#!/bin/sh
# valgrind.sh - runs a test under valgrind, and nothing of what stands beside it
#
# Usage: meson test --wrapper tests/support/valgrind.sh

set -eu

# The server is not ours to try: postgres.sh puts it beside what follows its name.
case $1 in
  *postgres.sh) beside=$1; shift ;;
  *) beside= ;;
esac

here=$(dirname "$0")
exec $beside valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite \
  --errors-for-leak-kinds=definite --suppressions="$here/valgrind.supp" \
  --suppressions=/usr/share/glib-2.0/valgrind/glib.supp "$@"
