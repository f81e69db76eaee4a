// An HTTPS server on 127.0.0.1 that talks only to clients with a certificate of its authority.
//
//   node mtls.mjs PORT FOLDER
//
// FOLDER has ca.pem, server.pem and server.key. Each request is answered with who the client is and what
// it asked: {"client", "method", "url", "body"}.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

const [port, folder] = process.argv.slice(2);
const read = (name) => readFileSync(`${folder}/${name}`);

const server = createServer({
  ca: read('ca.pem'), cert: read('server.pem'), key: read('server.key'), requestCert: true, rejectUnauthorized: true,
}, async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString();
  const { method, url } = request;
  const answer = { client: request.socket.getPeerCertificate().subject?.CN ?? null, method, url, body };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer));
});
server.on('tlsClientError', (error) => console.error('refused:', error.message));
server.listen(Number(port), '127.0.0.1', () => console.log(`listening on https://127.0.0.1:${port}`));
