#!/bin/bash
# Figures from whole runs: $1 output folder, $2 fiscal year, $3 runs of each.
# Each stage stands beside a floor measured in the same run: what reading or
# decoding the same bytes costs without doing our work.
set -eu
out=$1 fy=$2 runs=${3:-5}
bin=$out/bin measure="$out/tests/bench/measure -n $runs"
year=$out/fy$fy data=$out/fy$fy/data/final
before=$out/fy$((fy - 1))/data/final
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pages=0 bytes=0 cards=0
: >"$work/cards.list"
for view in "$year"/views/hub/card/*.xml; do
    printf '%s\t%s\n' "$view" "$work/$(basename "$view" .xml).pdf" >>"$work/cards.list"
done
head -n 1 "$work/cards.list" >"$work/one.list"

printf '%s, %s processors, medians of %s runs after one to warm up\n' \
    "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" "$runs"
printf '%-34s %8s %8s %8s %10s\n' '' 'CPU s' 'wall s' 'peak MiB' 'pages/CPU s'
$measure 'ingest' "$bin/ingest" --input input --year "$fy" --phase final \
    --coverage "$out/fonts/coverage" -o "$work/data"
$measure '  floor: iconv of the CSV' sh -c "cat input/fy$fy/*.csv | iconv -c -f CP932 -t UTF-8"
last=
[ ! -d "$before" ] || last="--last $before/year.xml --published $before/evaluation.xml"
# shellcheck disable=SC2086
$measure 'score' "$bin/score" -o "$work/data" --records "$data/records.xml" $last "$data/year.xml"
$measure '  floor: xmllint --stream --relaxng' xmllint --noout --stream \
    --relaxng pipeline/model/year.rng "$data/year.xml"
$measure 'disclose, every view' "$bin/disclose" -o "$work/views" \
    "$data/year.xml" "$data/evaluation.xml" "$data/policy.xml"
"$bin/render" --fonts "$out/fonts" --layouts layouts --jobs 1 \
    --list "$work/cards.list" layouts/card.xml >/dev/null 2>&1
for pdf in "$work"/*.pdf; do
    pages=$((pages + $(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')))
    bytes=$((bytes + $(stat -c %s "$pdf"))) cards=$((cards + 1))
done
$measure -p "$pages" "render, $cards cards, 1 process" "$bin/render" \
    --fonts "$out/fonts" --layouts layouts --jobs 1 --list "$work/cards.list" layouts/card.xml
$measure -p "$pages" "render, $cards cards, 2 processes" "$bin/render" \
    --fonts "$out/fonts" --layouts layouts --jobs 2 --list "$work/cards.list" layouts/card.xml
$measure 'render, one card' "$bin/render" --fonts "$out/fonts" \
    --layouts layouts --jobs 1 --list "$work/one.list" layouts/card.xml
$measure -p "$pages" '  floor: qpdf recompress of the same' sh -c \
    "for f in $work/*.pdf; do qpdf --recompress-flate --compression-level=6 --object-streams=generate \$f $work/floor.out; done"

printf '\n'
"$out/tests/property/para_property_test" --tap \
    -p /para/a-note-of-1200-characters-takes-a-millisecond |
    sed -n 's/^# \([0-9]*\) microseconds$/a note of 1,200 characters is set in \1 microseconds of wall time, the best of 50/p'

fonts=0
for pdf in "$work"/*.pdf; do
    size=$(qpdf --json=2 --json-key=qpdf --json-stream-data=none "$pdf" 2>/dev/null |
        tr -d ' \n' | grep -o '"/Length":[0-9]*,"/Length1":[0-9]*' |
        sed 's/"\/Length"://; s/,.*//' | paste -sd+ | bc)
    fonts=$((fonts + ${size:-0}))
done
printf '\n%s cards, %s pages: %s bytes a card, of which %s are fonts; without them %s bytes a page\n' \
    "$cards" "$pages" "$((bytes / cards))" "$((fonts / cards))" "$(((bytes - fonts) / pages))"
