#!/bin/bash
# The whole year by kind of paper: how many, pages, bytes and what drawing them
# costs, each kind in one process as make does; the register's volumes in one for
# each prefecture. $1 output folder, $2 fiscal year, $3 runs of each.
set -eu
out=$1 fy=$2 runs=${3:-5}
year=$out/fy$fy
work=$(mktemp -d "$out/bench-year.XXXXXX")
trap 'rm -rf "$work"' EXIT
render="$out/bin/render --fonts $out/fonts --layouts layouts"

# $1 label, $2 the folder for the PDFs, then the command.
kind() {
    local label=$1 folder=$2 line
    shift 2
    line=$("$out/tests/bench/measure" -n "$runs" "$label" "$@")
    find "$folder" -name '*.pdf' -printf '%s %p\n' | sort -k 2 | while read -r size pdf; do
        printf '%s %s\n' "$size" "$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')"
    done >"$work/sizes"
    awk -v line="$line" '
        {bytes += $1; pages += $2}
        END {
            n = split(line, part, " ")
            printf "%s %7d %7d %9.0f %8.1f %8.2f\n", line, NR, pages, bytes / 1000,
                bytes / 1000 / pages, 1000 * part[n - 2] / pages
            print NR, pages, bytes, part[n - 2], part[n - 1] >>"'"$work/all"'"
        }' "$work/sizes"
    rm -rf "$folder"
}

printf '\n%-34s %8s %8s %8s %7s %7s %9s %8s %8s\n' "the year by kind of paper" 'CPU s' \
    'wall s' 'peak MiB' papers pages KB 'KB/page' 'ms/page'
for document in $(find "$year/views" -mindepth 2 -maxdepth 2 -type d -printf '%f\n' | sort -u); do
    for view in "$year"/views/*/"$document"/*.xml; do
        paper=${view#"$year"/views/}
        printf '%s\t%s\n' "$view" "$work/papers/${paper%.xml}.pdf"
    done >"$work/list"
    # shellcheck disable=SC2086
    kind "$document" "$work/papers" $render --jobs 1 --list "$work/list" "layouts/$document.xml"
done
register=$year/register/views
if [ -d "$register" ]; then
    for edition in public:sheet institution:private; do
        kind "register: volumes, ${edition%:*}" "$work/papers" sh -euc '
            for views in "$0"/*.xml; do
                $1 --split 1000 --views "$views" -o "$2/$(basename "$views" .xml).pdf" "$3"
            done' "$register/${edition%:*}/sheet" "$render" "$work/papers" \
            "layouts/${edition#*:}.xml"
    done
    for document in register worklist; do
        mkdir -p "$work/papers"
        # shellcheck disable=SC2086
        kind "register: $document" "$work/papers" $render -o "$work/papers/national.pdf" \
            "layouts/$document.xml" "$register/headquarters/$document/national.xml"
    done
fi
awk '{papers += $1; pages += $2; bytes += $3; cpu += $4; wall += $5}
    END {
        printf "%-34s %8.3f %8.3f %8s %7d %7d %9.0f %8.1f %8.2f\n", "all", cpu, wall, "",
            papers, pages, bytes / 1000, bytes / 1000 / pages, 1000 * cpu / pages
    }' "$work/all"
