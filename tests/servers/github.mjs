// Cuts GitHub's published description down to what the connector calls, and makes Prism judge it.
//
//   node github.mjs PUBLISHED.json DERIVED.json
//
// The published description has 800 paths, which Prism takes a quarter of a minute to read. It says nothing about tokens and knows answers as
// plain JSON only; GitHub itself takes tokens as Bearer, and wants its own media type to be asked for. Paths, fields and their types stay
// GitHub's own.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';

const PATHS = [
  '/applications/{client_id}/token',
  '/repos/{owner}/{repo}/issues',
  '/repos/{owner}/{repo}/issues/{issue_number}',
  '/repos/{owner}/{repo}/releases/{release_id}/assets',
  '/search/repositories',
  '/user',
  '/user/migrations',
  '/user/migrations/{migration_id}',
  '/user/migrations/{migration_id}/archive',
];
const JSON_TYPE = 'application/json';
const GITHUB_TYPE = 'application/vnd.github+json';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const COMPONENT = '#/components/';

/** Calls `change` with every object inside `node`, itself included. */
function walk(node, change) {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node)) change(node);
  for (const child of Object.values(node)) walk(child, change);
}

/** The components that `node` reaches, and those that they reach. */
function reached(node, components, kept = {}) {
  walk(node, ({ $ref }) => {
    if (typeof $ref !== 'string' || !$ref.startsWith(COMPONENT)) return;
    const [kind, name] = $ref.slice(COMPONENT.length).split('/');
    kept[kind] ??= {};
    if (name in kept[kind]) return;
    kept[kind][name] = components[kind][name];
    reached(kept[kind][name], components, kept);
  });
  return kept;
}

function cut(api) {
  const missing = PATHS.filter((path) => !api.paths[path]);
  if (missing.length > 0) throw new Error(`there is no ${missing.join(', ')}`);
  const paths = Object.fromEntries(PATHS.map((path) => [path, api.paths[path]]));
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS.filter((method) => item[method])) {
      // An application shows itself by its client id and secret, and everybody else by a token.
      item[method].security = [path.startsWith('/applications/') ? { client: [] } : { token: [] }];
    }
  }
  const components = reached(paths, api.components);
  components.securitySchemes = { token: { type: 'http', scheme: 'bearer' }, client: { type: 'http', scheme: 'basic' } };
  const derived = { openapi: api.openapi, info: api.info, servers: api.servers, paths, components };
  walk(derived, ({ content, description }) => {
    const isAnswer = typeof description === 'string';
    if (isAnswer && content?.[JSON_TYPE]) content[GITHUB_TYPE] = content[JSON_TYPE];
  });
  // With one schema that is `nullable` and has no `type`, Prism checks nothing of the whole body.
  walk(derived, (schema) => {
    if (schema.nullable !== true || schema.type !== undefined) return;
    delete schema.nullable;
    (schema.oneOf ?? schema.anyOf)?.push({ enum: [null] });
  });
  return derived;
}

const [source, target] = process.argv.slice(2);
if (!source || !target) {
  console.error('usage: node github.mjs PUBLISHED.json DERIVED.json');
  process.exit(2);
}
const api = cut(JSON.parse(readFileSync(source, 'utf8')));
const required = api.paths['/repos/{owner}/{repo}/issues'].post.requestBody.content[JSON_TYPE].schema.required ?? [];
if (!required.includes('title')) {
  console.error(`${source}: an issue does not require a title; is this GitHub's description?`);
  process.exit(1);
}
writeFileSync(`${target}.new`, JSON.stringify(api, null, 1));
renameSync(`${target}.new`, target);
