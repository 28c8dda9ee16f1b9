// convert.mjs PAPER VIEWS OUT: the views of a paper, a folder of them or one file
// that holds them all, as JSON, for peers that read no XML. An element becomes an object of its attributes and its children by
// name; a name in the paper's "lists" is an array wherever it stands. Text of
// an element with attributes is its "text"; mixed content is an array of runs.
import fs from "node:fs";
import path from "node:path";

const entities = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decode(text) {
    return text.replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);/gi, (whole, name) =>
        name[0] !== "#" ? entities[name]
        : String.fromCodePoint(Number(name[1] === "x" ? "0" + name.slice(1)
                                                      : name.slice(1))));
}

// Views are our own output: no CDATA, no comments, no DTD.
function parse(xml) {
    const root = { name: "", attributes: {}, children: [] };
    const stack = [root];
    const token = /<\?[^>]*\?>|<(\/?)([\w-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|[^<]+/g;
    for (const [all, close, name, attributes, empty] of xml.matchAll(token)) {
        const top = stack[stack.length - 1];
        if (all.startsWith("<?"))
            continue;
        if (!name) {
            top.children.push(decode(all));
        } else if (close) {
            stack.pop();
        } else {
            const node = { name, attributes: {}, children: [] };
            for (const [, key, value] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g))
                if (key !== "xmlns")
                    node.attributes[key] = decode(value);
            top.children.push(node);
            if (!empty)
                stack.push(node);
        }
    }
    return root.children.find((child) => child.name);
}

function run(child) {
    if (typeof child === "string")
        return child;
    const text = child.children.join("");
    return { kind: child.name, ...child.attributes, ...(text ? { text } : {}) };
}

function plain(node, lists) {
    const elements = node.children.filter((child) => child.name);
    const words = node.children.some((child) => !child.name && child.trim());
    const attributes = Object.keys(node.attributes).length > 0;
    if (words && elements.length)
        return { ...node.attributes, text: node.children.map(run) };
    if (!elements.length) {
        const text = node.children.join("");
        return attributes ? { ...node.attributes, ...(words ? { text } : {}) } : text;
    }
    const object = { ...node.attributes };
    for (const child of elements) {
        const value = plain(child, lists);
        if (lists.has(child.name))
            (object[child.name] ??= []).push(value);
        else
            object[child.name] = value;
    }
    return object;
}

const [, , folder, views, out] = process.argv;
const paper = JSON.parse(fs.readFileSync(path.join(folder, "paper.json"), "utf8"));
fs.mkdirSync(out, { recursive: true });
const lists = new Set(paper.lists);
const write = (id, view) => fs.writeFileSync(path.join(out, `${id}.json`), JSON.stringify(plain(view, lists)));
if (fs.statSync(views).isDirectory())
    for (const file of fs.readdirSync(views).filter((name) => name.endsWith(".xml")).sort())
        write(file.slice(0, -4), parse(fs.readFileSync(path.join(views, file), "utf8")));
else
    for (const view of parse(fs.readFileSync(views, "utf8")).children.filter((child) => child.name === "view"))
        write(view.attributes.id, view);
