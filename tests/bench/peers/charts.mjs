// The kinds of chart as inline SVG; places are mm from the area's upper left.
import { Area, em, extent, middle, number, scale } from "./html.mjs";

const { pen } = Area;
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const numbers = (rows) => rows.map((row) => Number(row.value ?? row));

export function ladder(width, height, grade) {
    const area = new Area(width, height, `評価 ${grade}（S A B C Dのうち）`);
    const pitch = Math.min(6, width / 5);
    [..."SABCD"].forEach((letter, i) => {
        const here = letter === grade, name = here ? "inverse" : "zone";
        area.rect(i * pitch + .075, .075, .9 * pitch - .15, height - .15,
                  here ? "ai" : "white", here ? {} : pen(.15, "g40"));
        area.text(i * pitch + .45 * pitch, middle(name, height / 2), name, letter, "center");
    });
    return area;
}

export function strip(width, height, total, short) {
    const data = total.strip, others = numbers(data.other), y = height - 5.4;
    const x = scale(+data.low, +data.high, .5, width - .5);
    const area = new Area(width, height, `${short} ${total.score}（95％区間 ${total.low}～${total.high}）、`
        + `中央値 ${data.median}、ほか${others.length}の幅 ${Math.min(...others)}～${Math.max(...others)}`
        + data.zone.slice(1).map((zone) => `、${zone.grade}は${zone.from}以上`).join(""));
    const own = x(+total.score), median = x(+data.median), low = x(+total.low), high = x(+total.high);
    area.line(0, y, width, y, pen(.2, "ink")).ticks(others.map(x), y - 4.2, y, pen(.22, "g60"))
        .line(median, y - 6, median, y, pen(.35, "ink")).rect(low, y - 6.6, high - low, 1, "ai60")
        .line(own, y - 8, own, y, pen(.9, "ai"));
    const words = `中央値 ${data.median}`, half = extent("note-ink", words) / 2;
    const clear = median + half + .3 < low || median - half - .3 > high;
    const place = clear ? median : median <= own ? Math.min(median, low - .3 - half)
        : Math.max(median, high + .3 + half + 14);
    area.text(clamp(place, half, width - half), y - 7, "note-ink", words, "center");
    const name = `${short} ${total.score}`, side = extent("subject", name) / 2;
    area.text(clamp(own, side, width - side), y - 9.3, "subject", name, "center");
    if (high + 1 + extent("note", "95％区間") < width)
        area.text(high + 1, y - 5.6, "note", "95％区間");
    else
        area.text(low - 1, y - 5.6, "note", "95％区間", "right");
    data.zone.forEach((zone, i) => {
        if (i) {
            area.line(x(+zone.from), y - 1, x(+zone.from), y + 1.6, pen(.35, "ink"));
            area.text(x(+zone.from), y + 4.8, "note-ink", zone.from, "center");
        }
        area.text((x(+zone.from) + x(+zone.to)) / 2, y + 4.8, zone.own ? "subject" : "zone",
                  zone.grade, "center");
    });
    return area;
}

export function radar(width, height, axes) {
    const count = axes.length, angle = (i) => 2 * Math.PI * i / count - Math.PI / 2;
    const cx = width / 2, cy = height / 2;
    const room = Math.max(extent("note-subject", "前年度") + 2.7, ...axes.map((axis, i) => {
        const side = Math.abs(Math.cos(angle(i)));
        return side < .2 ? 0 : extent("note-ink", axis.name) + 2.8 * side - (1 - side) * width / 2;
    }));
    const radius = Math.min(width / 2 - room, height / 2 - 6.2);
    const r = scale(30, 80, 0, radius);
    const point = (i, d) => [cx + d * Math.cos(angle(i)), cy + d * Math.sin(angle(i))];
    const figure = (key) => axes.map((axis, i) => point(i, r(+axis[key])));
    const ring = (value) => axes.map((axis, i) => point(i, r(value)));
    const area = new Area(width, height, axes.map((axis) =>
        `${axis.name} ${axis.score}（前年度 ${axis.last}、中央値 ${axis.median}）`).join("、"));
    for (const value of [40, 50, 60, 70, 80])
        area.shape(ring(value), null, pen(.12, "g20"));
    axes.forEach((axis, i) => area.line(cx, cy, ...point(i, radius), pen(.12, "g20")));
    const own = figure("score");
    area.shape(own, "ai15");
    for (const value of [40, 50, 60, 70])
        area.shape(ring(value), null, pen(.08, "g40"));
    area.shape(figure("last"), null, pen(.22, "ai", ".7 .7")).shape(figure("median"), null, pen(.3, "ink"))
        .shape(own, null, pen(.6, "ai"));
    own.forEach((p) => area.dot(...p, .75, "ai"));
    axes.forEach((axis, i) => {
        const [x, y] = point(i, radius + 2.8), side = Math.cos(angle(i));
        if (Math.abs(side) < .2) {
            const name = extent("note-ink", axis.name), down = y + (Math.sin(angle(i)) > 0 ? 2.4 : 0);
            const left = x - (name + 1.2 + extent("subject", axis.score)) / 2;
            area.text(left, down, "note-ink", axis.name).text(left + name + 1.2, down, "subject", axis.score);
        } else {
            const at = side > 0 ? "left" : "right";
            area.text(x, y - .4, "note-ink", axis.name, at).text(x, y + 2.8, "subject", axis.score, at);
        }
    });
    const from = Math.floor(count / 4), x = cx + radius + 2.7;
    [["score", "note-subject-bold", "ai", .40, "当拠点"], ["last", "note-subject", "ai", .62, "前年度"],
     ["median", "note-ink", "ink", .80, "中央値"]].forEach(([key, name, fill, share, word], i) => {
        const y = cy + 8 + 3.4 * i, a = point(from, r(+axes[from][key]));
        const b = point(from + 1, r(+axes[from + 1][key]));
        const p = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
        area.text(x, y, name, word).path([p, [x - 4, y - .9], [x - .8, y - .9]], pen(.1, "g60"))
            .dot(...p, .35, fill);
    });
    for (const value of [30, 40, 60, 80])
        area.text(cx + .7, cy - r(value) - .3, "note", String(value));
    return area;
}

export function scaleHead(width, low, high, at, pad = 1.3) {
    const x = scale(low, high, pad, width - pad), area = new Area(width, 2.4, `目盛 ${at.join(" ")}`);
    at.forEach((value) => area.text(x(value), 2.4 - .12 * em("note"), "note", String(value), "center"));
    return area;
}

export function bar(width, height, value, { maximum = 150, reference = 100, band } = {}) {
    const x = scale(0, maximum, 0, width), mid = height / 2, half = .85;
    const area = new Area(width, height, `実績 ${value}` + (band ? `（目標の幅 ${band.join("～")}）`
        : reference === null ? "" : `（基準 ${reference}）`));
    if (band) {
        const [low, high] = band.map(x), tick = clamp(x(value), .4, width - .4);
        return area.rect(low, mid - half, high - low, 2 * half, "g20")
            .line(tick, mid - half - 1, tick, mid + half + 1, pen(.75, "ai"));
    }
    const end = x(value);
    if (end > 0)
        area.rect(0, mid - half, end, 2 * half, "ai");
    if (value > maximum)
        area.shape([[width - 1.6, mid - half], [width - 1, mid - half], [width - 1.4, mid + half],
                    [width - 2, mid + half]], "white");
    if (reference === null)
        return area;
    const tick = clamp(x(reference), .2, width - .2), reach = Math.min(half + 1.3, mid);
    if (end > tick + .4)
        area.line(tick, mid - half, tick, mid + half, pen(.75, "white"));
    return area.line(tick, mid - reach, tick, mid + reach, pen(.25, "ink"));
}

export function miniStrip(width, height, others, own, median) {
    const all = [...others, own, median], ground = height / 2 + 1.5;
    const x = scale(Math.min(...all), Math.max(...all), .4, width - .4);
    return new Area(width, height, `当該 ${own}、中央値 ${median}、ほか${others.length}の幅 `
        + `${Math.min(...others)}～${Math.max(...others)}`)
        .line(0, ground, width, ground, pen(.1, "g40"))
        .ticks(others.map(x), ground - 2.1, ground, pen(.12, "g40"))
        .line(x(median), ground - 3.1, x(median), ground, pen(.22, "ink"))
        .line(x(own), ground - 3.5, x(own), ground + .4, pen(.75, "ai"));
}

export function spark(width, height, points) {
    const known = points.filter((p) => p !== null);
    const x = scale(0, 11, .6, width - .6);
    const y = scale(Math.min(...known), Math.max(...known), height - .6, .6);
    const marks = points.flatMap((p, i) => p === null ? [] : [[x(i), y(p)]]);
    const area = new Area(width, height, `推移　${known.join("、")}`);
    if (marks.length === 12)
        area.path(marks, pen(.28, "ai"));
    else
        marks.slice(0, -1).forEach((p) => area.ring(...p, .6));
    return area.dot(...marks.at(-1), .6, "ai");
}

export function dots(width, height, at, row) {
    const x = scale(at[0], at.at(-1), 1.3, width - 1.3), mid = height / 2, f = (key) => x(+row[key]);
    return new Area(width, height, `${row.name} ${row.share}（95％区間 ${row.low}～${row.high}）、`
        + `中央値 ${row.median}、中央50％ ${row.q25}～${row.q75}${row.flag ? "（要確認）" : ""}`)
        .ticks(at.map(x), 0, height, pen(.1, "g20"))
        .rect(f("q25"), mid - 1.5, f("q75") - f("q25"), 3, "g20")
        .line(f("median"), mid - 1.9, f("median"), mid + 1.9, pen(.4, "ink"))
        .line(f("low"), mid, f("high"), mid, pen(.3, "ai")).dot(f("share"), mid, 1.05, "ai");
}

export function dumbbell(width, height, row) {
    const x = scale(1, 5, 1.3, width - 1.3), mid = height / 2, own = x(+row.self), value = x(+row.level);
    return new Area(width, height,
        `${row.name} 自己評価 ${row.self}、評価者 ${row.level}${row.flag ? "（要確認）" : ""}`)
        .ticks([1, 2, 3, 4, 5].map(x), 0, height, pen(.1, "g20"))
        .line(own, mid, value, mid, row.flag ? pen(.5, "ink") : pen(.25, "g60")).ring(own, mid, 1.15)
        .dot(value, mid, Math.abs(own - value) < .3 ? 1.15 * .55 : 1.15, "ai");
}

export function heat(width, height, value) {
    const depth = [20, 35, 50, 65].filter((bound) => +value >= bound).length;
    const name = depth === 4 ? "label-white" : "label";
    return new Area(width, height, value)
        .rect(.15, .15, width - .3, height - .3, ["#fff", "#e4e4e4", "#c2c2c2", "#8c8c8c", "#4a4a4a"][depth])
        .text(width / 2, middle(name, height / 2), name, value, "center");
}

export function scatter(width, height, data, name, xName, yName) {
    const left = Math.max(6, extent("note", "80") + 1.5), right = width - 2, top = 5, base = height - 8;
    const x = scale(20, 80, left, right), y = scale(20, 80, base, top), others = data.other ?? [];
    const units = others.map((o) => +(o.hubs ?? 1));
    const area = new Area(width, height,
        `${name} ${xName} ${data.x}、${yName} ${data.y}。ほか ${units.reduce((a, n) => a + n, 0)}点。`);
    for (const v of [20, 40, 60, 80]) {
        const line = v === 20 ? pen(.2, "ink") : pen(.1, "g20");
        area.line(left, y(v), right, y(v), line).text(left - 1.5, middle("note", y(v)), "note", String(v), "right")
            .line(x(v), top, x(v), base, line).text(x(v), height - 4.6, "note", String(v), "center");
    }
    area.text(right, height - .8, "note-dark", xName, "right").text(0, 2.8, "note-dark", yName);
    if (data["x-median"])
        area.line(x(+data["x-median"]), top, x(+data["x-median"]), base, pen(.35, "ink"));
    if (data["y-median"])
        area.line(left, y(+data["y-median"]), right, y(+data["y-median"]), pen(.35, "ink"));
    others.forEach((o, i) => area.dot(x(+o.x), y(+o.y), .6 * Math.sqrt(Math.min(units[i], 10)), "g40"));
    const px = x(+data.x), py = y(+data.y), w = extent("note-subject-bold", name);
    const centre = px + 1.9 + w < width ? px + 1.9 + w / 2 : px - 1.9 - w / 2;
    return area.dot(px, py, 1.3, "ai").halo(centre, middle("note-subject-bold", py), "note-subject-bold", name);
}

// Centres moved apart, each as little as the order allows.
function spread(centres, sizes, low, high, gap) {
    let edge = low;
    sizes.forEach((size, i) => {
        centres[i] = Math.max(centres[i], edge + size / 2);
        edge = centres[i] + size / 2 + gap;
    });
    edge = high;
    for (let i = sizes.length - 1; i >= 0; i--) {
        centres[i] = Math.min(centres[i], edge - sizes[i] / 2);
        edge = centres[i] - sizes[i] / 2 - gap;
    }
    return centres;
}

function hatch(area, x, y, w, h) {
    const d = [];
    for (let t = .7; t < w + h; t += .7)
        d.push(`M${(x + Math.max(0, t - h)).toFixed(3)} ${(y + Math.min(t, h)).toFixed(3)}`
            + `L${(x + Math.min(t, w)).toFixed(3)} ${(y + Math.max(0, t - w)).toFixed(3)}`);
    area.add("path", { d: d.join(""), ...pen(.1, "ink") });
}

const fills = [["ai", "ai60", "ai15", "white", "ink"], ["#6e6e6e", "#b4b4b4", "#e2e2e2", "white", "g80"]];

// Figure, and the subject's names, where they fit; returns what did not.
function partLabels(area, part, i, own, x, y, w, tall) {
    const dark = i === 0 || i === 4;
    const name = i < 2 && own ? (dark ? "inverse" : "label-bold") : dark ? "note-white" : "note-ink";
    const width = extent(name, part.share), base = middle(name, y + tall / 2);
    const inner = dark ? "label-white" : "label";
    let figured = true;
    if (i === 3 && w >= width + 2)
        area.halo(x + w / 2, base, name, part.share);
    else if (i < 2 && w >= width + 2.4)
        area.text(x + w - 1.2, base, name, part.share, "right");
    else if (i !== 3 && w >= width + .8)
        area.text(x + w / 2, base, name, part.share, "center");
    else
        figured = false;
    if (own && i < 2 && figured && width + extent(inner, part.label) + 4.4 <= w)
        area.text(x + 1.6, base, inner, part.label);
    else if (own && w > 0)
        return [[x + w / 2, part.label + (figured ? "" : part.share)]];
    return [];
}

export function stacked(width, height, bars, low, high, left = 16) {
    const span = width - left;
    const interval = (row) => row === 0 && low && high ? `（95％区間 ${low}～${high}）` : "";
    const area = new Area(width, height, bars.map((b, row) =>
        `${left ? `${b.label}　` : ""}${b.part.map((p) => `${p.label} ${p.share}`).join("、")}、計 ${b.share}${interval(row)}`).join("。"));
    let y = 6.9;
    bars.forEach((b, row) => {
        const own = row === 0, tall = own ? 6.6 : 3.4, shares = b.part.map((p) => +p.share);
        const unit = span / shares.reduce((a, c) => a + c), outside = [];
        let x = left;
        b.part.forEach((part, i) => {
            const w = shares[i] * unit;
            if (w <= 0)
                return;
            area.rect(x, y, w, tall, fills[row ? 1 : 0][i], i === 3 ? pen(.1, "ink") : {});
            if (i === 3)
                hatch(area, x, y, w, tall);
            outside.push(...partLabels(area, part, i, own, x, y, w, tall));
            x += w;
        });
        const name = own ? "label-bold" : "label";
        if (left)
            area.text(0, middle(name, y + tall / 2), name, b.label);
        if (own) {
            const centres = spread(outside.map(([mark]) => mark),
                outside.map(([, words]) => extent("note-ink", words)), 0, width, 1.4);
            outside.forEach(([mark, words], i) => area.text(centres[i], 3.1, "note-ink", words, "center")
                .path([[centres[i], 3.9], [mark, 5.9], [mark, 6.9]], pen(.1, "g60")));
            const end = left + (shares[0] + shares[1]) * unit, below = y + tall;
            area.path([[left, below + .6], [left, below + 1.4], [end, below + 1.4], [end, below + .6]],
                pen(.2, "ink"));
            if (low && high)
                area.line(left + span * low / 100, below + 1.4, left + span * high / 100, below + 1.4, pen(.9, "ai60"));
            if (below + 2.3 < height)
                area.halo((left + end) / 2, below + 2.3, "note-bold", b.share);
        }
        y += tall + (own ? 4.4 : 2);
    });
    return area;
}

export function months(width, height, data) {
    const right = width - extent("note-subject-bold", "前年度") - 3.4, base = height - 4.2;
    const y = scale(0, +data["axis-high"], base, 1.5), words = data.tick.map((t) => number(t.value));
    const room = Math.max(...words.map((w) => extent("note", w))), left = room + 1.5;
    const pitch = (right - left) / data.month.length, wide = Math.min(4.2, pitch * .6);
    const centre = (i) => left + (i + .5) * pitch;
    const area = new Area(width, height, data.month.map((m) => `${m.label} 実績 ${number(m.value)}、`
        + `目標 ${number(m.target)}、前年度 ${number(m.last)}`).join("。"));
    data.tick.forEach((t, i) => area.line(left, y(+t.value), right, y(+t.value),
        i ? pen(.1, "g20") : pen(.25, "ink")).text(room, middle("note", y(+t.value)), "note", words[i], "right"));
    data.month.forEach((m, i) => {
        const x = centre(i), top = y(+m.value), figure = number(m.value);
        area.text(x, base + 3.7, "note-ink", m.label, "center").rect(x - wide / 2, top, wide, base - top, "ai");
        if (base - top >= 3.6 && extent("note-white", figure) <= wide + .4)
            area.text(x, base - 1.5, "note-white", figure, "center");
        else
            area.halo(x, top - .6, "note-ink", figure);
    });
    data.month.forEach((m, i) => {
        const x = centre(i), target = y(+m.target), half = pitch / 2 - Math.min(.7, pitch / 8);
        area.line(x - wide / 2, target, x + wide / 2, target, pen(1, "white"))
            .line(x - half, target, x + half, target, pen(.5, "ink"))
            .dot(x, y(+m.last), .75, "white", pen(.2, "ink"));
    });
    const last = data.month.at(-1), x = centre(data.month.length - 1);
    const names = [[y(+last.last), "note-ink", "前年度", .85], [y(+last.target), "note-ink", "目標", pitch / 2 - .7],
        [y(+last.value / 2), "note-subject-bold", "実績", wide / 2]].sort((a, b) => a[0] - b[0]);
    const centres = spread(names.map((n) => n[0]), names.map((n) => em(n[1])), 0, base, 1.2);
    names.forEach(([mark, name, word, reach], i) =>
        area.text(right + 3.2, middle(name, centres[i]), name, word)
            .line(x + reach, mark, right + 2.8, centres[i], pen(.1, "g60")));
    return area;
}
