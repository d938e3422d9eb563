import { expect, test } from 'vitest';
import { isLoopback } from './loopback.ts';

test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '[::1]', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1'])(
  '%s is this machine',
  (host) => {
    expect(isLoopback(host)).toBe(true);
  },
);

test.each([
  '0.0.0.0',
  '::',
  '128.0.0.1',
  '127.example.com',
  '127.0.0.1.example.com',
  'localhost.example.com',
  'notlocalhost',
  'app.localhost',
  'user@localhost',
  'localhost/path',
  '[::1]:80',
  '::2',
  '::ffff:8.8.8.8',
  'no host',
  '',
])('%j is not', (host) => {
  expect(isLoopback(host)).toBe(false);
});
