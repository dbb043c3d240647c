/** Where the page looks for its style. A file of its own, because the site's policy allows no inline style. */
export const PUBLIC_CSS_PATH = '/publik/dik.css';

/**
 * Plain enough for a browser of ten years ago. On a narrow screen every line becomes a card that names its columns; on paper the
 * table stays a table. Colours are chosen for a contrast of at least 7 to 1 in both schemes.
 */
export const PUBLIC_CSS = `:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; font: 1rem/1.55 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.25rem 0; }
a { color: #0b4a8f; }
a:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible { outline: 3px solid #0b4a8f; outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; display: inline-block; padding: 0.25rem; }
.demo { margin: 0 0 1rem; padding: 0.75rem; border: 2px solid #7a4100; background: #fff3dc; color: #4a2800; font-weight: 600; }
.links { margin: 0.5rem 0; padding: 0; list-style: none; }
.links li { display: inline; }
.links a { display: inline-block; margin-right: 1rem; padding: 0.25rem 0; }
.links a[aria-current] { font-weight: 600; text-decoration: none; color: inherit; }
.search { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; margin: 1rem 0; }
.search p { margin: 0; flex: 1 1 16rem; min-width: 0; }
.search p:first-child { flex-basis: 28rem; }
.search label { display: block; font-weight: 600; }
.search input, .search select { box-sizing: border-box; width: 100%; min-height: 2.5rem; padding: 0.25rem 0.5rem; font: inherit; }
.search button { min-height: 2.5rem; padding: 0.25rem 1rem; font: inherit; font-weight: 600; }
.search a { display: inline-block; padding: 0.5rem; }
.notice { margin: 0.5rem 0; padding: 0.5rem 0.75rem; border-left: 4px solid #7a4100; }
.bar { display: block; width: 100%; max-width: 12rem; height: 0.5rem; margin-top: 0.25rem; fill: #0b4a8f; }
dt { font-weight: 600; margin-top: 0.75rem; }
dd { margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; padding-bottom: 0.5rem; }
th, td { border: 1px solid #767676; padding: 0.5rem; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
thead th { background: #eef1f4; }
td p { margin: 0.25rem 0 0; }
.plain { color: #3d3d3d; font-size: 0.9375em; }
.opens { font-weight: 600; }
.letterhead { margin: 0 0 0.5rem; }
.letterhead p { margin: 0; font-weight: 600; }
.letterhead img { float: left; max-width: 4rem; max-height: 4rem; margin: 0 1rem 0.5rem 0; }
.letterhead .plain { font-weight: 400; }
.signature { margin: 1rem 0 1rem auto; max-width: 24rem; break-inside: avoid; }
.signature .opens { margin-top: 4rem; }
.digest, pre { overflow-wrap: anywhere; white-space: pre-wrap; font: 0.875rem/1.4 ui-monospace, monospace; }
summary { padding: 0.25rem 0; min-height: 1.5rem; }
@media screen and (max-width: 48rem) {
  table, thead, tbody, tr, td, caption { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0); }
  tr { margin: 0 0 1rem; border: 1px solid #767676; }
  td { border: 0; border-bottom: 1px solid #c4c4c4; }
  td:last-child { border-bottom: 0; }
  td::before { content: attr(data-label); display: block; font-weight: 600; }
}
@media screen and (prefers-color-scheme: dark) {
  body { color: #f1f1f1; background: #161616; }
  a { color: #9ecbff; }
  a:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible { outline-color: #9ecbff; }
  .notice { border-color: #ffc46b; }
  .bar { fill: #9ecbff; }
  thead th { background: #2a2d31; }
  .plain { color: #d0d0d0; }
  .demo { background: #3a2500; color: #ffe2b0; border-color: #ffc46b; }
}
@media print {
  @page {
    size: A4 landscape;
    margin: 1.5cm 1.5cm 1.75cm;
    @bottom-left { content: "Daftar Informasi yang Dikecualikan"; font: 8pt sans-serif; }
    @bottom-right { content: "Halaman " counter(page) " dari " counter(pages); font: 8pt sans-serif; }
  }
  body { max-width: none; padding: 0; font-size: 9pt; line-height: 1.35; color: #000; }
  h1 { font-size: 14pt; }
  header p { margin: 0.25rem 0; }
  .plain { color: #000; }
  .letterhead { border-bottom: 1.5pt solid #000; padding-bottom: 0.375rem; text-align: center; font-size: 11pt; }
  .letterhead p:first-of-type { text-transform: uppercase; }
  header .letterhead p { margin: 0; }
  .letterhead img { max-width: 48pt; max-height: 48pt; margin: 0; }
  .letterhead::after { content: ""; display: block; clear: both; }
  .skip, .links, .search, nav, .changes { display: none; }
  a { color: inherit; text-decoration: none; }
  .demo { padding: 0.25rem 0.5rem; }
  table { table-layout: fixed; margin: 0.5rem 0; }
  th, td { padding: 0.25rem 0.375rem; }
  thead { display: table-header-group; }
  thead th:nth-child(1) { width: 4%; }
  thead th:nth-child(2) { width: 25%; }
  thead th:nth-child(3) { width: 26%; }
  thead th:nth-child(4) { width: 24%; }
  tr { break-inside: avoid; }
}
`;
