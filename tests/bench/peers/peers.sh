#!/bin/bash
# The same papers by other systems, measured beside ours: $1 output folder,
# $2 fiscal year, $3 runs of each (a single one has none before it to warm up).
# What it needs and the machine has not, it installs; exit 3 with a plain
# sentence where it cannot. Every folder here with a paper.json is a paper;
# README.md says what is compared and how.
set -eu
out=$1 fy=$2 runs=${3:-3}
warm='after one to warm up' cold=()
[ "$runs" -gt 1 ] || warm='without one to warm up' cold=(-c)
here=tests/bench/peers
home=$out/bench-peers
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

stop() { echo "bench-peers: $1" >&2; exit 3; }
have() { command -v "$1" >/dev/null 2>&1; }

# Debian's package $2 for the program $1.
need() {
    ! have "$1" || return 0
    if [ "$(id -u)" = 0 ]; then
        apt-get install -y --no-install-recommends "$2" >"$work/apt.log" 2>&1 || true
    elif sudo -n true 2>/dev/null; then
        sudo apt-get install -y --no-install-recommends "$2" >"$work/apt.log" 2>&1 || true
    fi
    have "$1" || stop "needs $1: apt-get install $2"
}
for pair in node:nodejs npm:npm chromium:chromium mutool:mupdf-tools qpdf:qpdf \
    pdftotext:poppler-utils; do
    need "${pair%%:*}" "${pair##*:}"
done
mkdir -p "$home"
if ! cmp -s "$here/package.json" "$home/package.json" || [ ! -d "$home/node_modules" ]; then
    cp "$here/package.json" "$home/package.json"
    npm install --no-audit --no-fund --ignore-scripts --prefix "$home" >"$work/npm.log" 2>&1 ||
        { rm -f "$home/package.json"; tail -n 3 "$work/npm.log" >&2; stop 'npm cannot install Typst'; }
fi
PEER_MODULES=$home
PEER_FONTS=$(sed -n 's/^file=\(.*\)\/[^/]*$/\1/p' layouts/fonts.conf | sort -u | paste -sd:)
export PEER_MODULES PEER_FONTS

# $1 label, $2 folder for the PDFs, then the command.
measure() {
    rm -rf "${home:?}/$paper/$2" && mkdir -p "$home/$paper/$2"
    "$out/tests/bench/measure" "${cold[@]}" -n "$runs" "$1" "${@:3}" >>"$work/$paper.times"
    folders+=("$1=$home/$paper/$2")
}

# The count must object to papers that lack their last page or, where there is
# but one, are another's.
distrust() {
    local folder=$home/$paper/ours pdf pages
    pdf=$folder/$sample.pdf
    rm -rf "$work/whole" "$work/less"
    mkdir -p "$work/whole" "$work/less"
    cp "$pdf" "$work/whole"
    pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
    if [ "$pages" -gt 1 ]; then
        qpdf "$pdf" --pages . "1-$((pages - 1))" -- "$work/less/$sample.pdf"
    else
        cp "$(find "$folder" -name '*.pdf' ! -name "$sample.pdf" | sort | head -n 1)" \
            "$work/less/$sample.pdf"
    fi
    ! node "$here/count.mjs" "whole=$work/whole" "less=$work/less" >"$work/log" 2>&1 ||
        { echo 'bench-peers: another content was not noticed' >&2; exit 1; }
}

# Pages side by side, ours at the left, as many as the longest paper has.
pictures() {
    local folder names=()
    for folder in "${folders[@]}"; do
        folder=${folder#*=}
        pdftoppm -r 70 -png "$folder/$sample.pdf" "$work/$paper-$(basename "$folder")"
    done
    have montage || { echo 'bench-peers: no pictures: needs montage (imagemagick)' >&2; return 0; }
    for page in 1 2 3 4 5 6; do
        names=("$work/$paper"-{ours,typst,chromium}-"$page".png)
        [ -f "${names[0]}" ] && [ -f "${names[1]}" ] && [ -f "${names[2]}" ] || break
        montage "${names[@]}" -tile 3x1 -geometry +4+4 -background '#888' \
            "$home/$paper/side-by-side-$page.png"
    done
}

# One file of all prefectures' views, so that one process makes every sheet.
whole_register() {
    local files=("$1"/*.xml)
    [ -f "${files[0]}" ] || return 1
    head -n 2 "${files[0]}" |
        sed "2s/count=\"[0-9]*\"/count=\"$(cat "${files[@]}" | grep -c '<view ')\"/"
    for file in "${files[@]}"; do sed '1,2d;$d' "$file"; done
    echo '</views>'
}

printf '%s, %s processors, medians of %s runs %s\n' \
    "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" "$runs" "$warm"
printf 'Typst of typst-ts-node-compiler %s, %s, node %s\n' \
    "$(node -p "require('$PWD/$home/node_modules/@myriaddreamin/typst-ts-node-compiler/package.json').version")" \
    "$(chromium --version 2>/dev/null | sed 's/ built.*//')" "$(node --version)"
failed=0
for folder in "$here"/*/; do
    [ -f "$folder/paper.json" ] || continue
    paper=$(basename "$folder") folders=()
    rm -rf "${home:?}/$paper/json"
    mkdir -p "$home/$paper"
    edition=$(node -p "require('$PWD/$folder/paper.json').register ?? ''")
    if [ -n "$edition" ]; then
        views=$home/$paper/views.xml
        whole_register "$out/fy$fy/register/views/$edition/sheet" >"$views" ||
            { echo "bench-peers: no register: make register" >&2; continue; }
        what=(--views "$views" --single -o "$home/$paper/ours")
    else
        audience=$(node -p "require('$PWD/$folder/paper.json').audience")
        views=$out/fy$fy/views/$audience/$paper
        [ -d "$views" ] || { echo "bench-peers: no views of $paper: $views" >&2; continue; }
        for view in "$views"/*.xml; do
            printf '%s\t%s\n' "$view" "$home/$paper/ours/$(basename "$view" .xml).pdf"
        done >"$work/$paper.list"
        what=(--list "$work/$paper.list")
    fi
    node "$here/convert.mjs" "$folder" "$views" "$home/$paper/json"
    papers=$(find "$home/$paper/json" -name '*.json' | wc -l)
    sample=$(ls "$home/$paper/json" | sed -n 's/\.json$//; 13p;$p' | head -n 1)
    measure ours ours "$out/bin/render" --fonts "$out/fonts" --layouts layouts --jobs 1 \
        "${what[@]}" "layouts/$paper.xml"
    measure 'Typst' typst node "$here/typst.mjs" "$folder" "$home/$paper/json" \
        "$home/$paper/typst" a-2a
    measure 'Typst, no tags' typst-plain node "$here/typst.mjs" "$folder" "$home/$paper/json" \
        "$home/$paper/typst-plain" none
    measure 'Chromium' chromium node "$here/chromium.mjs" "$folder" "$home/$paper/json" \
        "$home/$paper/chromium"
    printf '\n%s: %s papers in one process each\n' "$paper" "$papers"
    distrust
    node "$here/count.mjs" "${folders[@]}" >"$work/$paper.counts" || failed=1
    node "$here/report.mjs" "$work/$paper.times" "$work/$paper.counts"
    pictures
done
exit $failed
