# setup.sh - what src/run and tests/run share: packages, and a build up to date
#
# To be sourced from the project's root, by sh. Set-up needs the network only where a package is
# missing, and is quick the second time.

build_packages='build-essential meson ninja-build pkg-config gettext
  libgtk-4-dev libadwaita-1-dev libsqlite3-dev libpq-dev libxml2-dev libzip-dev libical-dev libsodium-dev
  libglib2.0-dev-bin
  adwaita-icon-theme fonts-cantarell librsvg2-common gsettings-desktop-schemas'

test_packages='xvfb xauth dbus dbus-daemon at-spi2-core libatspi2.0-dev xdotool imagemagick
  postgresql poppler-utils age minisign unzip desktop-file-utils appstream-util libxml2-utils'

all_packages='valgrind clang libclang-rt-14-dev'

say () { printf '%s\n' "$*" >&2; }

is_installed () { dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }

# Installs what of "$@" is not there; on a system without apt it says what is needed.
need_packages () {
  if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    for tool in cc meson ninja pkg-config; do
      command -v $tool >/dev/null 2>&1 || {
        say "Candour needs $tool. Debian and Ubuntu call what it needs in all:" "$@"
        exit 1
      }
    done
    return 0
  fi

  missing=
  for package in "$@"; do
    is_installed "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0

  say "Installing from this system's packages:$missing"
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  $as_root apt-get update -q >/dev/null
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y --no-install-recommends $missing \
    >/dev/null || { say "These could not be installed:$missing"; exit 1; }
}

# build_in FOLDER [MESON OPTION...]: quiet unless it fails. Builds what $targets names, or all.
build_in () {
  folder=$1
  shift
  log=$(mktemp)
  { [ -f "$folder/build.ninja" ] || meson setup "$folder" "$@"; } >"$log" 2>&1 \
    && ninja -j2 -C "$folder" ${targets:-} >"$log" 2>&1 \
    || { cat "$log" >&2; rm -f "$log"; say "Candour could not be built."; exit 1; }
  rm -f "$log"
}
