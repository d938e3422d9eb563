/** The style of the report of sources, on top of what all reports share. */
export const reportStyle = `
:root {
  --carried: light-dark(#1f7a42, #58b57a); --decided: light-dark(#9a6700, #d9a83a);
  --error: light-dark(#c42b1c, #ff7a70); --prose: light-dark(#b6bdc7, #4d5560);
  --decided-ground: light-dark(#fff8e6, #26210f); --error-ground: light-dark(#fdecea, #2c1715);
  --focus-ground: light-dark(#e7f0fc, #16263b);
}
* { box-sizing: border-box; }
body { margin: 0; }
main { padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 4rem; max-width: 100rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 0 0 .6rem; }
.panel > h2:first-child { margin-top: 0; } h3 + p { margin-top: 0; } .panel h3:not(:first-child) { margin-top: 1.4rem; }
h4 { font-size: .8rem; color: var(--quiet); margin: 1.1rem 0 .3rem; font-weight: 600; }
p { margin: .4rem 0; } ul { margin: .3rem 0; padding-left: 1.2rem; } li, p, dd, summary { overflow-wrap: anywhere; }
.sentence { max-width: 46rem; margin: 0 0 1.2rem; }
.quiet, .code { color: var(--quiet); }
.skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: .4rem; z-index: 3; }
.bars { list-style: none; padding: 0; margin: 0 0 1rem; display: grid; gap: .7rem 1.2rem; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); }
.bars a { display: block; color: inherit; text-decoration: none; }
.bars a:hover .title, .bars a:focus-visible .title { text-decoration: underline; }
.bars .value { display: block; font-size: 1.15rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.bars .title { font-size: .85rem; color: var(--quiet); }
.bars svg { display: block; width: 100%; height: 6px; margin-top: .35rem; border-radius: 3px; }
.bars .all { fill: var(--line); } .bars .done { fill: var(--carried); }
.heat { display: block; width: 100%; height: 14px; border-radius: 2px; }
.heat .carried { fill: var(--carried); } .heat .decided { fill: var(--decided); }
.heat .error { fill: var(--error); } .heat .prose { fill: var(--prose); }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .85rem; margin: .6rem 0 0; }
.legend li::before, .lines > li > a::after { display: inline-block; width: 1.3em; text-align: center; }
.legend .carried::before, .carried > a::after { content: '●' / ''; color: var(--carried); }
.legend .decided::before, .decided > a::after { content: '◆' / ''; color: var(--decided); }
.legend .error::before, .error > a::after { content: '✗' / ''; color: var(--error); }
.legend .prose::before, .prose > a::after { content: '·' / ''; color: var(--quiet); }
.tools { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline; font-size: .85rem; color: var(--quiet); margin: .5rem 0; }
.tools[hidden] { display: none; }
.tools input { font: inherit; color: var(--text); background: var(--ground); border: 1px solid var(--quiet); border-radius: 4px; padding: .15rem .4rem; width: 14rem; max-width: 100%; }
kbd { font: inherit; border: 1px solid var(--line); border-radius: 3px; padding: 0 .3em; background: var(--raised); color: var(--text); }
.lines { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.lines > li { display: grid; grid-template-columns: auto minmax(0, 1fr); border-left: 5px solid var(--prose); scroll-margin: 35vh 0; }
.lines > li.carried { border-left-color: var(--carried); }
.lines > li.decided { border-left-color: var(--decided); background: var(--decided-ground); }
.lines > li.error { border-left-color: var(--error); background: var(--error-ground); }
.lines > li.prose > code { color: var(--quiet); }
.lines > li:target { background: var(--focus-ground); }
.lines > li[hidden] { display: none; }
.lines > li > code { white-space: pre-wrap; overflow-wrap: anywhere; padding: .05rem .6rem .05rem 0; min-height: 1.55em; }
.lines > li > a { display: block; min-width: 4.2rem; padding: 0 .3rem; text-align: right; color: var(--quiet); text-decoration: none; font: 12px/1.75 ui-monospace, monospace; }
.lines > li > a:hover { text-decoration: underline; }
.lines > li > a:focus-visible { outline-offset: -2px; }
.taken { grid-column: 2; margin: .1rem .6rem .4rem 0; padding: .2rem .6rem; border-left: 2px solid var(--decided); font-size: .85rem; }
.error > .taken { border-left-color: var(--error); }
.detail { display: none; }
li:target > .detail { display: block; grid-column: 1 / -1; }
.panel { background: var(--raised); border-top: 1px solid var(--line); padding: 1rem 1.1rem; font-size: .9rem; }
.panel pre { background: var(--ground); border: 1px solid var(--line); border-radius: 4px; }
.panel dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .1rem .7rem; margin: .3rem 0; }
.panel dt { color: var(--quiet); } .panel dd { margin: 0; }
.panel details { margin: .15rem 0; } .interaction { margin: .15rem 0; } .pointer { margin: .2rem 0; }
.exchange { border-left: 2px solid var(--line); padding-left: .7rem; margin: .5rem 0; }
.missing ul { padding-left: 1.2rem; } .missing li { margin: .1rem 0; } .missing:target h2 { background: var(--focus-ground); }
.pages { border-collapse: collapse; width: 100%; font-size: .9rem; }
.pages th, .pages td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.pages thead th { color: var(--quiet); font-weight: 600; vertical-align: bottom; } .pages tbody th { font-weight: 400; min-width: 11rem; }
.pages .count { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.pages .strip { width: 45%; }
@media (min-width: 60rem) {
  .with-panel main { width: 66.6%; max-width: none; }
  .with-panel .panel { position: fixed; inset: 0 0 0 66.6%; overflow: auto; border-top: 0; border-left: 1px solid var(--line); }
  .with-panel .detail { z-index: 2; }
}
@media (max-width: 40rem) {
  .lines > li > a { min-width: 3.2rem; } .pages .strip, .pages .further { display: none; }
  .pages thead .count { font-size: .8rem; } .pages tbody th { min-width: 0; }
}
@media print {
  :root { color-scheme: light; font-size: 11px; }
  .skip, .tools, .detail, li:target > .detail { display: none; }
  .with-panel main { width: auto; padding: 0; }
  .with-panel .panel:not(.detail) { position: static; border: 0; padding: 0; background: none; }
  .lines, .lines > li { overflow: visible; print-color-adjust: exact; }
  .lines > li > code, .lines > li > a, code, pre { font-size: 9.5px; }
  .lines > li { break-inside: avoid; } .lines > li:target:not(.decided, .error) { background: none; } .heat, .bars svg { print-color-adjust: exact; }
}
`;
