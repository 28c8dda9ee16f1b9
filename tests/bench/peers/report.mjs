// report.mjs TIMES COUNTS: the table of one paper, from measure's lines and
// count's. KB are 1,000 bytes; the ratios are to the first row.
// Packed: what qpdf makes of the file with its objects in compressed streams.
import fs from "node:fs";

const lines = (file) => fs.readFileSync(file, "utf8").trim().split("\n");
const times = new Map(lines(process.argv[2]).map((line) =>
    [line.slice(0, 34).trim(), line.slice(34).trim().split(/\s+/).map(Number)]));
const counts = lines(process.argv[3]).map((line) => JSON.parse(line));
const [ours] = counts, papers = ours.papers;
const ratio = (a, b) => (a / b).toFixed(2);
const kb = (bytes) => (bytes / papers / 1000).toFixed(1);
const row = (...cells) => console.log(cells.map((cell, i) =>
    i ? String(cell).padStart(10) : String(cell).padEnd(16)).join(""));

row("", "CPU s", "ratio", "wall s", "peak MiB", "pages", "KB each", "of ours", "fonts KB", "contents", "the rest", "packed");
for (const line of counts) {
    const [cpu, wall, peak] = times.get(line.label);
    row(line.label, cpu.toFixed(2), ratio(cpu, times.get(ours.label)[0]), wall.toFixed(2), peak, line.pages,
        kb(line.bytes), ratio(line.bytes, ours.bytes), kb(line.fonts), kb(line.contents),
        kb(line.bytes - line.fonts - line.contents), kb(line.packed));
}
console.log(`\nOurs is ${counts.slice(1).map((line) =>
    `${ratio(ours.bytes, line.bytes)} of ${line.label}'s bytes (${ratio(ours.packed, line.packed)} packed)`).join(", ")};\nper page ${counts.slice(1).map((line) =>
    `${ratio(times.get(ours.label)[0] / ours.pages, times.get(line.label)[0] / line.pages)} of ${line.label}'s CPU time`).join(", ")}.`);
console.log("\nOn the pages (body), and how many of them are not as in ours:");
row("", "characters", "apart", "marks", "apart", "rows", "apart");
for (const line of counts)
    row(line.label, line.characters, line.charactersApart, line.marks, line.marksApart,
        line.rows || "-", line.rows ? line.rowsApart : "-");
console.log(`Faces: ${ours.faces}, the same in each.`);
