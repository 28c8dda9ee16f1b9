// What the sheets of a certified institution have in common.
import { cell, escape, number, page, row, table, wide } from "./html.mjs";

export function date(iso) {
    const [year, month, day] = iso.split("-").map(Number), reiwa = iso >= "2019-05-01";
    const digits = (n) => n < 10 ? wide(n) : String(n), years = year - (reiwa ? 2018 : 1988);
    return `${reiwa ? "令和" : "平成"}${years === 1 ? "元" : digits(years)}年${digits(month)}月${digits(day)}日`;
}
export const line = (name, html, above = 0) =>
    `<p class="line ${name}"${above ? ` style="margin-top:${above}mm"` : ""}>${html}</p>`;
export const halves = (left, right, above = 0) =>
    `<div class="two"${above ? ` style="margin-top:${above}mm"` : ""}><div>${left}</div><div>${right}</div></div>`;
// What is known of it: names and values, which are cells or text.
export const facts = (kind, ...pairs) => table(kind, [19, 0], "", pairs.map(([name, value]) => row(
    `<th class="note-dark">${name}</th>`, value.startsWith("<td") ? value : cell("label", escape(value)))), false);
export const given = (object, key, missing = "…", form = number) =>
    object[key] === undefined ? missing : form(object[key]);

export function sheet(view, css, sections) {
    const { meta } = view;
    return page(meta, css, { title: meta.title, first: `${meta.subtitle}　${meta.year}`, rest: meta.title,
                             foot: `${meta["as-of"]}現在` }, () =>
        `<section class="first"><div class="double"></div><h1 class="line ${[...meta.title].length > 22 ? "subtitle" : "title"}">`
        + `${escape(meta.title)}</h1>${sections(view)}</section>`);
}

