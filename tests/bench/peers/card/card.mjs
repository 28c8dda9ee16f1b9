// The card of one hub as HTML, as layouts/card.xml has it.
import { cell, content, diamond, drawn, escape, frame, head, number, page, placed, plainhead, prose, put,
         row, rule, section, signed, span, subhead, table, wide } from "../html.mjs";
import * as chart from "../charts.mjs";

const interval = (low, high, unit = "") => `（${low}～${high}${unit}）`;

function result(view) {
    const { meta, total } = view;
    const moved = view.axes.axis.some((axis) => axis.moved);
    const axisRow = (name, weight, item, last = false) => row(
        cell(last ? "label-bold" : "label", name), cell("label r", weight), cell("label-bold r", number(item.score)),
        cell("label r", number(item.t)), cell("label r", item.rank),
        cell("note-dark close", `<span>${interval(item["rank-low"], item["rank-high"])}</span>`), cell("label r", signed(item.change)),
        ...moved ? [cell("label r", last ? "" : signed(item.moved))] : [])
        .replace("<tr>", last ? '<tr class="sum">' : "<tr>");
    const linked = (axis) => view.activity.group.some((g) => g.axis === axis.id)
        ? `<a href="#group-${axis.id}">${escape(axis.name)}</a>` : escape(axis.name);
    const published = total.published !== total.last ? `　公表値${total.published}` : "";
    return frame(21, put(0, 12, "title", escape(meta.title), "left", "h1") + put(0, 20.4, "subtitle", escape(meta.subtitle))
        + view.hub.fact.map((fact, i) => put(86, 6.2 + 5 * i, "note spread", [...fact.label].map(escape)
            .map((c) => `<span>${c}</span>`).join("")) + put(101, 6.2 + 5 * i, fact.text.replace(/[0-9,.]/g, "").length > 22 ? "note-dark" : "label", escape(fact.text))).join(""))
    + section("総合評価", `点は0～100。区間は95％区間<sup><a href="#n1">注１</a></sup>`)
    + frame(42, put(0, 5, "label-bold", "評価") + put(-1.6, 20.4, "grade", wide(total.grade))
        + placed(0, 24.3, chart.ladder(30, 4.6, total.grade))
        + put(0, 34, "note-dark", `${total.grade}である確からしさ ${total.probability}`) + rule(39, 1.5, 39, 36, .12, "g40")
        + put(43, 5, "label-bold", "総合評点") + put(42.6, 19, "figure", total.score + span("figure-unit", "点"))
        + put(43, 27.8, "label", `95％区間　${total.low}～${total.high}`)
        + put(43, 34, "note-dark", `前年度${total.last}（${signed(total.change)}）${published}`)
        + rule(82, 1.5, 82, 36, .12, "g40") + put(86, 5, "label-bold", "順位")
        + (total.quarter ? put(164, 5, "note-dark", `上位４分の１に入る確からしさ ${total.quarter}`, "right") : "")
        + put(85.6, 19, "figure", total.rank + span("figure-unit", "位")
            + span("figure-middle", interval(total["rank-low"], total["rank-high"], "位")))
        + `<p class="body lead" style="position:absolute;left:86mm;top:${25.8 - 3.73}mm;width:78mm">${content(total.sentence)}</p>`)
    + subhead(`${total.hubs}拠点の中の位置`, "縦線1本が1拠点。当拠点のほかは名を伏せる", 1)
    + frame(21.5, chart.strip(164, 21.5, total, view.hub.short))
    + section("八つの軸の評価", `順位の（　）内は95％区間${moved ? "。寄与は、総合評点の前年差のうち軸の分" : ""}`)
    + frame(59, placed(0, 0, chart.radar(79, 59, view.axes.axis)) + `<div class="placed" style="left:82mm;top:1.6mm;width:82mm">`
        + table("plain", [20.5, 7, 9.5, 10.5, 6.5, 9.5, 8.5, ...moved ? [10] : []], row(head("軸"), head("重み", ' data-at="r"'), head("評点", ' data-at="r"'),
            head("偏差値", ' data-at="r"'), head("　　順位", ' data-at="c" colspan="2"'), head("前年差", ' data-at="r"'), ...moved ? [head("寄与", ' data-at="r"')] : []),
            [...view.axes.axis.map((a) => axisRow(linked(a), a.weight, a)), axisRow("総合", "100", total, true)]) + "</div>")
    + section("強みと課題", `文中の（　）は<a href="#activity">指標（2ページ）</a>と<a href="#hearing">着眼点（4ページ）</a>の番号`)
    + `<div class="two"><div>${plainhead("強み")}${prose("body", view.reading.strengths.p)}</div>`
    + `<div>${plainhead("課題")}${prose("body", view.reading.issues.p)}</div></div>`
    + `<p class="note-dark foot" id="n1">注１　${content(view.note[0])}</p>`;
}

function indicator(i) {
    const band = i["target-low"] !== undefined, has = (key) => i[key] !== undefined;
    const low = ["low", "very-low", "outside"].includes(i.chance), high = ["high", "very-high"].includes(i.chance);
    return row(cell("note", i.id), cell("label", escape(i.name)),
        cell("label r", band ? `${number(i["target-low"])}～${number(i["target-high"])}` : number(i.target, "－")),
        cell("label-bold r", number(i.actual)),
        +i.achievement < 90 ? cell("label-bold r", diamond + number(i.achievement)) : cell("label r", number(i.achievement, "－")),
        drawn(band ? chart.bar(18, 5, +i.actual, { band: [+i["target-low"], +i["target-high"]] })
            : has("achievement") ? chart.bar(18, 5, +i.achievement) : "", 1),
        cell("label r pad", ({ up: "↑", down: "↓" }[i.trend] ?? "") + number(i.rate)), cell("note", i["rate-unit"] ?? ""),
        cell(low || high ? "note-bold" : "note", (low ? diamond : "") + escape(i["chance-label"] ?? "－")),
        drawn(has("rate") && i.other ? chart.miniStrip(17, 5, i.other.map((o) => +o.value), +i.rate, +i.median) : ""),
        drawn(i.month ? chart.spark(13.5, 5, i.month.map((m) => m.value === undefined ? null : +m.value)) : ""));
}

function activity({ meta, total, activity, terms }) {
    const term = terms?.term[0];
    return section("活動の指標", `相談年度　${meta.period}`, "", "activity")
    + frame(21, `<p class="body lead" style="position:absolute;top:${4.8 - 3.73}mm;width:121mm">${content(activity.lead)}</p>`
        + put(129, 4.8, "note-ink", `${diamond}要確認　達成率90％`) + put(132.6, 8.5, "note-ink", "未満、又は率が低い")
        + put(129, 13.2, "note-ink", "－　該当なし"))
    + table("open", [8, 29.5, 12, 12, 12, 19, 12, 9.5, 17, 19.5, 13.5],
        row(head(""), head("指　標"), ...["目標", "実績", "達成率％"].map((c) => head(c, ' data-at="r"')), head(""),
            head("規模をならした率", ' colspan="2"'), head("偶然の幅"), head(`${total.hubs}拠点`, ' data-at="c"'), head("月ごと", ' data-at="c"'))
        + row('<th colspan="5"></th>', `<th class="drawn" style="padding-left:1mm">${chart.scaleHead(18, 0, 150, [100], 0)}</th>`,
            '<th colspan="3"></th>', `<th class="note ends" style="padding-right:2.5mm"><span>低</span><span>高</span></th>`,
            `<th class="note ends"><span>4月</span><span>3月</span></th>`),
        activity.group.flatMap((g) => [`<tr class="group" id="group-${g.axis}"><td class="label-bold" colspan="5">${escape(g.name)}</td>`
            + `<td class="note-dark r" colspan="6">軸の評点 ${g.score}</td></tr>`, ...g.indicator.map(indicator)]))
    + `<div class="two" style="margin-top:1.5mm"><div>${plainhead("データの点検")}${prose("body lead", activity.check.p)}</div><div>`
    + plainhead("読み方") + `<p class="note-dark prose">${term ? `「${escape(term.name)}」は、${escape(term.text)}` : ""}「特に高い」は99.8％の幅を超えるもの。拠点の帯は左が低く右が高い。太線が当拠点、細い黒線が中央値。帯のある指標は高すぎても低すぎてもよくないため、灰色の帯の内にあることを目標とする。月の値がそろわないものは点で示し、線で結ばない。${activity.group.some((g) => g.indicator.some((i) => i.trend))
        ? "↑↓は、24か月の月ごとの値からみて前年度からの動きが偶然とはいえないもの（全拠点の検定を合わせた）。" : ""}</p></div></div>`;
}

function surveys({ satisfaction: s, partners: p, coverage: c, monthly: m }) {
    const steps = [0, 20, 40, 60, 80, 100], heatWidth = (164 - 30 - 12 - 18 - 19 - 7 - 9 - 13) / c.area.length;
    return section("相談者の満足", `調査票 ${number(s.forms)}　有効回答 ${number(s.replies)}　${s.period}`)
    + frame(29, chart.stacked(121, 29, s.bar, s.low, s.high) + rule(125, 1, 125, 29, .12, "g40")
        + put(129, 4.2, "label-bold", "満足とやや満足の計") + put(128.6, 14.8, "figure", s.share + span("figure-unit", "％"))
        + (s.low ? put(129, 20.4, "label", `95％区間　${s.low}～${s.high}`) : "")
        + (s.return ? put(129, 25.6, "label", `回収率 ${s.return}％`) : "")
        + put(129, 29.2, "note", s.few ? "（回答が少なく順位に用いない）" : "（30％未満は参考値とする）"))
    + `<div style="margin-top:2.5mm">` + table("facts", [20, ...s.question.flatMap(() => [22, 14])], "",
        [row(cell("note-dark", "問いごと" + span("note", "　全国")), ...s.question.flatMap((q) =>
            [cell("note-dark", escape(q.name)), cell("label-bold", q.share + span("note", ` ${q.nation}`))]))], false) + "</div>"
    + section("支援機関からの評価", `${number(p.asked)}機関に依頼　回答${number(p.replies)}機関（${p.return}％）　「はい」の割合（％）`)
    + table("partners", [64, 64, 14, 11.5, 10.5], row(head(""), `<th class="drawn">${chart.scaleHead(64, 0, 100, steps)}</th>`,
        ...["当拠点", "中央値", "差"].map((h) => head(h, ' data-at="r"'))), p.question.map((q) => row(cell("label", escape(q.name)),
        drawn(chart.dots(64, 5.2, steps, q)), cell("label-bold r", q.share), cell("label r", q.median),
        cell("label r", (q.flag ? diamond : "") + signed(q.difference)))))
    + `<p class="note-dark below">点は当拠点、細い線は95％区間。灰色の帯は全拠点の中央50％、黒い縦線は中央値。</p>`
    + section("需要と供給の隔たり、拠点による補完", "隔たり＝需要のうち供給の及ばない割合（％）")
    + table("coverage", [30, 12, 12, 6, ...c.area.map(() => heatWidth), 19, 7, 9, 13], row(head(""), head("需要", ' data-at="r"'),
        head("供給", ' data-at="r"'), head(""), ...c.area.map((a) => head(escape(a.name), ' data-at="c"')),
        ...["拠点の補完", "％", "届き", "１人当たり"].map((h) => head(h, ' data-at="r"'))), c.row.map((r) => row(cell("label", escape(r.field)),
        cell("label r", r.need), cell("label r", r.supply), cell("label", ""), ...r.cell.map((f) => drawn(chart.heat(heatWidth, 4.8, f.value))),
        drawn(chart.bar(16, 4, +r.cover, { maximum: 100, reference: null }), 3), cell("label-bold r", r.cover),
        cell("label r", r.access), cell("label r", r.load))))
    + `<p class="note-dark below">${content(c.note[0])}</p>`
    + section("月ごとの相談対応", `${m.name}　目標 ${number(m.target)}　実績 ${number(m.actual)}`)
    + frame(40, chart.months(131, 40, m) + `<div class="placed" style="left:135mm;top:12mm;width:29mm">`
        + table("dense", [7, 10, 12], row(head("四半期"), head("目標", ' data-at="r"'), head("実績", ' data-at="r"')),
            m.quarter.map((q) => row(cell("label", q.label), cell("label r", number(q.target)), cell("label-bold r", number(q.actual))))) + "</div>");
}

function hearing({ hearing: h, findings, practices }) {
    const own = h["self-assessment"];
    return section("面談による評価", `${h.held}　評価者${h.evaluators}名の合議　${h["marked-from"] ? `${diamond}は自己評価との差が${h["marked-from"]}以上` : ""}`, "", "hearing")
    + table("dense", [5.5, 34, 34, 6.5, 0], row(head("行動基準の項目", ' colspan="2"'),
        `<th class="drawn">${chart.scaleHead(34, 1, 5, [1, 2, 3, 4, 5])}</th>`, head(""), head("到達した水準の行動基準")),
        h.item.map((i) => row(cell("note", i.id), cell("note-ink", escape(i.name) + (i.agreement ? "※" : "")), drawn(chart.dumbbell(34, 5, i)),
            cell("note", i.flag ? diamond : ""), cell("note-ink tight", escape(i.anchor ?? "－")))))
    + `<p class="note-dark below">白い丸は拠点の自己評価、黒い丸は評価者の水準（1～5）。行動基準は、到達した水準のもの。${h.item.some((i) => i.agreement) ? "※は、全国の評価者の間で水準が一致せず、未合意の項目。" : ""}</p>`
    + `<p class="note-dark">${content(h.agreement)}</p>`
    + subhead("拠点の自己申告", "数字は自己評価の水準、右端は拠点の挙げた証拠", 1)
    + table("facts", [5.5, 6, 0, 24], "", own.claim.map((k) => row(cell("note", k.item), cell("label-bold c", k.level),
        cell("label", content(k)), cell("note r", escape(k.evidence)))), false)
    + section("面談の所見", "", "close") + `<div class="columns">`
    + (findings.section ?? []).map((part) => plainhead(part.title) + prose("body", part.p)).join("")
    + (own.p ? plainhead("拠点の自己評価") + prose("body", own.p) : "") + "</div>"
    + (practices?.practice ?? []).map((practice) => `<div class="panel-box"><div class="panel-head"><p class="panel">ベストプラクティス</p>`
        + `<p class="panel">${escape(practice.title)}</p></div>` + prose("body lead close", practice.p)
        + (practice.copyable ? `<p class="body lead close below">`
            + `${span("label-bold", "他の拠点で使えるもの")}　${content(practice.copyable)}</p>` : "")
        + (practice.line ? `<p class="label below">${practice.line.map(content).join("　")}</p>` : "") + "</div>").join("");
}

function balanced({ hub, balance: b }) {
    return section("専門医と総合医の釣合い") + chart.scatter(60.8, 36, b, hub.short, "専門医（経営アドバイス）", "総合医（チーム編成）")
    + `<p class="label below">${content(b.lead)}</p><p class="note-dark below">灰色の円は${
        b.type ? "同じ型の" : "他の"}拠点（${number(b.step)}点刻み、面積は数）。線は中央値</p>`;
}

function moves({ movement: m }) {
    const unit = (lever) => lever.of === "level" ? "" : lever.unit ?? "";
    return section("総合評点を動かしたものと動かすもの") + `<p class="label" style="margin-bottom:2mm">${content(m.lead)}</p>`
    + (m.lever ? table("dense", [8, 0, 18, 20, 16], row(head("動かすもの", ' colspan="2"'),
        ...["現在", "増える数", "総合評点"].map((h) => head(h, ' data-at="r"'))), m.lever.map((lever) => row(cell("note", lever.id),
        cell("label", escape(lever.name)), ...[number(lever.from) + unit(lever), signed(lever.by) + unit(lever), signed(lever.points)]
            .map((c) => cell("label r", c))))) + `<p class="note-dark below">他の値が変わらないとした目安。それぞれ三つまで</p>` : "");
}

const beside = (view) => `<div class="beside"><div>${balanced(view)}</div><div>${moves(view)}</div></div>`;

function next({ meta, "next-steps": steps, budget: b, visits, activity, corrections }) {
    const figure = (x, label, value, unit) => put(x, 2.2, "note-dark", label)
        + put(x - .3, 9.4, "figure-middle", value + span("label", unit));
    const record = (widths, heads, rows) => table("record", widths, row(...heads), rows.map((cells) => row(...cells)));
    const finding = activity.check.finding ?? [], right = ' data-at="r"', asked = corrections?.correction ?? [];
    return section("次年度に向けて", escape(steps.note[0]), "close")
    + table("dense", [0, 34], row(head("取　組"), head("時期")), steps.step.map((s) => row(cell("label wide", content(s)), cell("label", s.when))))
    + plainhead("予算への反映", b.note[0], "budget")
    + frame(10.5, figure(0, meta.year, number(b.now), "千円") + put(38, 9, "figure-unit", "×", "center")
        + figure(43, "評価の係数", b.factor, "倍") + put(81, 9, "figure-unit", "×", "center")
        + figure(86, "総額をそろえる係数", b.balance, "倍") + put(124, 9, "figure-unit", b.limited ? "→" : "＝", "center")
        + figure(129, `${meta["next-year"]}（案）${b.change === undefined ? "" : `　${signed(b.change)}％`}`, number(b.next), "千円"))
    + (visits ? section("訪問と助言", "", "close") + record([23.5, 34, 22, 0, 40], ["期　日", "種　別", "内　容", "助　言", "その後"].map((h) => head(h)),
        visits.visit.map((w) => [w.date, `${w.kind}（${w.by}）`, w.content, w.advice ?? "－", w["follow-up"] ?? "－"]
            .map((c) => cell("note-ink tight", escape(c))))) : "")
    + (finding.length ? section("データの点検で確かめること", "全国の拠点と比べて目立って異なる点。誤りや不正を意味しない", "close")
        + record([60, 14, 0], [head("種　類"), head("件数", right), head("")], finding.map((f) =>
            [cell("note-ink", escape(f.name)), cell("note-ink r", number(f.number, "－")), cell("note-ink", "")])) : "")
    + (asked.length ? section("仮評価への申出と決定", "採用したものは、この評価票の値に入れてある")
        + record([8, 48, 13, 13, 13, 3, 14, 26, 0], [head("項　目", ' colspan="2"'), head("仮評価", right), head("申出", right), head("確定", right),
            head(""), head("決定"), head("決定の日"), head("理　由")], asked.map((c) => [cell("note", /^[NQ]/.test(c.item) ? c.item : ""),
            cell("note-ink tight", escape(c.name)), cell("note-ink r", number(c.old)), cell("note-ink r", number(c.asked)), cell("note-bold r", number(c.new)),
            cell("note-ink", ""), cell("note-ink", c.accepted ? "採用" : "不採用"), cell("note-ink", c.decided), cell("note-ink tight", escape(c.text))])) : "");
}

export default function card(view, sheet) {
    const { meta } = view;
    return page(meta, sheet, { title: `${meta.title}　${meta.subtitle}`, first: `${meta.committee}　${meta.meeting}`,
                               rest: meta.running, foot: meta.framework, code: view.hub.code }, () =>
`<section class="page first"><div class="double"></div>${result(view)}</section>
<section class="page">${activity(view)}</section><section class="page">${surveys(view)}</section>
<section class="rest">${hearing(view)}${beside(view)}${next(view)}</section>`);
}
