#!/usr/bin/env node
// Takes the place of Electron's executable: binary.ts [switches] <application folder or main file> [switches]
import { readFileSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const url = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier.startsWith('electron/')
      ? { url, shortCircuit: true } // a file URL handed to next() is refused for require()
      : next(specifier, context),
});

const given = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
if (given === undefined) throw new Error('usage: binary.ts [switches] <application>');
const application = resolve(given);
const { version } = readJson(join(import.meta.dirname, '../../node_modules/electron/package.json'));
Object.assign(process.versions, { electron: version });
if (process.argv.includes('--inspect=0')) inspector.open(0, '127.0.0.1');

const isFolder = statSync(application).isDirectory();
const main = isFolder ? join(application, readJson(join(application, 'package.json')).main) : application;
await import(pathToFileURL(main).href);
const { boot } = await import('./electron.ts');
await boot();

function readJson(path: string): { readonly main: string; readonly version: string } {
  return JSON.parse(readFileSync(path, 'utf8')); // package.json files whose shape npm guarantees
}
