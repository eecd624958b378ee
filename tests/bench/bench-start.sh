#!/bin/sh
# bench-start.sh - Candour on its ten-year example beside GNOME Text Editor: time to the mapped
# window, and resident memory once both have settled, in turn on one display
#
# Usage: bench-start.sh CANDOUR     (inside tests/support/desk.sh)

set -eu

candour=$1
rounds=5

command -v gnome-text-editor >/dev/null 2>&1 || {
  echo "GNOME Text Editor is not installed: nothing to compare with"
  exit 77
}

folder=$(mktemp -d /tmp/candour-bench.XXXXXX)
trap 'rm -rf "$folder"' EXIT
HOME=$folder
XDG_DATA_HOME=$folder XDG_CONFIG_HOME=$folder XDG_CACHE_HOME=$folder XDG_STATE_HOME=$folder
export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME

# The text editor warns of itself when it starts, and is not to die of it.
unset G_DEBUG

"$candour" demo "$folder/ten-years.candour" >/dev/null
printf 'One line of text.\n' >"$folder/text"

# settle PID: its resident kilobytes, once they have stood still for three seconds.
settle () {
  last=0 still=0
  while [ $still -lt 3 ]; do
    sleep 1
    now=$(awk '/^VmRSS/ { print $2 }' "/proc/$1/status")
    if [ "$now" -eq "$last" ]; then still=$((still + 1)); else still=0; fi
    last=$now
  done
  echo "$last"
}

# measure NAME COMMAND...: a line with milliseconds and kilobytes.
measure () {
  name=$1
  shift
  begun=$(date +%s%N)
  "$@" >/dev/null 2>&1 &
  program=$!
  until xdotool search --onlyvisible --pid "$program" >/dev/null; do
    kill -0 "$program" || exit 1
  done
  mapped=$(date +%s%N)
  memory=$(settle "$program")
  kill "$program"
  wait "$program" 2>/dev/null || true
  echo "$(((mapped - begun) / 1000000)) $memory" >>"$folder/$name"
}

# The first of each is not counted: it fills the caches.
for round in $(seq 0 $rounds); do
  measure candour "$candour" "$folder/ten-years.candour"
  measure editor gnome-text-editor --standalone "$folder/text"
  [ "$round" -ne 0 ] || rm "$folder/candour" "$folder/editor"
done

# median FILE COLUMN
median () { awk -v column="$2" '{ print $column }' "$1" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

awk -v ct="$(median "$folder/candour" 1)" -v et="$(median "$folder/editor" 1)" \
  -v cm="$(median "$folder/candour" 2)" -v em="$(median "$folder/editor" 2)" 'BEGIN {
    printf "to the mapped window: %d ms, text editor %d ms, ratio %.2f (wanted: 1.10 at most)\n", ct, et, ct / et
    printf "resident memory: %d MB, text editor %d MB, ratio %.2f (wanted: 1.10 at most)\n", cm / 1024, em / 1024, cm / em
  }'
