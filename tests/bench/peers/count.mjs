// count.mjs LABEL=FOLDER...: what is on the pages of each folder's PDFs, and
// whether it is the same as in the first's. A line of JSON a folder goes to
// stdout, disagreements to stderr; exit 1 beyond the tolerances below.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { execFileSync } from "node:child_process";

// Shares of the first's number: charts leave out labels that find no room, and
// not all in the same place.
const tolerance = { characters: .005, marks: .01, rows: .005 };

const run = (program, ...args) => {
    try {
        return execFileSync(program, args, { maxBuffer: 1 << 28, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    } catch (error) {
        if (error.stdout)
            return error.stdout; // qpdf's warnings are exit 3
        throw error;
    }
};

function bump(counts, key, by = 1) {
    counts[key] = (counts[key] ?? 0) + by;
}

// The body of a page, points: running matter and the thumb index are outside.
const body = ["-x", "56", "-y", "59", "-W", "484", "-H", "722"];
function characters(pdf) {
    const counts = {};
    for (const c of run("pdftotext", ...body, pdf, "-").replace(/[\s　]/g, ""))
        bump(counts, c);
    return counts;
}

const hex = (color) => {
    const parts = color.split(" ").map((c) => Math.round(255 * c));
    return (parts.length === 1 ? [...parts, ...parts, ...parts] : parts).map((c) => c.toString(16).padStart(2, "0")).join("");
};

// Marks of charts: every painted subpath by colour, curved or straight. White
// ones hide, a lone point is no mark, and long flat grey ones are rules, axes
// and edges of cells.
function marks(pdf) {
    const counts = {};
    for (const [whole, color, matrix, body] of run("mutool", "trace", pdf).matchAll(
        /<(?:fill|stroke)_path[^>]*? color="([^"]*)"[^>]*? transform="([^"]*)"[^>]*>([\s\S]*?)<\/(?:fill|stroke)_path>/g)) {
        const [a, b, c, d] = matrix.split(" ").map(Number), paint = hex(color);
        const grey = paint.slice(0, 2) === paint.slice(2, 4) && paint.slice(2, 4) === paint.slice(4);
        if (paint === "ffffff")
            continue;
        // Some writers have no dashed lines, only their dashes: one mark.
        const subs = body.split("<moveto").slice(1).filter((sub) => /<(?:line|curve)to/.test(sub));
        for (const sub of subs.length > 20 && body.includes("<closepath") ? subs.slice(0, 1) : subs) {
            const xs = [], ys = [];
            for (const [, x, y] of ("<moveto" + sub).matchAll(/ x\d?="([-\d.e]+)" y\d?="([-\d.e]+)"/g)) {
                xs.push(a * x + c * y);
                ys.push(b * x + d * y);
            }
            const wide = Math.max(...xs) - Math.min(...xs), tall = Math.max(...ys) - Math.min(...ys);
            if (grey && (tall < 3 && wide > 14 || wide < 3 && tall > 60))
                continue;
            // A line of no length with round ends is a dot.
            const dot = wide + tall < .01 && /^<stroke_path[^>]*linecap="1/.test(whole);
            bump(counts, paint + (dot || sub.includes("<curveto") ? " curved" : " straight"));
        }
    }
    return counts;
}

// Bytes of font files and of page contents, from the file as it is written.
// Ours names a face by its file, which for one is not the face's own name.
function bytes(pdf) {
    const objects = JSON.parse(run("qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=none", pdf)).qpdf[1];
    const length = (ref) => Number(objects[`obj:${ref}`]?.stream?.dict["/Length"] ?? 0);
    const seen = new Set(), sizes = { fonts: 0, contents: 0, pages: 0, names: new Set(), all: fs.statSync(pdf).size };
    const take = (kind, ref) => {
        if (typeof ref === "string" && !seen.has(ref)) {
            seen.add(ref);
            sizes[kind] += length(ref);
        }
    };
    for (const { value, stream } of Object.values(objects)) {
        const dict = value ?? stream?.dict;
        if (!dict || typeof dict !== "object")
            continue;
        take("fonts", dict["/FontFile2"] ?? dict["/FontFile3"]);
        if (dict["/Type"] === "/Page" && ++sizes.pages)
            [dict["/Contents"]].flat().forEach((ref) => take("contents", ref));
        if (dict["/FontName"])
            sizes.names.add(dict["/FontName"].replace(/^\/(?:[A-Z]{6}\+)?/, ""));
    }
    return sizes;
}

// As qpdf packs it: objects in compressed streams, nothing else touched.
function packed(pdf) {
    const copy = path.join(os.tmpdir(), `packed-${process.pid}.pdf`);
    try {
        execFileSync("qpdf", ["--object-streams=generate", pdf, copy], { stdio: "ignore" });
    } catch (error) {
        if (error.status !== 3)
            throw error;
    }
    const { size } = fs.statSync(copy);
    fs.rmSync(copy);
    return size;
}

function measure(folder) {
    const sum = { pages: 0, bytes: 0, packed: 0, fonts: 0, contents: 0, rows: 0, cards: [], faces: new Set() };
    for (const file of fs.readdirSync(folder).filter((f) => f.endsWith(".pdf")).sort()) {
        const pdf = path.join(folder, file), size = bytes(pdf), card = { file };
        card.characters = characters(pdf);
        card.marks = marks(pdf);
        card.rows = { TR: (run("pdfinfo", "-struct", pdf).match(/^ *TR\b/gm) ?? []).length };
        card.pages = size.pages;
        sum.pages += card.pages;
        sum.bytes += size.all;
        sum.packed += packed(pdf);
        sum.fonts += size.fonts;
        sum.contents += size.contents;
        size.names.forEach((name) => sum.faces.add(name));
        sum.cards.push(card);
    }
    return sum;
}

const total = (counts) => Object.values(counts).reduce((a, b) => a + b, 0);
function difference(ours, theirs) {
    const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]), parts = [];
    for (const key of keys)
        if ((ours[key] ?? 0) !== (theirs[key] ?? 0))
            parts.push([key, (theirs[key] ?? 0) - (ours[key] ?? 0)]);
    return parts.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
}

let first = null, failed = false;
for (const argument of process.argv.slice(2)) {
    const [label, folder] = argument.split("="), sum = measure(folder);
    const line = { label, papers: sum.cards.length, pages: sum.pages, bytes: sum.bytes, packed: sum.packed, fonts: sum.fonts, contents: sum.contents,
                   faces: [...sum.faces].sort().join(" ") };
    first ??= sum;
    for (const what of ["characters", "marks", "rows"]) {
        line[what] = sum.cards.reduce((n, card) => n + total(card[what]), 0);
        const all = {};
        let apart = 0;
        sum.cards.forEach((card, i) => difference(first.cards[i][what], card[what]).forEach(([key, by]) => {
            apart += Math.abs(by);
            bump(all, key, by);
        }));
        line[`${what}Apart`] = apart;
        if (what === "rows" && line.rows === 0)
            continue; // written without tags
        if (apart)
            console.error(`${label}: ${what}: ${apart} of ${line[what]} differ: ${Object.entries(all)
                .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, 12).map(([k, v]) => `${k} ${v > 0 ? "+" : ""}${v}`).join(", ")}`);
        if (apart > tolerance[what] * line[what]) {
            failed = true;
            console.error(`${label}: ${what} are further apart than ${100 * tolerance[what]} %`);
        }
    }
    if ([...sum.faces].sort().join() !== [...first.faces].sort().join()) {
        failed = true;
        console.error(`${label}: other faces: ${line.faces}`);
    }
    if (sum.cards.length !== first.cards.length)
        throw new Error(`${label}: ${sum.cards.length} papers, not ${first.cards.length}`);
    console.log(JSON.stringify(line));
}
process.exit(failed ? 1 : 0);
