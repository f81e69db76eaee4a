// A certified OAuth 2.0 and OpenID provider on 127.0.0.1, of the npm package oidc-provider.
//
//   node oidc.mjs PORT SECONDS KEYS
//
// SECONDS is how long access tokens live; KEYS is a PEM file with the public keys of the client `jwt`.
// Any name and any password sign in. Besides what the provider offers there are
//   GET  /api/me, /api/write   what is protected; the second one wants the scope api:write
//   GET  /api/once             the same, by each token once
//   GET  /counts               how many requests of each kind came, and how many of them failed
//   POST /lives/SECONDS        access tokens live so long from now on
//   POST /delay/MILLISECONDS   token answers wait from now on, after the provider has written all down
import { createHash, createPublicKey, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { Provider, errors } from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';
import LRU from 'oidc-provider/lib/helpers/lru.js';

const [port, seconds, keyFile] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

// The key with the number N in the file is known as `key-N`, from one on.
const pems = readFileSync(keyFile, 'utf8').match(/-----BEGIN[^]+?-----END [A-Z ]+-----/g);
const jwks = { keys: pems.map((pem, at) => ({ ...createPublicKey(pem).export({ format: 'jwk' }), kid: `key-${at + 1}`, use: 'sig' })) };

// A native client may be called back on any port of the loopback address.
const paths = ['', '/', '/cb', '/callback', '/oauth/callback'];
const signsIn = {
  application_type: 'native',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: ['127.0.0.1', 'localhost'].flatMap((host) => paths.map((path) => `http://${host}${path}`)),
};
const noPages = { response_types: [], redirect_uris: [] };
const clients = [
  { client_id: 'web', client_secret: 'web-secret', token_endpoint_auth_method: 'client_secret_basic', ...signsIn },
  { client_id: 'web-post', client_secret: 'web-post-secret', token_endpoint_auth_method: 'client_secret_post', ...signsIn },
  { client_id: 'public', token_endpoint_auth_method: 'none', ...signsIn },
  { client_id: 'device', token_endpoint_auth_method: 'none', application_type: 'native', ...noPages, grant_types: [DEVICE, 'refresh_token'] },
  { client_id: 'm2m', client_secret: 'm2m-secret', token_endpoint_auth_method: 'client_secret_post', ...noPages, grant_types: ['client_credentials'] },
  { client_id: 'jwt', token_endpoint_auth_method: 'private_key_jwt', jwks, ...signsIn, grant_types: ['authorization_code', 'refresh_token', 'client_credentials'] },
  { client_id: 'service', token_endpoint_auth_method: 'none', ...noPages, grant_types: [JWT_BEARER] },
  // A resource server, which may ask what any token is worth.
  { client_id: 'rs', client_secret: 'rs-secret', token_endpoint_auth_method: 'client_secret_basic', ...noPages, grant_types: ['client_credentials'] },
];

const store = new LRU({ maxSize: 1_000_000 }); // the provider's own forgets all beyond a thousand entries
let lives = Number(seconds);
const provider = new Provider(issuer, {
  adapter: (model) => new MemoryAdapter(model, store),
  clients,
  jwks: { keys: [await signingKey()] },
  cookies: { keys: ['a key for tests'] },
  scopes: ['openid', 'offline_access', 'api:read', 'api:write'],
  claims: { openid: ['sub', 'email'] },
  features: {
    devInteractions: { enabled: true },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: () => true },
    revocation: { enabled: true },
    deviceFlow: { enabled: true },
    registration: { enabled: true },
    pushedAuthorizationRequests: { enabled: true },
    dPoP: { enabled: true },
  },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  issueRefreshToken: (ctx, client, code) => client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@example.test` }) }),
  ttl: {
    AccessToken: () => lives, ClientCredentials: () => lives,
    RefreshToken: 3600, Session: 3600, Grant: 3600, Interaction: 600, IdToken: 600, DeviceCode: 600,
  },
});

async function signingKey() {
  const pair = await webcrypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, true, ['sign', 'verify']);
  return { ...await webcrypto.subtle.exportKey('jwk', pair.privateKey), use: 'sig' };
}

// The grant of RFC 7523, section 2.1: what the keys above have signed is exchanged for a token of its subject.
const seen = new Set();
provider.registerGrantType(JWT_BEARER, async (ctx) => {
  const { client, params } = ctx.oidc;
  let claims;
  try {
    ({ payload: claims } = await jwtVerify(params.assertion ?? '', createLocalJWKSet(jwks), {
      issuer: client.clientId, audience: [issuer, `${issuer}/token`], requiredClaims: ['sub', 'exp'],
    }));
  } catch (error) {
    throw new errors.InvalidGrant('the assertion is not good', error.message);
  }
  const digest = createHash('sha256').update(params.assertion).digest('hex');
  if (seen.has(digest)) throw new errors.InvalidGrant('the assertion was used before');
  seen.add(digest);
  const grant = new provider.Grant({ accountId: claims.sub, clientId: client.clientId });
  const scope = params.scope ?? claims.scope;
  if (scope) grant.addOIDCScope(scope);
  const token = new provider.AccessToken({ accountId: claims.sub, client, grantId: await grant.save(), gty: 'jwt_bearer', scope });
  ctx.body = { access_token: await token.save(), expires_in: token.expiration, token_type: 'Bearer', scope };
}, ['assertion', 'scope']);

const counts = {};
let delay = 0;

function count(kind, status) {
  counts[kind] ??= { requests: 0, failed: 0 };
  counts[kind].requests += 1;
  if (status >= 400) counts[kind].failed += 1;
}

const spent = new Set();

async function api(ctx) {
  const sent = ctx.get('authorization').match(/^Bearer (.+)$/)?.[1];
  const token = sent && (await provider.AccessToken.find(sent) ?? await provider.ClientCredentials.find(sent));
  const refuse = (status, error, more = '') => {
    ctx.status = status;
    ctx.set('WWW-Authenticate', `Bearer error="${error}"${more}`);
    ctx.body = { error };
  };
  if (!token?.isValid || (ctx.path === '/api/once' && spent.has(sent))) return refuse(401, 'invalid_token');
  if (ctx.path === '/api/once') spent.add(sent);
  if (ctx.path === '/api/write' && !token.scopes.has('api:write')) return refuse(403, 'insufficient_scope', ', scope="api:write"');
  ctx.body = { sub: token.accountId ?? null, client: token.clientId, scope: token.scope ?? '' };
}

provider.use(async (ctx, next) => {
  if (ctx.path === '/counts') {
    ctx.body = counts;
  } else if (ctx.method === 'POST' && ctx.path.startsWith('/delay/')) {
    delay = Number(ctx.path.slice('/delay/'.length));
    ctx.body = { delay };
  } else if (ctx.method === 'POST' && ctx.path.startsWith('/lives/')) {
    lives = Number(ctx.path.slice('/lives/'.length));
    ctx.body = { lives };
  } else if (ctx.path.startsWith('/api/')) {
    await api(ctx);
    count('api', ctx.status);
  } else {
    await next();
    const kind = ctx.oidc?.route;
    if (kind === 'token') {
      count(ctx.oidc.params?.grant_type ?? ctx.oidc.body?.grant_type ?? 'none', ctx.status);
      if (delay) await sleep(delay);
    } else if (['revocation', 'introspection', 'device_authorization'].includes(kind)) {
      count(kind, ctx.status);
    }
    // A device need not wait the five seconds that hold where an answer names none.
    if (kind === 'device_authorization' && ctx.status === 200) ctx.body = { ...ctx.body, interval: 1 };
  }
});

for (const event of ['server_error', 'grant.error', 'authorization.error', 'revocation.error', 'introspection.error']) {
  provider.on(event, (ctx, error) => console.error(event, error.message, error.error_description ?? '', error.error_detail ?? ''));
}
provider.listen(Number(port), '127.0.0.1', () => console.log('listening on', issuer));
