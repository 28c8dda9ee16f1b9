// The public sheet of a certified institution as HTML, as layouts/sheet.xml has it.
import { cell, drawn, escape, frame, head, number, placed, plainhead, put, row, rule, section, span, subhead,
         table, wide } from "../html.mjs";
import * as chart from "../charts.mjs";
import { date, facts, given, halves, line, sheet as paper } from "../register.mjs";

function name({ institution: i, grade }) {
    const stars = +grade.stars;
    return halves(subhead("段階", "同種の機関の中で", 0) + (stars
        ? line("figure", "★".repeat(stars) + span("figure-unit", "☆".repeat(3 - stars)))
        : line("subtitle", escape(grade.label ?? "登録"), 2))
        + line("label", escape(grade.reason ?? "登録の要件を満たしている。"), 1.5),
    facts("facts tall", ["種別", i.kind], ["認定番号", i.id], ["都道府県", i.prefecture],
        ["認定日", date(i.certified)], ["有効期限", date(i.expires)]), 3);
}

function goodAt({ meta, institution: i, activity: [activity] }) {
    return section("得意な支援") + halves(plainhead("機関が届け出た得意分野")
        + (i.field ? line("subtitle", i.field.map(escape).join("、")) : line("label", "届出がない。")),
    plainhead("実績の多い支援", meta.year) + (activity.strength
        ? table("facts", [0, 16], "", activity.strength.map((s) => row(cell("label", escape(s.name)),
            cell("label r", span("label-bold", number(s.count)) + span("note", "件")))), false)
        : line("label", "計画の策定、実行支援の実績の報告がない。")));
}

function done({ meta, activity: [activity] }) {
    const right = ' data-at="r"', maximum = +activity.scale;
    return section("支援の実績", `件。棒は${meta.year}、縦線は同種の機関の平均`)
    + (activity.reported === "false" ? line("label", `${meta.year}の活動報告がないため、${meta["last-year"]}の値だけを示す。`) : "")
    + table("done", [40, 74, 17, 17, 16], row(head(""), `<th class="drawn">${chart.scaleHead(70, 0, maximum, [activity.scale], 0)}</th>`,
        head(meta.year, right), head(meta["last-year"], right), head("同種平均", right)), activity.class.map((c) => row(
        cell("label", escape(c.name)), drawn(c.this === undefined ? "" : chart.bar(70, 5, +c.this,
            { maximum, reference: c.typical === undefined ? null : +c.typical })),
        cell("label-bold r", given(c, "this")), cell("label r", given(c, "last")), cell("label r", given(c, "typical")))));
}

function voices({ users: u }) {
    return section("利用者の声", "支援を受けた事業者へのアンケート") + (u.part
        ? frame(25, placed(0, 3, chart.stacked(117, 14, [u], null, null, 0))
            + put(0, 23, "note-dark", `回答${number(u.replies)}件。割合（％）の小さい区分は数を省く。`) + rule(125, 1, 125, 24, .12, "g40")
            + put(129, 4.2, "label-bold", "満足とやや満足の計") + put(128.6, 14.8, "figure", number(u.share) + span("figure-unit", "％"))
            + put(129, 21.4, "label", `下限 ${number(u.lower)}％`))
        : `<p class="body lead">回答が${wide(u.least)}件に満たないため、割合を示さない。少ない回答からは、この機関の評価を語ることができない。</p>`);
}

function contact({ institution: i }) {
    const told = (key) => i[key] ?? "－";
    return section("問合せ先", i.updated ? `公表情報の更新 ${date(i.updated)}` : "公表情報の更新日の届出がない")
    + halves(facts("facts tall", ["電話", cell("label-bold", escape(told("phone")))], ["ウェブサイト", told("site")], ["所在地", told("address")]),
        facts("facts tall", ["担当者", told("staff")], ["料金", told("fee")], ["主な実績", told("record")]));
}

const notes = `<div class="note-rule"></div>` + halves(`<p class="note-dark prose">段階は、登録の要件を満たす機関の活動点（計画の策定と実行の支援に重みを置いた点）を同種の機関の中で比べ、計画の実行支援の割合と利用者の評価を併せて付ける。★★★、★★、★の順に高い。評価対象外は、報告や回答が足りないなどの理由で比べていないことを表し、劣ることを意味しない。</p>`,
    `<p class="note-dark prose">利用者の声の「下限」は、回答の数が少ないことによる揺れを見込んだ片側95％の下限で、実際の割合はこれを下回りにくい。…は値のないこと、－は届出のないことを表す。</p>`, 2);

export default (view, css) => paper(view, css, () =>
    name(view) + goodAt(view) + done(view) + voices(view) + contact(view) + notes);
