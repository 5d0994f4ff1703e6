// How a page looks: the design tokens and the few rules that a report needs, in light, dark and print.

const TOKENS = `:root{color-scheme:light dark;
--paper:light-dark(#fff,#101716);--ground:light-dark(#f5f6f4,#18211f);--ink:light-dark(#14211f,#eef2f0);--ink-2:light-dark(#465350,#b9c4c1);--ink-3:light-dark(#5f6c69,#98a5a1);
--line:light-dark(#dde2e0,#2c3835);--line-strong:light-dark(#7c8784,#7b8884);--accent:light-dark(#005f66,#6cc5cb);--accent-tint:light-dark(#e4f0f0,#0f2e31);
--good:light-dark(#1d6b3a,#7fcb98);--warn:light-dark(#8a4b00,#f0ae5f);--warn-tint:light-dark(#fdf0df,#2f2110);--provider:light-dark(#1d4f91,#8db8f0);--insurer:light-dark(#b04c00,#f3a263);
--series:light-dark(#8fa3a0,#5c6f6b);--focus:light-dark(#14211f,#fff);
--text-1:.8125rem;--text-2:.9375rem;--text-3:1.0625rem;--text-4:1.375rem;--text-5:1.875rem;
--s1:.25rem;--s2:.5rem;--s3:.75rem;--s4:1rem;--s5:1.5rem;--s6:2rem;--s7:3rem;--s8:4.5rem;--page:64rem;--measure:68ch}
@media (min-width:1800px){:root{font-size:125%}}@media (min-width:2400px){:root{font-size:162.5%}}`;

const FRAME = `*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:400 var(--text-2)/1.5 "Noto Sans",system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
header{display:flex;gap:var(--s2);align-items:center;padding:var(--s3) var(--s5);border-bottom:1px solid var(--line)}header svg path{fill:none;stroke-width:3.2;stroke:var(--accent)}header svg{width:1.25rem;height:1.25rem}header .mark-left{stroke:var(--provider)}header .mark-right{stroke:var(--insurer)}
main,footer{max-width:var(--page);margin:0 auto;padding:var(--s6) var(--s5)}footer{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s5);color:var(--ink-3);font-size:var(--text-1);border-top:1px solid var(--line);overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.2;margin:0;text-wrap:balance}h1{font-size:var(--text-5)}h2{font-size:var(--text-4);margin:var(--s7) 0 var(--s4)}h3{font-size:var(--text-3);margin:var(--s6) 0 var(--s3)}h4{font-size:var(--text-2);margin:var(--s5) 0 var(--s2)}
p{max-width:var(--measure);margin:var(--s3) 0}.above{margin:0 0 var(--s2);color:var(--accent);font-weight:700;font-size:var(--text-1)}.lead{font-size:var(--text-3);color:var(--ink-2)}.small{font-size:var(--text-1);color:var(--ink-3);overflow-wrap:anywhere}
a{color:var(--accent)}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}.toc{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s5);padding:0;list-style:none}.answer{border-left:4px solid var(--accent);padding:var(--s1) var(--s4);margin:var(--s5) 0;background:var(--accent-tint)}.answer p{max-width:none}
.note{border-left:4px solid var(--warn);padding:var(--s2) var(--s4);background:var(--warn-tint);max-width:var(--measure);margin:var(--s3) 0}`;

const TABLES = `.scroll{overflow-x:auto;margin:var(--s3) 0}table{border-collapse:collapse;width:100%}caption{text-align:left;color:var(--ink-3);font-size:var(--text-1);padding-bottom:var(--s1)}
th,td{padding:var(--s2) var(--s3) var(--s2) 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}thead th{font-weight:400;font-size:var(--text-1);color:var(--ink-3);border-bottom:1px solid var(--line-strong);vertical-align:bottom}tbody th{font-weight:400;min-width:9rem}
.figure{text-align:right;white-space:nowrap}th.figure:last-child,td.figure:last-child{padding-right:0}tr.total th,tr.total td{font-weight:700;border-top:1.5px solid var(--ink);border-bottom:4px double var(--ink)}
dl.lines{margin:0;border-top:1px solid var(--line)}dl.lines>div{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 var(--s4);padding:var(--s2) 0;border-bottom:1px solid var(--line)}dl.lines dt{font-weight:700}dl.lines dd{margin:0}dl.lines dd.value{font-weight:700;text-align:right}dl.lines dd.why{grid-column:1/-1;color:var(--ink-2);overflow-wrap:anywhere}dl.lines dd.source{grid-column:1/-1;color:var(--ink-3);font-size:var(--text-1)}
details{margin:var(--s3) 0}summary{cursor:pointer;color:var(--accent);padding:var(--s2) 0;min-height:2.75rem;display:list-item;align-content:center}.clause-text{padding-left:0;list-style:none;max-width:var(--measure)}.clause-text li{display:grid;grid-template-columns:3rem 1fr;margin:var(--s2) 0}.ref{border-bottom:1px dotted var(--ink-3)}`;

/** What every picture draws alike stands under `svg`; what one draws, under the name of that picture. */
const PICTURES = `figure{margin:var(--s6) 0}figcaption{margin-bottom:var(--s3)}figcaption strong{display:block;font-size:var(--text-3)}.sub{display:block;color:var(--ink-3);font-size:var(--text-1)}figure svg{max-width:100%;height:auto;display:block}.wide svg{width:47.5rem}.narrow svg{width:100%}.narrow{display:none}
svg text{font-size:13px;fill:var(--ink)}svg .group{font-weight:700}svg .label{fill:var(--ink-2)}svg .on{font-weight:700;fill:var(--ink)}svg .zero{stroke:var(--ink);stroke-width:1.5}svg .grid{stroke:var(--line)}svg .cut{stroke:var(--ink-3);stroke-dasharray:3 4;fill:none}svg .note,svg .tick{fill:var(--ink-3);font-size:12px}svg .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px}
:is(svg.bars,svg.range-bars) .bar{fill:var(--series)}:is(svg.bars,svg.range-bars) .bar.on{fill:var(--provider)}svg.range-bars .now{stroke:var(--ink);stroke-width:2.5}
svg.waterfall .total{fill:var(--ink-2)}svg.waterfall .more{fill:var(--paper);stroke:var(--provider);stroke-width:2}svg.waterfall .less{fill:var(--insurer)}
@media (max-width:600px){main,footer,header{padding-left:var(--s4);padding-right:var(--s4)}h1{font-size:1.5rem}.wide{display:none}.narrow{display:block}}
@media print{:root{color-scheme:light}body{font-size:10pt}details>*{display:block}header{display:none}h2,h3{break-after:avoid}figure,tr{break-inside:avoid}}`;

/** Uncertainty: the darker band holds half of the paths, the lighter nine in ten; blue is the provider, orange the insurer. */
const UNCERTAINTY = `svg.fan.provider,svg.spread .provider{--hue:var(--provider)}svg.fan.insurer,svg.spread .insurer{--hue:var(--insurer)}svg.fan.neutral,svg.spread .neutral{--hue:var(--ink-2)}
:is(svg.fan,svg.spread) .wide-band{fill:var(--hue);opacity:.16}:is(svg.fan,svg.spread) .half-band{fill:var(--hue);opacity:.36}svg.fan .expected{stroke:var(--hue);stroke-width:2.5;fill:none}:is(svg.fan,svg.spread) .dot{fill:var(--hue)}:is(svg.fan,svg.spread) .value{fill:var(--hue);font-weight:700}svg.spread .name{fill:var(--hue)}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:0 var(--s6)}.pair figure{margin:var(--s4) 0}.pair .wide{display:none}.pair .narrow{display:block}.pair svg{max-width:24rem}`;

const HEAT = `:root{--less-3:light-dark(#b04c00,#f3a263);--less-2:light-dark(#e3a06b,#935622);--less-1:light-dark(#f6dfcd,#46301f);--even:light-dark(#f5f6f4,#18211f);--more-1:light-dark(#d7e3f2,#1f2f45);--more-2:light-dark(#92b4de,#3d679e);--more-3:light-dark(#1d4f91,#8db8f0)}
${["less-3", "less-2", "less-1", "even", "more-1", "more-2", "more-3"].map((name) => `svg.heat-map rect.${name}{fill:var(--${name})}`).join("")}svg.heat-map text.less-3,svg.heat-map text.more-3{fill:var(--paper)}@media (max-width:600px){dl.wordy>div{grid-template-columns:1fr}dl.wordy dd.value{text-align:left}}`;

const FINDINGS = `.findings ol{padding:0;margin:0;list-style:none}.findings li{border-top:1px solid var(--line);padding:var(--s4) 0 var(--s3)}.findings li>:is(h3,h4){margin:var(--s1) 0 var(--s2);max-width:var(--measure);text-wrap:wrap}.findings.error .weight{color:var(--insurer)}.findings.attention .weight{color:var(--warn)}
code{font:.9375em/1.4 ui-monospace,"Noto Sans Mono",monospace;background:var(--ground);padding:0 .15em;overflow-wrap:anywhere}`;

const FORECASTS = `svg.triangle .cell{fill:var(--series);fill-opacity:.45}svg.triangle .cell.latest{stroke:var(--ink);stroke-width:2}svg.triangle .cell.completed{fill:var(--accent-tint);fill-opacity:1;stroke:var(--accent);stroke-dasharray:3 3}svg.triangle .in-cell{font-size:12px}
svg.forecast .band{fill:var(--provider);fill-opacity:.18}svg.forecast .earlier{fill:none;stroke:var(--series);stroke-width:1.2}svg.forecast .leader{stroke:var(--line-strong);stroke-width:.75}svg.forecast .expected{fill:none;stroke:var(--provider);stroke-width:2.5;stroke-dasharray:6 4}svg.forecast .now{fill:var(--provider)}`;

/** Changes of an agreement, and a running year: lists with a stand, bars of room, gauges. */
const RUNNING = `ul.changes{margin:0;padding-left:var(--s4)}ul.changes li{margin:var(--s1) 0;max-width:var(--measure);overflow-wrap:anywhere}section>ul.changes{padding-left:0;list-style:none}td ul.changes{min-width:14rem}
ul.notices{padding:0;list-style:none;border-top:1px solid var(--line)}ul.notices li{display:grid;grid-template-columns:8rem 1fr;gap:var(--s1) var(--s4);padding:var(--s3) 0;border-bottom:1px solid var(--line)}.badge{font-size:var(--text-1);color:var(--ink-2)}.badge.fired{color:var(--warn);font-weight:700}.badge svg{vertical-align:-1px}.badge svg path{fill:none;stroke:currentColor;stroke-width:1.5}
svg.room .expected{fill:var(--accent-tint);stroke:var(--accent)}svg.room .so-far{fill:var(--accent)}svg.room .passed{fill:var(--warn-tint);stroke:var(--warn);stroke-width:2}svg.room .bound{stroke:var(--ink);stroke-width:2}
svg.gauge .axis{stroke:var(--line-strong)}svg.gauge .band{fill:var(--accent-tint)}svg.gauge .norm{stroke:var(--accent);stroke-width:2.5}svg.gauge .start{fill:var(--paper);stroke:var(--ink-3);stroke-width:1.5}svg.gauge .now{fill:var(--ink)}svg.gauge .now.good{fill:var(--good)}
@media (max-width:600px){ul.notices li{grid-template-columns:1fr}table.cards thead{display:none}table.cards tr{display:block;padding:var(--s2) 0;border-bottom:1px solid var(--line)}table.cards th,table.cards td{display:block;border:0;padding:var(--s1) 0}table.cards tbody th{font-weight:700}table.cards td.figure{display:flex;justify-content:space-between}table.cards td.figure::before{content:attr(data-label);font-weight:400;color:var(--ink-3)}table.cards td:empty{display:none}table.cards tr.total{border-top:1.5px solid var(--ink)}table.cards tr.total th,table.cards tr.total td{border:0}}`;

export const STYLE = [TOKENS, FRAME, TABLES, PICTURES, UNCERTAINTY, HEAT, FINDINGS, FORECASTS, RUNNING]
  .join("")
  .replaceAll("\n", "");
