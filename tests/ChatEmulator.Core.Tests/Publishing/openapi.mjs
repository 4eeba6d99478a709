// Whether the files that are named are sound OpenAPI 3.1 documents, by the specification's own schema. Exit code 1 when one is not.
import { Validator } from "@seriousme/openapi-schema-validator";
import { readFileSync } from "node:fs";

let sound = true;
for (const file of process.argv.slice(2)) {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(readFileSync(file, "utf8")));
  console.log(`${file}: ${valid ? `sound OpenAPI ${validator.version}` : JSON.stringify(errors, null, 1)}`);
  sound &&= valid;
}

process.exit(sound ? 0 : 1);
