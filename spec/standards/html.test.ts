import { describe, expect, test } from 'vitest';
import { html } from './html.ts';

describe('HTML of a template', () => {
  test('escapes what is put into its holes, and nothing twice', () => {
    const name = '<b title="x">&\u202e';
    expect(html`<p title="${name}">${[name, html`<i>${1}</i>`]}</p>`.text).toBe(
      '<p title="&#60;b title=&#34;x&#34;&#62;&#38;\\u202e">&#60;b title=&#34;x&#34;&#62;&#38;\\u202e<i>1</i></p>',
    );
  });

  test('says nothing for what is not there', () => {
    expect(html`<p>${undefined}${false}${[]}${''}${0}</p>`.text).toBe('<p>0</p>');
  });

  test('has no hole where it could not be escaped', () => {
    const text = 'x onclick=alert(1)';
    expect(() => html`<p title=${text}>`).toThrow('a hole in the HTML after "<p title="');
    expect(() => html`<p ${text}>`).toThrow('a hole in the HTML');
    expect(() => html`<script>${text}</script>`).toThrow('a hole in the HTML');
    expect(() => html`<style>${text}</style>`).toThrow('a hole in the HTML');
  });

  test('a text that looks like the end of a tag does not open a place for it', () => {
    expect(html`<p title="${'">'}" id="${'a'}">${'<script>'}${'x'}</p>`.text).toBe(
      '<p title="&#34;&#62;" id="a">&#60;script&#62;x</p>',
    );
  });
});
