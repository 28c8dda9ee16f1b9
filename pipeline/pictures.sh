#!/bin/sh
# Pictures of real pages for the READMEs: $1 output folder, $2 folder of the
# year, $3 where to. With netpbm at hand they keep 64 colours, a third of the
# bytes.
set -eu
out=$1 year=$2 to=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pages() { # LAYOUT VIEW NAME: NAME-1.png and on
    "$out/bin/render" --fonts "$out/fonts" --layouts layouts --dpi 110 \
        --png "$work/pages" "layouts/$1.xml" "$2"
    stem=$work/pages/$(basename "$2" .xml)
    for page in "$stem"-*.png; do
        mv "$page" "$work/$3-${page#"$stem"-}"
    done
}
few_colours() { # FILE
    if command -v pnmquant >/dev/null; then
        pngtopnm "$1" | pnmquant -quiet 64 | pnmtopng -quiet -compression 9
    else
        cat "$1"
    fi
}

pages card "$year/views/hub/card/13.xml" card
pages summary "$year/views/headquarters/summary/national.xml" summary
tests/spec/specimen.sh >"$work/specimen.xml"
pages specimen "$work/specimen.xml" specimen
# The charts are its last eight pages.
number=0
for page in $(ls "$work"/specimen-*.png | sort -V | tail -n 8); do
    number=$((number + 1))
    mv "$page" "$work/charts-$number.png"
done
for name in card-1 card-2 card-4 summary-1 summary-2 \
    charts-1 charts-2 charts-3 charts-4 charts-5 charts-6 charts-7 charts-8; do
    few_colours "$work/$name.png" >"$to/$name.png"
done
