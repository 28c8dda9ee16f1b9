#!/bin/sh
# The last lines of make: where the papers are, how many, how long, how many
# findings. Arguments: year folder, data folder, number of papers, start (s).
set -eu
year=$1 data=$2 papers=$3 start=$4
seconds=$(($(date +%s) - start))
findings=$(grep -c '<finding ' "$data/year.xml" || true)
phase=$(basename "$data")
case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
ja*)
    if [ "$papers" = 0 ]; then
        echo "この段階（$phase）の帳票はありません。評価の結果は $data/evaluation.xml にあります（${seconds} 秒、入力の指摘 ${findings} 件）。"
        exit 0
    fi
    echo "帳票 ${papers} 点を $year/papers/ に作りました（${seconds} 秒、入力の指摘 ${findings} 件）。"
    summary=全国総括 card=拠点の評価書の例 register=認定機関の全国報告
    ;;
*)
    if [ "$papers" = 0 ]; then
        echo "The phase $phase has no papers; its evaluation is $data/evaluation.xml ($seconds s, $findings findings in the input)."
        exit 0
    fi
    echo "$papers papers in $year/papers/ ($seconds s, $findings findings in the input)."
    summary='national summary  ' card="a hub's card      "
    register='register report   '
    ;;
esac
for line in "$summary:headquarters/summary/national" "$card:hub/card/13"; do
    paper=$year/papers/${line#*:}.pdf
    [ ! -e "$paper" ] || echo "  ${line%%:*} $paper"
done
report=$year/register/papers/headquarters/register/national.pdf
[ ! -e "$report" ] || echo "  $register $report"
