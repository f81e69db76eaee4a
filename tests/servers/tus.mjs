// A tus server on 127.0.0.1 that keeps what it is sent in a folder.
//
//   node tus.mjs PORT FOLDER
//
// It says each request that comes: its method, and the offset that a chunk is for.
import { createServer } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const [port, directory] = process.argv.slice(2);

const tus = new Server({ path: '/files', datastore: new FileStore({ directory }) });
const server = createServer((request, response) => {
  console.log('asked:', request.method, request.headers['upload-offset'] ?? '-');
  return tus.handle(request, response);
});
server.listen(Number(port), '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${port}`));
