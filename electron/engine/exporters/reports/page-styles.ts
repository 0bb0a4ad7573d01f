import type { ReportCode } from './report-frame.ts';

/** Colours of the window (renderer/styles/tokens.css), its light and its dark theme; paper is always light. */
const colors = `
:root {
  color-scheme: light dark;
  --chrome: #f3f1ec; --chrome-2: #eae7e0; --paper: #fffefb; --ink: #20252a; --ink-2: #50575d; --ink-3: #666c71;
  --line: #e1ddd4; --line-strong: #c2bdb1; --accent: #24566b; --accent-soft: #dce8ec; --focus: #2477a8; --tint: 20%;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --chrome: #181a1c; --chrome-2: #222528; --paper: #202326; --ink: #e7e5e0; --ink-2: #b4b7b8; --ink-3: #979c9f;
    --line: #303438; --line-strong: #4b5156; --accent: #8cc0d1; --accent-soft: #233c46; --focus: #7cc4e8; --tint: 27%;
  }
}`;

/** Fonts that systems bring along: a report loads nothing. */
const type = `
:root {
  --ui: Inter, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Vazirmatn, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', sans-serif;
  --read: 'Source Serif 4', Charter, 'Bitstream Charter', 'Iowan Old Style', 'Palatino Linotype', Georgia, Cambria,
    'Noto Serif', 'DejaVu Serif', Vazirmatn, 'Noto Naskh Arabic', 'Noto Sans Arabic', 'Noto Serif CJK SC', serif;
  --read-arabic: Vazirmatn, 'Noto Naskh Arabic', 'Geeza Pro', 'Segoe UI', 'Noto Sans Arabic', Tahoma, serif;
}
html { font: 400 1.0625rem/1.6 var(--read); text-size-adjust: none; scroll-padding-top: 4rem; }
body { margin: 0; background: var(--chrome); color: var(--ink); }
h1, h2, h3, h4, h5, h6 { margin: 0; font-weight: 640; line-height: 1.25; text-wrap: balance; }
p, ul, ol, dl, dd, blockquote { margin: 0; padding: 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:focus-visible, summary:focus-visible, input:focus-visible, button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
.quiet, .facts, .kicker, .by, .up { color: var(--ink-2); }
.facts, .kicker { font: 400 0.78rem/1.6 var(--ui); overflow-wrap: anywhere; }
.kicker b { color: var(--ink); font-weight: 600; }
.up { font-weight: 400; }
.by { display: block; font: 400 0.69rem/1.5 var(--ui); }
.facts i, .attr i { font-style: normal; color: var(--ink-3); }
.swatch { display: inline-block; inline-size: 0.7em; block-size: 0.7em; margin-inline-end: 0.5em; border-radius: 2px; background: var(--c); }
.number { font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }
.memo-about { margin-block-start: 0.6rem; padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--line-strong); font-size: 0.88rem; }
.memo-about p { white-space: pre-line; overflow-wrap: anywhere; }
footer { max-inline-size: 61rem; margin: 0 auto; padding: 1.25rem 1.5rem 3rem; color: var(--ink-3); font: 400 0.72rem/1.6 var(--ui); }`;

const sheets = `
.sheet { box-sizing: border-box; max-inline-size: 61rem; margin: 1.25rem auto; padding: 2.75rem 1.5rem 2.5rem; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); }
.cover h1 { margin-block: 0.2rem 0.5rem; font-size: 2rem; letter-spacing: -0.012em; overflow-wrap: anywhere; }
.cover, .contents, .codebook { padding-inline: 3.75rem; }
.cover > .memo-about { margin-block-start: 1.25rem; }
h2 { font-size: 1.45rem; letter-spacing: -0.008em; overflow-wrap: anywhere; }
.overview { inline-size: 100%; margin-block: 1.5rem 0; border-collapse: collapse; font: 400 0.78rem/1.4 var(--ui); }
.overview th, .overview td { padding: 0.32rem 0.5rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
.overview th { color: var(--ink-2); font-weight: 500; }
.overview th.number, .overview td.number { text-align: end; }
.overview th.number { white-space: normal; }
.overview td:first-child, .overview th:first-child { padding-inline-start: 0; }
.overview tfoot td { border-block-end: 0; font-weight: 600; }
.overview a { color: inherit; text-decoration-color: var(--line-strong); }
.i1 { padding-inline-start: 1.2rem; } .i2 { padding-inline-start: 2.4rem; } .i3 { padding-inline-start: 3.6rem; } .i4 { padding-inline-start: 4.8rem; }
.contents ol { margin-block-start: 1rem; list-style: none; font: 400 0.84rem/1.45 var(--ui); }
.contents li { display: grid; grid-template-columns: 2.6rem minmax(0, 1fr) auto; gap: 0 0.75rem; padding-block: 0.4rem; border-block-end: 1px solid var(--line); break-inside: avoid; }
.contents .number { color: var(--ink-3); text-align: start; }
.contents .number:last-child { color: var(--ink-2); text-align: end; }
.contents li a { color: inherit; font: 400 0.95rem/1.4 var(--read); text-decoration-color: var(--line-strong); overflow-wrap: anywhere; }
.contents .where { grid-column: 2; }`;

/** The text and its margin. Notes float, so that they stand beside the line of their passage and never push the text apart. */
const articles = `
article { content-visibility: auto; contain-intrinsic-block-size: auto 1400px; }
article.sheet { display: flow-root; --gutter: 2.75rem; --notes: 15.5rem; --gap: 2rem; }
article.rtl { --read: var(--read-arabic); }
article.rtl .text { line-height: 1.85; }
.masthead, .text { padding-left: var(--gutter); padding-right: calc(var(--gap) + var(--notes)); }
.rtl .masthead, .rtl .text { padding-right: var(--gutter); padding-left: calc(var(--gap) + var(--notes)); }
.masthead { margin-block-end: 1.25rem; }
.masthead h2, .text h2 { margin-block: 0.3rem 0.45rem; font-size: 1.6rem; line-height: 1.2; }
.text { display: flow-root; font-family: var(--read); }
.text p, .text li, .text h2, .text h3, .text h4, .text h5, .text h6 { position: relative; margin-block-end: 0.72em; overflow-wrap: anywhere; white-space: pre-wrap; }
.text h3, .text h4, .text h5, .text h6 { margin-block: 1.3em 0.5em; font-size: 1.14em; }
.text h4, .text h5, .text h6 { font-size: 1.02em; }
.text [data-n]::before { position: absolute; inset-inline-start: calc(-1 * var(--gutter)); inline-size: calc(var(--gutter) - 0.9rem); color: var(--ink-3); font: 400 0.66rem/1.0625rem var(--ui); line-height: inherit; font-variant-numeric: tabular-nums; letter-spacing: 0; text-align: end; content: attr(data-n) / ''; }
.text h2[data-n]::before, .text h3[data-n]::before { font-size: 0.66rem; line-height: 1.9rem; }
.text h2 .ref, .text h3 .ref { font-size: 0.66rem; vertical-align: 0.9em; }
.text ul { list-style: none; }
.text li { padding-inline-start: 1.5em; }
.text li::after { position: absolute; inset-block-start: 0; inset-inline-start: 0.45em; color: var(--ink-3); content: '•' / ''; }
.text li.d2 { padding-inline-start: 3em; } .text li.d2::after { inset-inline-start: 1.95em; }
.text li.d3 { padding-inline-start: 4.5em; } .text li.d3::after { inset-inline-start: 3.45em; }
.text li.d4 { padding-inline-start: 6em; } .text li.d4::after { inset-inline-start: 4.95em; }
.text blockquote { position: relative; margin-block: 0 0.72em; font-style: italic; }
.text blockquote > p, .text blockquote > ul { padding-inline-start: 1.2em; }
.text blockquote > p { border-inline-start: 2px solid var(--line-strong); margin-block-end: 0; padding-block-end: 0.5em; }
.text blockquote > p:last-child { padding-block-end: 0; }
.text td[data-n] { position: relative; }
.text .caption, .text .footnote { color: var(--ink-2); font-size: 0.86em; }
.text .preformatted { font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace; font-size: 0.82em; }
.tabled { position: relative; margin-block-end: 0.9em; }
.tabled table { inline-size: 100%; border-collapse: collapse; font: 400 0.82em/1.45 var(--ui); font-variant-numeric: tabular-nums; }
.tabled td { padding: 0.3em 0.8em 0.3em 0; border-block-end: 1px solid var(--line); vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; }
.rtl .tabled td { padding: 0.3em 0 0.3em 0.8em; }
/* On a tint, a link's own colour would be hard to read. */
.text .link { color: inherit; }
mark { padding-block: 0.06em; background: color-mix(in srgb, var(--c) var(--tint), transparent); color: inherit; text-decoration: underline 1.5px var(--c); text-decoration-skip-ink: none; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
mark mark mark mark { background: none; }
.l0 { text-underline-offset: 0.2em; } .l1 { text-underline-offset: 0.37em; } .l2 { text-underline-offset: 0.54em; } .l3 { text-underline-offset: 0.71em; }
.l4 { text-decoration: none; }
.ref { margin-inline-start: 0.12em; color: var(--ink-2); font: 500 0.62em/0 var(--ui); font-style: normal; font-variant-numeric: tabular-nums; text-decoration: none; vertical-align: 0.55em; user-select: none; }
.ref + .ref::before { margin-inline-end: 0.15em; content: ','; }
.note, .notes { float: right; clear: right; box-sizing: border-box; inline-size: var(--notes); margin: 0.12rem calc(-1 * (var(--gap) + var(--notes))) 0.55rem 1rem; }
.rtl .note, .rtl .notes { float: left; clear: left; margin: 0.12rem 1rem 0.55rem calc(-1 * (var(--gap) + var(--notes))); }
.note { padding: 0 0 0 0.6rem; border-left: 3px solid var(--c); color: var(--ink); font: 400 0.75rem/1.4 var(--ui); font-style: normal; letter-spacing: 0; text-align: left; white-space: normal; overflow-wrap: anywhere; break-inside: avoid; }
.rtl .note { padding: 0 0.6rem 0 0; border-right: 3px solid var(--c); border-left: 0; text-align: right; }
.notes .note { display: block; float: none; inline-size: auto; margin: 0 0 0.55rem; }
.notes .note:last-child { margin-block-end: 0; }
.note > span { display: block; }
.note b { font-weight: 600; }
.note .no { margin-inline-end: 0.25em; color: var(--ink-2); font-weight: 600; font-variant-numeric: tabular-nums; text-decoration: none; }
.attr { display: block; color: var(--ink-2); font: 400 0.69rem/1.45 var(--ui); }
.memo { display: block; margin-block-start: 0.12rem; font: 400 0.78rem/1.42 var(--read); white-space: pre-line; }
.earlier { margin-block-start: 1.5rem; border-block-start: 1px solid var(--line); }
:target { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
article:target, section:target { outline: none; }`;

const codebook = `
.entries { margin-block-start: 1.5rem; }
.entry { padding-block: 0.9rem; border-block-start: 1px solid var(--line); break-inside: avoid; font-size: 0.94rem; }
.entry .name { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; font-size: 1.06rem; overflow-wrap: anywhere; }
.entry .name .swatch { margin-inline-end: -0.25rem; }
.entry dl { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0.2rem 1rem; margin-block-start: 0.4rem; }
.entry dt { color: var(--ink-3); font: 400 0.75rem/1.9 var(--ui); }
.entry dd { white-space: pre-line; overflow-wrap: anywhere; }
.entry .example { font-style: italic; }`;

const passages = `
.passages { margin-block-start: 1.1rem; list-style: none; }
.passage { padding-block: 0.75rem; border-block-start: 1px solid var(--line); break-inside: avoid; }
.passage blockquote { padding-inline-start: 0.9rem; border-inline-start: 3px solid var(--c); color: var(--ink-2); white-space: pre-line; overflow-wrap: anywhere; }
.passage mark { color: var(--ink); text-decoration: none; }
.passage .source { margin-block-start: 0.3rem; font: 400 0.75rem/1.5 var(--ui); color: var(--ink-2); overflow-wrap: anywhere; }
.passage .source b { color: var(--ink); font-weight: 500; }
.passage .by, .passage .attr { display: inline; font-size: 0.75rem; }
.passage .attr::before { content: ' · '; }
.passage .memo { margin-block-start: 0.25rem; }
.entry-head { padding-block: 0; border: 0; } .entry-head .name { font-size: 1.3rem; }
.codesheet { content-visibility: auto; contain-intrinsic-block-size: auto 1000px; padding-inline: 3.75rem; }`;

const bar = `
.bar { position: sticky; inset-block-start: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 1.25rem; padding: 0.55rem 1.5rem; border-block-end: 1px solid var(--line); background: var(--chrome); font: 400 0.8rem/1.6 var(--ui); }
.bar a { color: var(--ink-2); text-decoration: none; }
.bar a:hover { color: var(--ink); text-decoration: underline; }
.bar strong { overflow: hidden; max-inline-size: 24rem; font-weight: 600; text-overflow: ellipsis; white-space: nowrap; }
.bar button { padding: 0.1rem 0.6rem; border: 1px solid var(--line-strong); border-radius: 4px; background: var(--paper); color: var(--ink); font: inherit; cursor: pointer; }
.bar .space { flex: 1; }
.bar [hidden] { display: none; }
.bar summary { cursor: pointer; }
.filter > div { position: absolute; inset-inline-end: 1rem; box-sizing: border-box; inline-size: min(26rem, calc(100vw - 2rem)); max-block-size: 75vh; overflow: auto; margin-block-start: 0.5rem; padding: 0.9rem 1.1rem; border: 1px solid var(--line-strong); border-radius: 7px; background: var(--paper); }
.filter fieldset { margin: 0 0 0.75rem; padding: 0; border: 0; }
.filter legend { padding: 0; font-weight: 600; }
.filter label { display: grid; grid-template-columns: auto auto minmax(0, 1fr) auto; align-items: baseline; gap: 0.5rem; padding-block: 0.1rem; overflow-wrap: anywhere; }
.filter label .swatch { margin: 0; }`;

const narrow = `
@media (max-width: 58rem) { article.sheet { --notes: 11.5rem; --gap: 1.25rem; } }
@media (max-width: 44rem) {
  .sheet { padding: 1.5rem 1rem; border-inline: 0; border-radius: 0; }
  .cover, .contents, .codebook, .codesheet { padding-inline: 1.25rem; }
  article.sheet { --gutter: 1.6rem; --notes: 0rem; --gap: 0rem; }
  .note, .notes { inline-size: 46%; margin-right: 0; }
  .rtl .note, .rtl .notes { margin-left: 0; }
}`;

const print = `
@page { size: A4; margin: 17mm 15mm 18mm; @bottom-right { content: counter(page); color: #666c71; font: 400 8pt sans-serif; } }
@media print {
  html { font-size: 9.6pt; }
  body { background: none; }
  body, mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .bar { display: none; }
  .sheet { max-inline-size: none; margin: 0; padding: 0; border: 0; border-radius: 0; background: none; }
  .cover, .contents, .codebook, .codesheet { padding-inline: 0; }
  article, .codesheet { content-visibility: visible; }
  article.sheet { break-before: page; --gutter: 7mm; --notes: 50mm; --gap: 6mm; }
  .codebook, .contents { break-before: page; }
  .codesheet { margin-block-start: 8mm; }
  .cover + .codebook { break-before: auto; margin-block-start: 8mm; }
  h1, h2, h3, h4, h5, h6, .masthead, .entry .name, .entry-head { break-after: avoid; }
  p, li { orphans: 2; widows: 2; }
  a { color: inherit; text-decoration: none; }
  footer { max-inline-size: none; padding: 6mm 0 0; }
}
@media (forced-colors: active) { mark { background: none; text-decoration: underline 1px; } .note, .swatch { forced-color-adjust: none; } }`;

export function pageStyles(codes: readonly ReportCode[]): string {
  const colored = codes.map((code) => `.k${code.column}{--c:${code.color}}`).join('');
  return [colors, type, sheets, articles, codebook, passages, bar, narrow, print].join('') + `\n${colored}\n`;
}
