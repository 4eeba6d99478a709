// Holds published schemas against bodies and the verdicts of the tables they came from. Each line of the file that is named is either
// {"name":…,"schema":…} or {"body":"…","valid":…}, a body of the last schema. Prints what it counted and, with exit code 1, what differs.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

// Strict, so that a keyword that ajv does not know is an error. That a keyword stands where its type does is left to the bodies: our
// null in `not` and our either-or would need it said once more.
const ajv = new Ajv2020.default({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
ajv.addVocabulary(["x-refusals", "x-constraints"]);

let name, validate;
let schemas = 0, bodies = 0, valid = 0;
const wrong = [];
for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const each = JSON.parse(line);
  if (each.schema) {
    // Several readings of one operation have one $id.
    ajv.removeSchema(each.schema.$id);
    [name, validate] = [each.name, ajv.compile(each.schema)];
    schemas++;
    continue;
  }

  const accepted = validate(JSON.parse(each.body));
  bodies++;
  valid += accepted ? 1 : 0;
  if (accepted !== each.valid) {
    wrong.push(`${name}: the table says ${each.valid}, ajv ${accepted} ${ajv.errorsText(validate.errors)}: ${each.body.slice(0, 300)}`);
  }
}

console.log(`${schemas} schemas, ${bodies} bodies, ${valid} valid, ${wrong.length} disagreements`);
wrong.slice(0, 20).forEach((each) => console.log(each));
process.exit(wrong.length > 0 ? 1 : 0);
