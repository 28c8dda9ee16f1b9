// typst.mjs PAPER JSON OUT [STANDARD]: every view of a paper in one process.
// JSON lies below the folder from which this is run; OUT gets a PDF a view.
// The compiler is found by NODE_PATH's folder in PEER_MODULES.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const require = createRequire(path.resolve(process.env.PEER_MODULES, "package.json"));
const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
const [, , folder, data, out, standard = "a-2a"] = process.argv;
const name = path.basename(folder);

const compiler = NodeCompiler.create({
    workspace: process.cwd(),
    fontArgs: [{ fontPaths: process.env.PEER_FONTS.split(":") }],
});
fs.mkdirSync(out, { recursive: true });
for (const file of fs.readdirSync(data).filter((f) => f.endsWith(".json")).sort()) {
    const result = compiler.compile({
        mainFilePath: path.resolve(folder, `${name}.typ`),
        inputs: { data: "/" + path.relative(process.cwd(), path.resolve(data, file)) },
    });
    if (result.hasError()) {
        result.printErrors();
        process.exit(1);
    }
    const pdf = compiler.pdf(result.result,
        standard === "none" ? { pdfTags: false } : { pdfStandard: standard });
    fs.writeFileSync(path.join(out, file.replace(/json$/, "pdf")), pdf);
    compiler.evictCache(10);
}
