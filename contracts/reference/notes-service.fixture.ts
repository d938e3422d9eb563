import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a service responds with, in whatever framework it is written. */
export interface NotesResponse {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A service of notes, its state apart from the framework that it is served by. */
export function createNotes() {
  const notes = new Map([['n-1', 'first']]);
  return {
    states: { 'a note': { setup: () => void notes.set('n-7', 'seventh'), teardown: () => void notes.delete('n-7') } },
    read(id: string): NotesResponse {
      const text = notes.get(id);
      return text === undefined ? { status: 404, body: { error: 'none' } } : { status: 200, body: { id, text } };
    },
    add(note: unknown): NotesResponse {
      const { text } = Object(note) as { readonly text?: unknown };
      if (typeof text !== 'string') return { status: 400, body: { error: 'text' } };
      return { status: 201, body: { id: 'n-2', text } };
    },
  };
}

const json = { 'Content-Type': ['application/json'] };
const body = (content: unknown) => ({ content, contentType: 'application/json', encoded: false });
const type = 'Synchronous/HTTP';

const pact = {
  consumer: { name: 'web' },
  provider: { name: 'notes' },
  interactions: [
    {
      type,
      description: 'a note is read',
      providerStates: [{ name: 'a note' }],
      request: { method: 'GET', path: '/notes/n-7' },
      response: { status: 200, headers: json, body: body({ id: 'n-7', text: 'seventh' }) },
    },
    {
      type,
      description: 'a note is added',
      request: { method: 'POST', path: '/notes', headers: json, body: body({ text: 'tëxt' }) },
      response: { status: 201, headers: json, body: body({ id: 'n-2', text: 'tëxt' }) },
    },
    {
      type,
      description: 'a note without text is rejected',
      request: { method: 'POST', path: '/notes', headers: json, body: body({}) },
      response: { status: 400, headers: json, body: body({ error: 'text' }) },
    },
  ],
  metadata: { pactSpecification: { version: '4.0' } },
};

/** Writes the contract of three interactions into a temporary folder, and gives the paths of both. */
export function writeNotesPact(): { readonly folder: string; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'facsimile-notes-'));
  const path = join(folder, 'web-notes.json');
  writeFileSync(path, JSON.stringify(pact));
  return { folder, path };
}
