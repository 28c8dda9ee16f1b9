#!/bin/bash
# The register by size: CPU and wall seconds and memory of each stage, then of
# its papers: the volumes of every prefecture, of both editions, and single
# sheets. $1 output folder, $2 fiscal year. SIZES='1000 25000' RUNS=3; SINGLES=all
# makes single sheets of every prefecture, not of the largest alone; what is made
# is removed.
set -eu
out=$1 year=$2
runs=${RUNS:-3} singles=${SINGLES:-13}
measure=$out/tests/bench/measure
work=$(mktemp -d "$out/bench-register.XXXXXX")
trap 'rm -rf "$work"' EXIT

# $1 label, $2 edition, $3 layout, $4 single or split, $5 prefectures: renders,
# each prefecture by a process of its own as make does, and counts the pages.
papers() {
    local options='--split 1000' suffix=.pdf line pages
    [ "$4" = split ] || options=--single suffix=
    line=$("$measure" -c -n 1 "$1" sh -euc '
        for prefecture in $5; do
            "$0/bin/render" --fonts "$0/fonts" --layouts layouts $1 \
                --views "$2/$prefecture.xml" -o "$3/$prefecture$4" "$6"
        done' "$out" "$options" "$work/views/$2/sheet" "$work/papers" "$suffix" \
        "$5" "layouts/$3.xml")
    pages=$(find "$work/papers" -name '*.pdf' -exec pdfinfo {} \; 2>/dev/null |
        awk '/^Pages:/ {n += $2} END {print n}')
    if [ "$4" = single ]; then pages=$(find "$work/papers" -name '*.pdf' | wc -l); fi
    printf '%s %8s %10s %9s\n' "$line" "$pages" \
        "$(awk -v n="$pages" '{printf "%.2f", 1000 * $(NF - 2) / n}' <<<"$line")" \
        "$(find "$work/papers" -name '*.pdf' -printf '%s\n' |
            awk -v n="$pages" '{b += $1} END {printf "%.1f", b / n / 1000}')"
    rm -rf "$work/papers"
}

printf '%s, %s processors; stages: medians of %s runs after one to warm up; papers: one run\n' \
    "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" "$runs"
printf '%-34s %8s %8s %8s %8s %10s %9s\n' '' 'CPU s' 'wall s' 'peak MiB' pages \
    'CPU ms each' 'KB each'
for size in ${SIZES:-1000 5000 25000 35000}; do
    input=$work/$size
    "$out/tests/register/sample" "input/fy$year/establishments.csv" "$size" \
        "$input/fy$year/register"
    cp "input/fy$year/register/rules.xml" "$input/fy$year/register"
    "$measure" -n "$runs" "ingest $size" \
        "$out/bin/ingest" --register --input "$input" --year "$year" \
        -o "$work/data"
    "$measure" -n "$runs" "score $size" \
        "$out/bin/score" --register "$work/data" -o "$work/results"
    "$measure" -n "$runs" "disclose $size" \
        "$out/bin/disclose" --register -o "$work/views" "$work/data" \
        "$work/results" "$out/fy$year/data/final/policy.xml"
    every=$(seq -w 1 47)
    papers "volumes, public, $size" public sheet split "$every"
    papers "volumes, institution, $size" institution private split "$every"
    [ "$singles" = all ] || every=$singles
    papers "single sheets, public, $size" public sheet single "$every"
    papers "single sheets, institution, $size" institution private single "$every"
    rm -rf "$work/views" "$input" "$work/data" "$work/results"
done
