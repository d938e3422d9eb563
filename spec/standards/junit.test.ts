import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { hostileText } from './hidden-characters.fixture.ts';
import { printJunit } from './junit.ts';

const passed = { classname: 'a', name: 'passes' };
const skipped = { classname: 'a', name: 'waits', skipped: 'no "network"' };
const failed = { classname: 'a', name: '<fails>', failure: { message: '1 & 2', text: 'line 1\nline 2' } };

test('a report has the counts of each suite and of all', () => {
  expect(
    printJunit('all', [
      { name: 'first', cases: [passed, skipped] },
      { name: 'second', cases: [failed] },
    ]),
  ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="all" tests="3" failures="1" errors="0" skipped="1">
  <testsuite name="first" tests="2" failures="0" errors="0" skipped="1">
    <testcase classname="a" name="passes"/>
    <testcase classname="a" name="waits"><skipped message="no &#34;network&#34;"/></testcase>
  </testsuite>
  <testsuite name="second" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="a" name="&#60;fails&#62;">
      <failure message="1 &#38; 2">line 1
line 2</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('durations are summed up in seconds, unless the whole was measured', () => {
  const suites = [{ name: 's', cases: [12, 1500].map((milliseconds) => ({ ...passed, milliseconds })) }];
  expect([...printJunit('r', suites).matchAll(/time="([^"]*)"/g)].map(([, time]) => time)).toEqual([
    '1.512',
    '1.512',
    '0.012',
    '1.500',
  ]);
  expect(printJunit('r', suites, 800)).toContain('skipped="0" time="0.800">\n  <testsuite name="s"');
});

test('a report of hostile texts is well-formed', () => {
  const hostile = { classname: hostileText, name: hostileText, failure: { message: hostileText, text: hostileText } };
  const report = printJunit(hostileText, [
    { name: hostileText, cases: [hostile, { ...passed, skipped: hostileText }] },
  ]);
  expect(XMLValidator.validate(report)).toBe(true);
});
