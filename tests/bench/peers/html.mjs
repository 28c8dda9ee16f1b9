// What any paper in HTML needs: text by its baseline, figures as printed,
// inline SVG. Lengths are mm; a view's text is escaped where it enters.
export const escape = (text) => String(text ?? "").replace(/[&<>"]/g,
    (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const two = (value) => Number(value.toFixed(3));

export const colors = { ink: "#000", white: "#fff", ai: "#004896", ai60: "#6691c0",
    ai15: "#dce6f1", shu: "#c83800", g80: "#404040", g60: "#6e6e6e", g40: "#a0a0a0",
    g20: "#cfcfcf", g08: "#eee" };

// Face, weight, size in Q and colour; the class of the same name says the same.
const face = (font, size, fill = "ink", weight = 400) => ({ font, size, fill, weight });
export const styles = {
    body: face("Mincho", 13), title: face("Mincho", 28), subtitle: face("Mincho", 16),
    section: face("Gothic", 16, "ink", 700), subhead: face("Gothic", 11, "ink", 700),
    panel: face("Gothic", 13, "ink", 700), label: face("Gothic", 11),
    "label-bold": face("Gothic", 11, "ink", 700), subject: face("Gothic", 11, "ai", 700),
    inverse: face("Gothic", 11, "white", 700), "label-white": face("Gothic", 11, "white"),
    zone: face("Gothic", 11, "g60", 700), note: face("Gothic", 9, "g60"),
    "note-dark": face("Gothic", 9, "g80"), "note-ink": face("Gothic", 9),
    "note-bold": face("Gothic", 9, "ink", 700), "note-white": face("Gothic", 9, "white"),
    "note-subject": face("Gothic", 9, "ai"), "note-subject-bold": face("Gothic", 9, "ai", 700),
    figure: face("Gothic", 40), "figure-middle": face("Gothic", 28),
    "figure-unit": face("Gothic", 13), grade: face("Mincho", 68, "ai"),
    thumb: face("Gothic", 10, "white", 700),
};
export const css = Object.entries(styles).map(([name, s]) =>
    `.${name}{font:${s.weight} ${s.size / 4}mm "BIZ UD${s.font}",IPAmjMincho;color:${colors[s.fill]};fill:${colors[s.fill]}}`
).join("\n");

const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");
export function number(value, missing = "…") {
    if (value === undefined || value === "")
        return missing;
    const bare = value.replace(/^-/, ""), [whole, part] = bare.split(".");
    return (bare !== value ? "▲" : "") + grouped(whole) + (part === undefined ? "" : "." + part);
}
export function signed(value, missing = "…") {
    if (value === undefined)
        return missing;
    if (!/[1-9]/.test(value))
        return value.replace(/^-/, "");
    return value.startsWith("-") ? number(value) : "＋" + number(value);
}
export const wide = (text) => String(text).replace(/[!-~]/g,
    (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

// Inline markup of the data: runs, emphasis dots, ruby.
export function content(value) {
    const text = typeof value === "object" && !Array.isArray(value) ? value.text : value;
    return [text].flat().map((run) =>
        typeof run === "string" ? escape(run)
        : run.kind === "ruby" ? `<ruby>${escape(run.base)}<rt>${escape(run.reading)}</rt></ruby>`
        : `<em>${escape(run.text)}</em>`).join("");
}
export const span = (name, text) => `<span class="${name}">${escape(text)}</span>`;
// html, with its baseline at y; x is its left, middle or right.
export const put = (x, y, name, html, at = "left", tag = "div") =>
    `<${tag} class="put ${name} ${at}" style="left:${two(x)}mm;top:calc(${two(y)}mm - .38em)">${html}</${tag}>`;
export const rule = (x1, y1, x2, y2, width, color) => x1 === x2
    ? `<div class="rule" style="left:${x1 - width / 2}mm;top:${y1}mm;height:${y2 - y1}mm;width:${width}mm;background:${colors[color]}"></div>`
    : `<div class="rule" style="left:${x1}mm;top:${y1 - width / 2}mm;width:${x2 - x1}mm;height:${width}mm;background:${colors[color]}"></div>`;
export const frame = (height, html) => `<div class="frame" style="height:${height}mm">${html}</div>`;
export const placed = (x, y, html) => `<div class="placed" style="left:${x}mm;top:${y}mm">${html}</div>`;
export const diamond = `<span class="diamond">◆</span>`;

// An area in mm to draw on; what is drawn is described by alt.
export class Area {
    constructor(width, height, alt) {
        Object.assign(this, { width, height, alt, parts: [] });
    }
    add(tag, attributes) {
        this.parts.push(`<${tag} ${Object.entries(attributes).filter(([, v]) => v !== undefined)
            .map(([k, v]) => `${k}="${typeof v === "number" ? two(v) : v}"`).join(" ")}/>`);
        return this;
    }
    static pen(width, color, dash) {
        return { fill: "none", stroke: colors[color] ?? color, "stroke-width": width,
                 "stroke-dasharray": dash };
    }
    line(x1, y1, x2, y2, pen) { return this.add("line", { x1, y1, x2, y2, ...pen }); }
    rect(x, y, width, height, fill, pen = {}) {
        return this.add("rect", { x, y, width, height, ...pen, fill: colors[fill] ?? fill });
    }
    dot(cx, cy, r, fill, pen = {}) {
        return this.add("circle", { cx, cy, r, ...pen, fill: colors[fill] ?? fill });
    }
    ring(x, y, r) { return this.dot(x, y, r - .125, "white", Area.pen(.25, "ai")); }
    path(points, pen, close = false) {
        return this.add("path", { d: points.map(([x, y], i) => `${i ? "L" : "M"}${two(x)} ${two(y)}`).join("")
            + (close ? "z" : ""), ...pen });
    }
    shape(points, fill, pen = {}) {
        return this.path(points, { ...pen, fill: fill ? colors[fill] : "none" }, true);
    }
    // Many ticks of one look are one path; a place is marked once.
    ticks(xs, y1, y2, pen) {
        return this.add("path", { d: [...new Set(xs)].map((x) => `M${two(x)} ${two(y1)}V${two(y2)}`).join(""), ...pen });
    }
    text(x, y, name, words, at = "left") {
        const anchor = { left: undefined, center: "middle", right: "end" }[at];
        this.parts.push(`<text class="${name}" x="${two(x)}" y="${two(y)}" style="font-size:${styles[name].size / 4}px"${
            anchor ? ` text-anchor="${anchor}"` : ""}>${escape(words)}</text>`);
        return this;
    }
    halo(x, y, name, words) {
        const width = extent(name, words), size = em(name);
        this.rect(x - width / 2 - .3, y - .88 * size, width + .6, size, "white");
        return this.text(x, y, name, words, "center");
    }
    toString() {
        return `<svg role="img" aria-label="${escape(this.alt)}" viewBox="0 0 ${this.width} ${this.height}" `
            + `style="width:${this.width}mm;height:${this.height}mm">${this.parts.join("")}</svg>`;
    }
}
export const em = (name) => styles[name].size / 4;
export const middle = (name, y) => y + .37 * em(name);
// BIZ UD's full-width faces: ASCII is half an em, all else is one.
export const extent = (name, words) =>
    em(name) * [...words].reduce((sum, c) => sum + (c <= "~" ? .5 : 1), 0);
export const scale = (low, high, from, to) => (value) => high <= low ? (from + to) / 2
    : from + Math.min(1, Math.max(0, (value - low) / (high - low))) * (to - from);

// Tables, headings.
export const cell = (name, html, more = "") => `<td class="${name}"${more}>${html}</td>`;
export const head = (html, more = "") => `<th class="note-dark"${more}>${html}</th>`;
export const row = (...cells) => `<tr>${cells.join("")}</tr>`;
export const drawn = (area, left = 0) => `<td class="drawn"${left ? ` style="padding-left:${left}mm"` : ""}>${area ?? ""}</td>`;
export function table(kind, widths, header, rows, lastRule = true) {
    const cols = widths.map((w) => `<col${w ? ` style="width:${w}mm"` : ""}>`).join("");
    return `<table class="${kind}${lastRule ? "" : " bare"}"><colgroup>${cols}</colgroup>`
        + (header ? `<thead>${header}</thead>` : "") + `<tbody>${rows.join("\n")}</tbody></table>`;
}
export function section(title, aside, kind = "", id = "") {
    section.count += 1;
    const n = section.count < 10 ? wide(section.count) : section.count;
    return `<div class="head ${kind}"${id ? ` id="${id}"` : ""}>${put(5.5, 5.6, "section", `<span class="no">${n}</span>${escape(title)}`, "left", "h2")}${
        aside ? put(164, 5.4, "note", aside, "right") : ""}</div>`;
}
export const subhead = (title, aside, above = 4) =>
    `<div class="subhead" style="margin-top:${above}mm">${put(0, 4.1, "subhead", escape(title), "left", "h3")}${
        aside ? put(164, 4.1, "note", aside, "right") : ""}</div>`;
export const plainhead = (title, aside, kind = "") => `<h3 class="plain subhead-text ${kind}">${escape(title)}${
    aside ? `<span class="note">${escape(aside)}</span>` : ""}</h3>`;
export const prose = (name, values) => values.map((p) => `<p class="${name}">${content(p)}</p>`).join("");

// Running matter in the page's margin boxes; mirrored.
function pageRules(meta, { first, rest, foot: outside, code }) {
    const note = `font:2.25mm "BIZ UDGothic"`, y = 23.06 + 4.936 * meta.tab.position;
    const box = Math.max(27, extent("label", meta.number) + 5);
    const words = (text) => JSON.stringify(text).replaceAll("\\n", "\\a ");
    const thumb = (side, top) => `@${side}-top{content:${words([...code ? [code] : [], ...meta.tab.text].join("\n"))};white-space:pre;box-sizing:border-box;
            width:5mm;height:13mm;background:${colors.ai};color:#fff;font:700 2.5mm/2.875mm "BIZ UDGothic";text-align:center;
            vertical-align:middle;margin-top:${y - top}mm;margin-bottom:${275 - 13 - y}mm;margin-${side}:3.5mm;
            margin-${side === "left" ? "right" : "left"}:auto}`;
    const foot = (name, inner, outer) => `@page :${name}{
        @bottom-${inner}{content:${words(meta.fiction)};color:${colors.g60};${note};padding-bottom:7mm}
        @bottom-${outer}{content:${words(outside)};color:${colors.g60};${note};padding-bottom:7mm}
        ${thumb(name, 22)}}`;
    const head = (text, top) => `@top-left{content:${words(text)};${note};padding-top:${27 - top}mm;text-align:left;white-space:pre}
        @top-center{content:${words(meta.handling)};${note};padding-top:${27 - top}mm;text-align:right;width:${2 * (79 - box)}mm}
        @top-right{content:${words(meta.number)};font:2.75mm "BIZ UDGothic";text-align:center;width:${box}mm;height:6.6mm;
            box-sizing:border-box;border:.25mm solid #000;margin-top:10.4mm;margin-bottom:${top - 17}mm}`;
    return `@page{size:A4;${head(rest, 22)}
        @bottom-center{content:"－ " counter(page) " －";font:2.75mm "BIZ UDGothic";padding-bottom:7mm}}
        @page :right{margin:22mm 21mm 22mm 25mm}@page :left{margin:22mm 25mm 22mm 21mm}`
        + foot("right", "left", "right") + foot("left", "right", "left")
        + `@page :first{margin-top:19mm;${head(first, 19)}${thumb("right", 19)}}`;
}

// The whole document: what stands around the pages, then their sections.
export function page(meta, sheet, around, sections) {
    section.count = 0;
    return `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>${escape(around.title)}</title>`
        + `<meta name="description" content="${escape(meta.number)}"><style>${css}\n${sheet}\n${pageRules(meta, around)}`
        + `</style></head><body>\n${sections()}</body></html>`;
}
