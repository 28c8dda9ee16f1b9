// What an institution is told of itself, as HTML, as layouts/private.xml has it.
import { cell, diamond, escape, head, number, row, section, span, subhead, table, wide } from "../html.mjs";
import { date, facts, given, halves, line, sheet } from "../register.mjs";

const note = (text) => span("note", text);
const values = {
    report: (c) => (+c.value > 0 ? `遅れ${number(c.value)}日` : "期限内") + (+c.also > 0 ? note(`　督促${c.also}回`) : ""),
    work: (c) => `${number(c.value)}件` + note(`　${given(c, "years", "", wide)}年間`),
    experience: (c) => `${number(c.value)}年` + note(`　うち法定${given(c, "also")}年`),
    followed: (c) => `${number(c.value)}％` + note(`　${c.least}％以上`),
    satisfaction: (c) => `${number(c.value)}％` + note(`　${c.least}％以上、${given(c, "also", "0")}件`),
    training: (c) => `${number(c.value)}回`,
    profile: (c) => `${c.value}項目` + note(`　${c.least}項目`),
    complaints: (c) => `未了${c.value}件` + note(`　受付${given(c, "also", "0")}件`),
};
const valueOf = (c) => c.status === "exempt" ? "－" : c.value === undefined ? "…"
    : values[c.test] ? values[c.test](c) : +c.value === 1 ? "確認済み" : "確認できない";

function decision({ institution: i, renewal: r }) {
    return halves(subhead("更新の判定", r.ending ? "有効期限まで１年以内" : "現時点の見込み", 0)
        + line("figure-middle", escape(r.label), 1) + line("label", escape(r.reason), 1),
    subhead("すること", r.by ? `期限 ${date(r.by)}` : "", 0) + `<p class="body lead">${escape(r.action)}</p><div style="height:2mm"></div>`
        + facts("facts", ["種別", `${i.kind}　${i.prefecture}`], ["認定", `${date(i.certified)}　${date(i.expires)}まで`]), 2);
}

function checklist({ checklist: { check } }) {
    return section("点検", "◆ 更新の判定の理由となった項目")
    + table("dense", [7, 54, 10, 30, 21, 0], row(head(""), head("項　目"), head(""), head("根拠の値"), head("結果"), head("満たすためにすること")),
        check.map((c) => row(cell("note", c.no), cell("label", escape(c.name)), cell("note-dark", c.nature), cell("label", valueOf(c)),
            cell("label-bold", (c.cause ? diamond : "") + escape(c.label)), cell("note-ink tight", escape(c["to-do"] ?? "")))));
}

function points({ grade: g, points: p }) {
    const heads = ["１件の点", "上限の件数", "報告の件数", "数えた件数", "点"].map((h) => head(h, ' data-at="r"'));
    return `<div class="together">` + section("活動点と段階", "年度ごとの上限までを数える。単位は点")
    + halves(line("note-dark", "段階") + line("figure-middle", g.stars ? "★".repeat(+g.stars) : escape(g.label ?? "…"))
        + line("label", escape(g.reason ?? ""), 1),
    line("note-dark", "活動点") + line("figure-middle", given(p, "sum") + span("figure-unit", "点"))
        + line("label", g.place ? `ならした値${number(g.shrunk)}点。${g.among ? "全ての" : "同種の"}${number(g.peers)}機関の中で${number(g.place)}位。`
            : "活動報告がなく、比べない。", 1)) + `<div style="height:2mm"></div>`
    + table("dense", [10, 0, 14, 14, 14, 16, 16], row(head(""), head("活　動"), ...heads), [...p.activity.map((a) => row(
        cell("note", a.id), cell("label", escape(a.name)), cell("label r", number(a.each)), cell("label r", a.cap),
        cell("label r", given(a, "count")), cell("label r", given(a, "counted")), cell("label-bold r", given(a, "points")))),
        row(cell("note", ""), cell("label-bold", "計"), cell("note-dark r", p.uncapped ? `上限がなければ${number(p.uncapped)}` : "", ' colspan="4"'),
            cell("label-bold r", given(p, "sum")))]) + "</div>";
}

export default (view, css) => sheet(view, css, () => decision(view) + checklist(view) + points(view));
