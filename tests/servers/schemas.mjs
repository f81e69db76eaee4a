// Holds JSON values against JSON Schemas (2020-12) by Ajv in its strict mode, formats included.
//
//   node schemas.mjs FILE
//
// FILE is a list of {"schema", "values"}. It prints a list of lists: for each value null, or what is wrong with it. A schema
// that Ajv refuses ends the program with what is wrong with that.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const found = JSON.parse(readFileSync(process.argv[2], 'utf8')).map(({ schema, values }) => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return values.map((value) => (validate(value) ? null : ajv.errorsText(validate.errors)));
});
process.stdout.write(JSON.stringify(found));
