#!/bin/bash
# The register by size: CPU and wall seconds, memory of each stage; $1 output
# folder, $2 fiscal year. SIZES='1000 25000' RUNS=3.
set -eu
out=$1 year=$2
runs=${RUNS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%s\n' "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)"
for size in ${SIZES:-1000 5000 25000 35000}; do
    input=$work/$size
    "$out/tests/register/sample" "input/fy$year/establishments.csv" "$size" \
        "$input/fy$year/register"
    cp "input/fy$year/register/rules.xml" "$input/fy$year/register"
    "$out/tests/bench/measure" -n "$runs" "ingest $size" \
        "$out/bin/ingest" --register --input "$input" --year "$year" \
        -o "$work/data"
    "$out/tests/bench/measure" -n "$runs" "score $size" \
        "$out/bin/score" --register "$work/data" -o "$work/results"
    "$out/tests/bench/measure" -n "$runs" "disclose $size" \
        "$out/bin/disclose" --register -o "$work/views" "$work/data" \
        "$work/results" "$out/fy$year/data/final/policy.xml"
    sheets=$work/views/public/sheet/13.xml
    "$out/tests/bench/measure" -n "$runs" -p "$(grep -c '<view ' "$sheets")" \
        "volume 13 of $size" "$out/bin/render" --fonts "$out/fonts" \
        --layouts layouts --split 1000 --views "$sheets" -o "$work/13.pdf" \
        layouts/sheet.xml
    rm -f "$work"/13*.pdf
    rm -rf "$work/views" "$input" "$work/data" "$work/results"
done
