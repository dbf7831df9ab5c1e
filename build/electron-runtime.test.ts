import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { installedElectron, obtainElectron } from './electron-runtime.ts';

describe('Electron is downloaded only from a server that answers and has this version', () => {
  it('says which address does not answer, and what to set', async () => {
    const mirror = `http://127.0.0.1:${await freePort()}/electron/`;
    const runtime = await obtainElectron({ ELECTRON_MIRROR: mirror });
    const present = installedElectron();
    expect(runtime).toEqual(present ? { path: present } : { missing: expect.stringContaining(mirror) });
    if (!present) expect(runtime).toEqual({ missing: expect.stringContaining('ELECTRON_MIRROR') });
  });

  it('takes a mirror without this version for one that does not answer', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      response.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      const { port } = server.address() as AddressInfo; // listening on a port, not on a pipe
      const runtime = await obtainElectron({ ELECTRON_MIRROR: `http://127.0.0.1:${port}/electron` });
      if (installedElectron()) return expect(asked).toEqual([]);
      expect(asked).toEqual([expect.stringMatching(/^\/electron\/v\d+\.\d+\.\d+\/SHASUMS256\.txt$/)]);
      expect(runtime).toHaveProperty('missing');
    } finally {
      server.close();
    }
  });

  async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo; // as above
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
});
