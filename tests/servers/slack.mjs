// Derives a description of Slack as it answers today from the published one, which is of 2021.
//
//   node slack.mjs PUBLISHED.json DERIVED.json
//
// The published description wants the token as a parameter, knows each method by one verb only and
// has form bodies only. Slack itself takes the token as Bearer, each method by POST too, and JSON
// beside forms; its answers may have fields that the description does not name. Methods, fields and
// their types stay Slack's own.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

// Texts of JSON in a form; in a JSON body they may be the objects or lists themselves.
const STRUCTURED = new Set([
  'attachments', 'blocks', 'channel_ids', 'dialog', 'error', 'metadata', 'outputs', 'prefs',
  'profile', 'steps', 'team_ids', 'unfurls', 'users', 'view',
]);

/** Calls `change` with every object inside `node`, itself included. */
function walk(node, change) {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node)) change(node);
  for (const child of Object.values(node)) walk(child, change);
}

/** The schema of a JSON body for the schema of a form. */
function jsonSchema(form) {
  const json = structuredClone(form);
  for (const [name, field] of Object.entries(json.properties ?? {})) {
    if (!STRUCTURED.has(name)) continue;
    json.properties[name] = {
      description: field.description ?? '',
      oneOf: [{ type: 'string' }, { type: 'object' }, { type: 'array', items: {} }],
    };
  }
  return json;
}

function requestBody(form) {
  return {
    required: (form.required ?? []).length > 0,
    content: { [FORM]: { schema: form }, [JSON_TYPE]: { schema: jsonSchema(form) } },
  };
}

/** The schema of the form that `operation` takes, without the token. */
function formOf(operation, components) {
  let body = operation.requestBody ?? {};
  if (body.$ref) body = components.requestBodies[body.$ref.split('/').pop()];
  const form = structuredClone(body.content?.[FORM]?.schema ?? { type: 'object', properties: {} });
  delete form.properties?.token;
  setRequired(form, (form.required ?? []).filter((name) => name !== 'token'));
  return form;
}

/** An empty `required` is not allowed in OpenAPI 3.0. */
function setRequired(schema, names) {
  if (names.length > 0) schema.required = names;
  else delete schema.required;
}

/** The POST operation that takes as a form what `get` takes as a query. */
function postTwin(get) {
  const form = { type: 'object', properties: {} };
  for (const { name, schema, description } of get.parameters) {
    form.properties[name] = { ...schema, description: description ?? '' };
  }
  setRequired(form, get.parameters.filter((p) => p.required).map((p) => p.name));
  return {
    ...structuredClone(get),
    operationId: `${get.operationId}_post`,
    parameters: [],
    requestBody: requestBody(form),
  };
}

function derive(api) {
  for (const item of Object.values(api.paths)) {
    for (const operation of [item.get, item.post]) {
      if (!operation) continue;
      operation.parameters = (operation.parameters ?? []).filter((p) => p.name !== 'token');
      operation.security = [{ slackBearer: [] }];
    }
    if (item.post) item.post.requestBody = requestBody(formOf(item.post, api.components));
    else if (item.get) item.post = postTwin(item.get);
    for (const operation of [item.get, item.post]) walk(operation?.responses, open);
  }
  walk(api.components.schemas, open);
  delete api.components.requestBodies;
  delete api.security;
  api.components.securitySchemes = { slackBearer: { type: 'http', scheme: 'bearer' } };
  // With one schema that is `nullable` and has no `type`, Prism checks nothing of the whole body.
  walk(api, (schema) => {
    if (schema.nullable === true && schema.type === undefined) delete schema.nullable;
  });
  return api;
}

function open(schema) {
  if (schema.additionalProperties === false) delete schema.additionalProperties;
}

const [source, target] = process.argv.slice(2);
if (!source || !target) {
  console.error('usage: node slack.mjs PUBLISHED.json DERIVED.json');
  process.exit(2);
}
const api = derive(JSON.parse(readFileSync(source, 'utf8')));
const required = api.paths['/views.open']?.post?.requestBody.content[JSON_TYPE].schema.required ?? [];
if (!required.includes('trigger_id')) {
  console.error(`${source}: views.open does not require trigger_id; is this Slack's description?`);
  process.exit(1);
}
writeFileSync(`${target}.new`, JSON.stringify(api, null, 1));
renameSync(`${target}.new`, target);
