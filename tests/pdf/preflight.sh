#!/bin/bash
# make preflight: Apache PDFBox's Preflight over one paper of each kind, the
# archive copy and the specimen, under the output folder $1. It is the one
# validator of PDF/A in Debian and knows PDF/A-1b alone (ISO 19005-1), so what
# part 1 forbids and parts 2 and 3 allow is set aside: cross-reference streams,
# profiles of ICC version 4, transparency groups, subsets without CIDSet, files
# attached, metadata packed, the number of the part. Anything else fails. A paper
# without its output intent must be caught.
set -eu
out=$1
packages='default-jdk-headless libpdfbox2-java libactivation-java libjaxb-api-java'
for package in $packages; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
        missing="${missing-} $package"
done
if [ -n "${missing-}" ]; then
    install="apt-get install -y --no-install-recommends$missing"
    [ "$(id -u)" = 0 ] || { echo "please run: sudo $install" >&2; exit 3; }
    DEBIAN_FRONTEND=noninteractive $install >/dev/null
fi
jars=/usr/share/java
path=$jars/preflight.jar:$jars/pdfbox2.jar:$jars/fontbox2.jar:$jars/xmpbox.jar
path=$path:$jars/commons-logging.jar:$jars/javax.activation.jar:$jars/jaxb-api.jar
work=$out/tests/preflight
mkdir -p "$work"
javac -cp "$path" -d "$work" tests/pdf/Preflight.java
preflight() {
    java -cp "$path:$work" Preflight "$@" 2>"$work/noise"
}
allowed='1\.4 .*/XRef cross reference streams|2\.1\.6 .*Invalid version of the ICCProfile'
allowed=$allowed'|2\.2\.1 .*Group has a transparency|3\.1\.11 .*CIDSet entry is missing'
allowed=$allowed'|7\.11\.2 .*part must be 1'
allowed=$allowed'|1\.2\.7 .*Filter specified in metadata'
allowed=$allowed'|1\.4\.7 .*EmbeddedFile|1\.2\.9 .*EmbeddedFile'

papers=$(for folder in "$out"/fy*/papers/*/*/; do
    find "$folder" -name '*.pdf' | LC_ALL=C sort | head -n 1
done)
# shellcheck disable=SC2046,SC2086
preflight $papers $(ls "$out"/fy*/archive/*.pdf "$out"/specimen/*.pdf) >"$work/said"
grep -c 'read$' "$work/said" | sed 's/$/ files read/'
if grep -v 'read$' "$work/said" | grep -Ev "$allowed"; then exit 1; fi

paper=${papers%%$'\n'*}
qpdf --qdf --object-streams=disable "$paper" "$work/plain.pdf"
sed 's|/OutputIntents|/OutputIntentx|' "$work/plain.pdf" >"$work/planted.pdf"
preflight "$work/planted.pdf" >"$work/planted"
grep -q '2\.4\.3 .*without Color Profile' "$work/planted" ||
    { echo 'a missing output intent was not caught' >&2; exit 1; }
echo "nothing but what PDF/A-2 allows over PDF/A-1"
