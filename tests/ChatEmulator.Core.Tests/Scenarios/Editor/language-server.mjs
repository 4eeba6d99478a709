// Drives the language server of the usual editors as an editor does: what it says of each file, what it offers, and what it shows. The file that
// is named is the one of ajv-scenario.mjs; here a problem is refused when anything is said of its line, or when the file is no YAML.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const server = spawn(process.execPath, [join(here, "node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const waiting = new Map();
const told = new Map();
const wrong = [];
let next = 1;
let received = Buffer.alloc(0);

server.stdout.on("data", (bytes) => {
  received = Buffer.concat([received, bytes]);
  for (;;) {
    const end = received.indexOf("\r\n\r\n");
    const length = end < 0 ? 0 : Number(/Content-Length: (\d+)/i.exec(received.subarray(0, end))[1]);
    if (end < 0 || received.length < end + 4 + length) return;
    take(JSON.parse(received.subarray(end + 4, end + 4 + length)));
    received = received.subarray(end + 4 + length);
  }
});

function take(message) {
  if (message.method === "workspace/configuration") {
    const settings = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false }, format: { enable: false } } };
    send({ id: message.id, result: message.params.items.map((item) => settings[item.section] ?? {}) });
  } else if (message.method === "textDocument/publishDiagnostics") {
    const { uri, diagnostics } = message.params;
    told.get(uri)?.(diagnostics);
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
    waiting.delete(message.id);
  }
}

function send(message) {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function ask(method, params) {
  const id = next++;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    send({ id, method, params });
  });
}

let opened = 0;
// Each file says itself where its schema is, as the shipped ones do; in a folder of its own, so that its name may be any.
function open(name, schema, yaml) {
  const folder = join(here, "files");
  mkdirSync(folder, { recursive: true });
  const uri = pathToFileURL(join(folder, `${opened++}.yaml`)).href;
  const text = yaml.startsWith("# yaml-language-server:") ? yaml.slice(yaml.indexOf("\n") + 1) : yaml;
  const diagnostics = new Promise((resolve) => told.set(uri, resolve));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text: `${text}${text.endsWith("\n") ? "" : "\n"}# yaml-language-server: $schema=./${schema}.schema.json\n` } } });
  return { uri, name, diagnostics };
}

const texts = (documentation) => (typeof documentation === "string" ? documentation : documentation?.value ?? "");

async function completion(yaml, line, character) {
  const { uri, diagnostics } = open("completion", "shipped", yaml);
  await diagnostics;
  const result = await ask("textDocument/completion", { textDocument: { uri }, position: { line, character } });
  return (result.items ?? result).map((item) => ({ label: item.label, documentation: texts(item.documentation) }));
}

async function hover(yaml, line, character) {
  const { uri, diagnostics } = open("hover", "shipped", yaml);
  await diagnostics;
  const result = await ask("textDocument/hover", { textDocument: { uri }, position: { line, character } });
  return texts(result?.contents);
}

function must(holds, what) {
  if (!holds) wrong.push(what);
}

async function files() {
  let schema, accepted = 0, refused = 0;
  for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
    const each = JSON.parse(line);
    if (each.schema) {
      schema = each.name;
      mkdirSync(join(here, "files"), { recursive: true });
      writeFileSync(join(here, "files", `${schema}.schema.json`), JSON.stringify(each.schema));
      continue;
    }

    const { diagnostics } = open(each.file, schema, each.yaml);
    const found = (await diagnostics).map((one) => ({ line: one.range.start.line + 1, message: one.message, isSyntax: one.source === "YAML" }));
    accepted += each.problems.length === 0 ? 1 : 0;
    must(each.problems.length > 0 || found.length === 0, `${each.file} is sound, but told: ${JSON.stringify(found)}`);
    for (const problem of each.problems.filter((one) => !one.meaning)) {
      refused++;
      must(found.some((one) => one.line === problem.line || one.isSyntax),
        `${each.file}:${problem.line} is not told: ${problem.text}; told: ${JSON.stringify(found)}`);
    }
  }

  console.log(`${accepted} sound files, ${refused} problems of shape`);
}

async function offers() {
  const margin = await completion("scenario: a\n\n", 1, 0);
  for (const key of ["about", "seed", "clock", "accounts", "data", "rules"]) {
    must(margin.find((item) => item.label === key)?.documentation.length > 0, `At the left margin ${key} is not offered with its text: ${JSON.stringify(margin)}`);
  }

  const rule = await completion("scenario: a\nrules:\n  - name: b\n    \n", 3, 4);
  for (const key of ["calls", "when", "at", "times", "effect", "answer", "delivery"]) {
    must(rule.find((item) => item.label === key)?.documentation.length > 0, `In a rule ${key} is not offered with its text: ${JSON.stringify(rule)}`);
  }

  const calls = await completion("scenario: a\nrules:\n  - name: b\n    calls: \n", 3, 11);
  must(calls.some((item) => item.label.includes("signalwire.create_token")), `calls does not offer operations: ${JSON.stringify(calls)}`);
  const at = await completion("scenario: a\nrules:\n  - name: b\n    at: \n", 3, 8);
  must(at.some((item) => item.label === "edge" && item.documentation.includes("passwords")), `at does not offer its words: ${JSON.stringify(at)}`);
  const errors = await completion("scenario: a\nrules:\n  - name: b\n    answer:\n      error: \n", 4, 13);
  must(errors.some((item) => item.label === "rate_limited"), `error does not offer names: ${JSON.stringify(errors)}`);
  const places = await completion("scenario: a\nrules:\n  - name: b\n    when:\n      \n", 4, 6);
  must(places.some((item) => item.label === "body.member_id"), `when does not offer places: ${JSON.stringify(places)}`);
  const shown = await hover("scenario: a\nseed: 3\nrules:\n  - name: b\n    times: 2\n", 1, 1);
  must(shown.includes("What all chance is drawn from"), `Over seed there is: ${shown}`);
  const inside = await hover("scenario: a\nrules:\n  - name: b\n    times: 2\n", 3, 5);
  must(inside.includes("How often the rule fires"), `Over times there is: ${inside}`);
  must(inside.includes("2"), `Over times there is no example: ${inside}`);
}

await ask("initialize", {
  processId: process.pid, rootUri: null,
  capabilities: { textDocument: { completion: { completionItem: { documentationFormat: ["markdown"], snippetSupport: true } }, hover: { contentFormat: ["markdown"] } }, workspace: { configuration: true } },
});
send({ method: "initialized", params: {} });
await files();
await offers();
console.log(`${wrong.length} disagreements`);
wrong.slice(0, 60).forEach((each) => console.log(each));
server.kill();
process.exit(wrong.length > 0 ? 1 : 0);
