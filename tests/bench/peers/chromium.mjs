// chromium.mjs PAPER JSON OUT: every view of a paper as PDF, in one browser
// and one tab, over its debugging pipe.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";

const [, , folder, data, out] = process.argv;
const name = path.basename(folder);
const { default: template } = await import(pathToFileURL(path.resolve(folder, `${name}.mjs`)));
const sheet = [path.join(folder, "..", "paper.css"), path.join(folder, `${name}.css`)]
    .map((file) => fs.readFileSync(file, "utf8")).join("\n");
const profile = fs.mkdtempSync(path.join(os.tmpdir(), "peer-"));
const browser = spawn(process.env.PEER_CHROMIUM ?? "chromium", ["--headless", "--no-sandbox", "--disable-gpu",
    "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking", "--no-first-run",
    `--user-data-dir=${profile}`, "--remote-debugging-pipe", "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });

const waiting = new Map();
let serial = 0, rest = [];
browser.stdio[4].on("data", (chunk) => {
    let end;
    while ((end = chunk.indexOf(0)) >= 0) {
        const message = JSON.parse(Buffer.concat([...rest, chunk.subarray(0, end)]).toString());
        rest = [];
        chunk = chunk.subarray(end + 1);
        const answer = waiting.get(message.id);
        if (answer) {
            waiting.delete(message.id);
            message.error ? answer.reject(new Error(message.error.message)) : answer.resolve(message.result);
        }
    }
    rest.push(chunk);
});
const ask = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    waiting.set(++serial, { resolve, reject });
    browser.stdio[3].write(JSON.stringify({ id: serial, method, params, sessionId }) + "\0");
});
const ended = new Promise((resolve) => browser.on("exit", resolve));

try {
    const { targetId } = await ask("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
    const page = (method, params) => ask(method, params, sessionId);
    const { frameTree } = await page("Page.getFrameTree");
    fs.mkdirSync(out, { recursive: true });
    for (const file of fs.readdirSync(data).filter((f) => f.endsWith(".json")).sort()) {
        const view = JSON.parse(fs.readFileSync(path.join(data, file), "utf8"));
        const html = template(view, sheet);
        if (process.env.PEER_HTML)
            fs.writeFileSync(path.join(out, file.replace(/json$/, "html")), html);
        await page("Page.setDocumentContent", { frameId: frameTree.frame.id, html });
        const { data: pdf } = await page("Page.printToPDF", { preferCSSPageSize: true, printBackground: true,
            generateTaggedPDF: true, generateDocumentOutline: true });
        fs.writeFileSync(path.join(out, file.replace(/json$/, "pdf")), Buffer.from(pdf, "base64"));
    }
    await ask("Browser.close");
    await ended;
} finally {
    browser.kill();
    fs.rmSync(profile, { recursive: true, force: true });
}
