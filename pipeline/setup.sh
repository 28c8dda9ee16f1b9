#!/bin/sh
# Install what the build needs and the machine lacks. With root, or a sudo
# that asks nothing, it installs; otherwise it prints the one line to run.
# Arguments are packages that are wanted besides.
set -eu
packages='gcc libc6-dev pkg-config libglib2.0-dev libxml2-dev libcsv-dev
libpango1.0-dev libcairo2-dev libfreetype-dev libharfbuzz-dev
libharfbuzz-bin libqpdf-dev zlib1g-dev libdeflate-dev
fonts-morisawa-bizud-gothic fonts-morisawa-bizud-mincho
fonts-ipamj-mincho
poppler-utils qpdf mupdf-tools libxml2-utils gettext'"
$*"
missing=
for package in $packages; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null |
        grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
command='apt-get install -y --no-install-recommends'
if [ "$(id -u)" = 0 ]; then
    sudo=
elif sudo -n true 2>/dev/null; then
    sudo='sudo'
else
    echo "Missing packages; please run:" >&2
    echo "  sudo sh -c 'apt-get update && $command$missing'" >&2
    exit 3
fi
echo "  INSTALL $missing"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
# shellcheck disable=SC2086
$sudo $command -qq $missing >/dev/null
