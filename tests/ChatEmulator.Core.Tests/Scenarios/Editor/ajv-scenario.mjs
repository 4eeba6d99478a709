// Holds the schema of the scenario language against files and what the loader says of them. Each line of the file that is named is either
// {"name":…,"schema":…} or {"file":…,"yaml":…,"problems":[{line,column,text,meaning}]}, a file under the last schema. A file without
// problems must be accepted; of the others every problem that is not one of meaning must be refused at its own place.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { LineCounter, isMap, isScalar, isSeq, parseDocument } from "yaml";

// Keywords of editors; any other that ajv does not know is an error. Infinity is a number in YAML and text in our language.
const ajv = new Ajv.default({ strict: true, strictTypes: false, strictRequired: false, strictNumbers: false, allErrors: true, verbose: true });
ajv.addVocabulary(["markdownDescription", "enumDescriptions", "markdownEnumDescriptions", "patternErrorMessage"]);

let validate;
let accepted = 0, refused = 0, meanings = 0;
const wrong = [];
for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const each = JSON.parse(line);
  if (each.schema) {
    ajv.removeSchema(each.schema.$id);
    validate = ajv.compile(each.schema);
    if (!ajv.validateSchema(each.schema)) wrong.push(`${each.name}: ${ajv.errorsText()}`);
    continue;
  }

  const lines = new LineCounter();
  const document = parseDocument(each.yaml, { version: "1.2", lineCounter: lines });
  const errors = check(document);
  const broken = document.errors.map((error) => error.linePos?.[0].line);
  if (each.problems.length === 0) {
    accepted++;
    if (broken.length > 0 || errors.length > 0) {
      wrong.push(`${each.file} is sound, but refused: ${errors.map((error) => `${error.instancePath} ${error.message}`)} ${document.errors}: ${each.yaml.slice(0, 500)}`);
    }

    continue;
  }

  for (const problem of each.problems) {
    const places = pathsAt(document.contents, "", lines.lineStarts[problem.line - 1] + problem.column - 1);
    const isRefused = broken.includes(problem.line) || (broken.length > 0 && document.contents === null) || errors.some((error) => places.includes(pathOf(error)));
    refused += isRefused ? 1 : 0;
    meanings += !isRefused && problem.meaning ? 1 : 0;
    if (!isRefused && !problem.meaning) {
      wrong.push(`${each.file}:${problem.line}:${problem.column} is neither refused nor marked as meaning: ${problem.text}`);
    }
  }
}

console.log(`${accepted} sound files, ${refused} problems refused, ${meanings} of meaning alone, ${wrong.length} disagreements`);
wrong.slice(0, 100).forEach((each) => console.log(each));
process.exit(wrong.length > 0 ? 1 : 0);

// What cannot be written out, such as a bomb, is refused as a whole.
function check(document) {
  try {
    return validate(document.toJS({ maxAliasCount: 100 })) ? [] : validate.errors;
  } catch (error) {
    document.contents = null;
    document.errors.push(error);
    return [];
  }
}

function pathOf(error) {
  const inner = error.params.additionalProperty ?? error.params.propertyName;
  return inner === undefined ? error.instancePath : `${error.instancePath}/${inner}`;
}

// The paths of all nodes that begin at an offset: a map begins where its first key does.
function pathsAt(node, path, offset) {
  const here = node?.range?.[0] === offset ? [path] : [];
  if (isMap(node)) {
    return here.concat(node.items.flatMap(({ key, value }) => {
      const inner = `${path}/${isScalar(key) ? key.value : key}`;
      return (key?.range?.[0] === offset ? [inner] : []).concat(pathsAt(value, inner, offset));
    }));
  }

  return isSeq(node) ? here.concat(node.items.flatMap((item, at) => pathsAt(item, `${path}/${at}`, offset))) : here;
}
