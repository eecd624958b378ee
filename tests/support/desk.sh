#!/bin/sh
# desk.sh - runs a command on a display and a session bus of its own, with the accessibility bus
#
# Usage: desk.sh COMMAND [ARGUMENT...]

set -eu

XDG_RUNTIME_DIR=$(mktemp -d /tmp/candour-runtime.XXXXXX)
export XDG_RUNTIME_DIR
chmod 700 "$XDG_RUNTIME_DIR"
trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT

export NO_AT_BRIDGE=0 GDK_BACKEND=x11 GSK_RENDERER=cairo
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS 2>/dev/null || true

# What the buses say of themselves is of no use to anybody, and would come between the test's lines.
status=0
exec 3>&1
dbus-run-session -- xvfb-run -a -s '-screen 0 1280x800x24' sh -c 'exec "$@" >&3 3>&-' sh "$@" \
  >"$XDG_RUNTIME_DIR/output" 2>&1 || status=$?
grep -v -e dbus-daemon -e SpiRegistry "$XDG_RUNTIME_DIR/output" >&2 || true
exit $status
