#!/bin/sh
# fuzz.sh - runs one fuzzer for a while
#
# Usage: fuzz.sh FUZZER CORPUS
#
# It starts from the inputs of CORPUS and keeps the new ones it finds in the build folder, for
# the next run. CANDOUR_FUZZ_SECONDS says how long; a finding lies where the last line tells.

set -eu

grown=$1-corpus
mkdir -p "$grown"
exec "$1" -max_total_time="${CANDOUR_FUZZ_SECONDS:-60}" -timeout=20 -rss_limit_mb=2048 \
  -artifact_prefix="$1-" "$grown" "$2"
