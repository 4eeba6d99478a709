// Holds an archive against HAR 1.2 as others have written it down: by har-validator as it is, and by the same schema with what that leaves out: formats checked in full, numbers that
// must not be negative, no name that the format does not have unless it begins with an underscore, and timings that add up. Exit code 1 and a line for each that is wrong.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const validator = require("har-validator/lib/promise");
const schemas = require("har-schema");
const Ajv = require("ajv");

const archive = JSON.parse(readFileSync(process.argv[2], "utf8"));
const wrong = [];

try {
  await validator.har(archive);
} catch (e) {
  wrong.push(...(e.errors ?? [e]).map(each => `har-validator: ${each.dataPath ?? ""} ${each.message}`));
}

function stricter(schema) {
  if (schema === null || typeof schema !== "object") return schema;
  if (Array.isArray(schema)) return schema.map(stricter);
  const { min, optional, ...rest } = schema;
  const made = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, stricter(value)]));
  if (min !== undefined) made.minimum = min;
  if (made.type === "object" && made.properties && !Array.isArray(made.properties)) Object.assign(made, { patternProperties: { "^_": {} }, additionalProperties: false });
  return made;
}

const ajv = new Ajv({ allErrors: true, format: "full" });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-06.json"));
for (const schema of Object.values(schemas)) ajv.addSchema(stricter(schema));
const strict = ajv.getSchema("har.json");
if (!strict(archive)) wrong.push(...strict.errors.map(each => `strictly: ${each.dataPath} ${each.message} ${JSON.stringify(each.params)}`));

for (const [n, entry] of archive.log.entries.entries()) {
  const sum = Object.values(entry.timings).filter(part => part > 0).reduce((all, part) => all + part, 0);
  if (Math.abs(sum - entry.time) > 1e-6) wrong.push(`entry ${n}: the timings add up to ${sum}, and the time is ${entry.time}`);
}

console.log(`${archive.log.entries.length} entries, ${wrong.length} wrong`);
wrong.forEach(each => console.log(each));
process.exit(wrong.length || archive.log.entries.length === 0 ? 1 : 0);
