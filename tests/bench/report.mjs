/** Tables of the figures, and the budgets they are held against. */

/** @typedef {import('./stats.mjs').Figure} Figure */
/** @typedef {import('./run.mjs').Figures} Figures */
/** @typedef {{ what: string, measured: string, ok: boolean }} Budget */

const ms = (/** @type {Figure | undefined} */ { median, p95 } = { median: Number.NaN, p95: Number.NaN, n: 0 }) =>
  `${short(median)} / ${short(p95)}`;

/**
 * Three digits at most: 0.66, 3.5, 12, 1.2 s.
 * @param {number} value
 */
function short(value) {
  if (value >= 1000) return `${(value / 1000).toFixed(1)} s`;
  return value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0);
}

const times = (/** @type {number} */ ratio) => `×${short(ratio)}`;

/**
 * Columns a terminal needs: Chinese characters take two.
 * @param {string | undefined} text
 */
const width = (text) => [...(text ?? '')].reduce((sum, c) => sum + (/[\u2e80-\uffef]/.test(c) ? 2 : 1), 0);

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => width(row[i]))));
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((w) => '-'.repeat(w)).join('  '), ...rows.map(line)].join('\n');
}

/**
 * One line for each name, one column for each size.
 * @param {string} title
 * @param {string[]} names
 * @param {string[]} sizes
 * @param {(name: string, size: string) => string} cell
 */
function bySize(title, names, sizes, cell) {
  return table(
    [title, ...sizes],
    names.map((name) => [name, ...sizes.map((size) => cell(name, size))]),
  );
}

const unique = (/** @type {string[]} */ list) => [...new Set(list)];

/**
 * @param {Figures} figures
 * @param {Budget[]} lines
 */
export function print(figures, lines) {
  const { machine, drafts, start, typing, features, matrix, inProcess, files } = figures;
  const sizes = drafts.map(({ size }) => size);
  const show = (/** @type {string} */ text) => console.log(`${text}\n`);

  show(
    `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${machine.load.toFixed(1)}. Milliseconds, median / p95.`,
  );
  if (machine.load > machine.cores / 2)
    show('Other work runs on this machine: trust the ratios, not the milliseconds.');
  show(drafts.map(({ size, bytes, units }) => `${size}: ${bytes} bytes, ${units} UTF-16 units`).join('\n'));

  const servers = unique(typing.map(({ name }) => name));
  /** @typedef {Extract<Figures['typing'][number], { error?: undefined }>} Answered */
  const serverCell =
    (/** @type {(row: Answered) => string} */ pick) => (/** @type {string} */ name, /** @type {string} */ size) => {
      const row = typing.find((candidate) => candidate.name === name && candidate.size === size);
      if (!row) return '–';
      return row.error === undefined ? pick(row) : row.error;
    };
  show(
    bySize(
      'didChange → publishDiagnostics',
      servers,
      sizes,
      serverCell((row) => ms(row.keystroke)),
    ),
  );
  show(
    bySize(
      'didOpen → publishDiagnostics, fresh process',
      servers,
      sizes,
      serverCell((row) => short(row.open.median)),
    ),
  );
  show(
    bySize(
      'findings published',
      servers,
      sizes,
      serverCell((row) => String(row.findings)),
    ),
  );

  show(
    table(
      [`request behind a keystroke, ${sizes.at(-1)}`, ''],
      features.map((row) => [row.what, ms(row)]),
    ),
  );
  show(table(['plans and reports', ''], [[matrix.what, ms(matrix)]]));

  const subjects = unique(inProcess.map(({ subject, what }) => `${subject}, ${what}`));
  show(
    bySize('in one process', subjects, sizes, (name, size) =>
      ms(inProcess.find((row) => `${row.subject}, ${row.what}` === name && row.size === size)),
    ),
  );

  const ratios = new Map(sizes.map((size) => [size, ratiosAt(figures, size)]));
  const ratioRows = [
    '双翼 / floor',
    '双翼 / floor, as many findings',
    '双翼 / rumdl',
    'remark, full parse / 双翼 over stdio',
  ];
  show(
    bySize('ratios of medians', ratioRows, sizes, (name, size) => {
      const value = ratios.get(size)?.[name];
      return value === undefined ? '–' : times(value);
    }),
  );

  const { workspace } = figures;
  show(table([`index of ${workspace.drafts} drafts of ${workspace.small} KB`, 'each', '10,000'], workspace.index));
  show(
    table(
      [`requests on a draft of ${workspace.large} KB, each behind a keystroke`, ''],
      workspace.requests.map((row) => [row.what, ms(row)]),
    ),
  );

  printOffice(figures, show);
  show(
    table(
      ['spawn →', 'initialize answered', 'findings of 10 KB'],
      start.map(({ name, initialize, findings }) => [name, ms(initialize), findings ? ms(findings) : '–']),
    ),
  );
  if (files.length)
    show(
      table(
        ['file', 'KB'],
        files.map(({ name, bytes }) => [name, String(Math.round(bytes / 1000))]),
      ),
    );
  if (lines.length)
    show(
      table(
        ['', 'budget', 'measured'],
        lines.map((line) => [line.ok ? 'ok' : 'over', line.what, line.measured]),
      ),
    );
}

/**
 * @param {Figures} figures
 * @param {(text: string) => void} show
 */
function printOffice({ office: { drafts, bytes, index, commands } }, show) {
  const seconds = (/** @type {number | undefined} */ value) =>
    value === undefined ? '–' : `${(value / 1000).toFixed(1)} s`;
  if (index) {
    const rows = Object.entries({ cold: index.cold, 'cold, while somebody writes': index.typing, warm: index.warm });
    show(
      table(
        [
          `server over ${drafts} drafts, ${(bytes / 1e6).toFixed(0)} MB`,
          'time',
          'for 10,000',
          'of all cores',
          'peak memory',
          'keystroke',
        ],
        rows.map(([name, { ms: time, cpu, peak, keystrokes }]) => [
          name,
          seconds(time),
          seconds((time / drafts) * 10_000),
          seconds(cpu),
          peak === undefined ? '–' : `${(peak / 1e6).toFixed(0)} MB`,
          keystrokes ? ms(keystrokes) : '',
        ]),
      ),
    );
  }
  const columns = unique(commands.map(({ files }) => files));
  const cell = (/** @type {string} */ tool, /** @type {string} */ files) =>
    ms(commands.find((row) => row.tool === tool && row.files === files));
  show(bySize('command line', unique(commands.map(({ tool }) => tool)), columns, cell));
}

/**
 * @param {Figures} figures
 * @param {string} size
 * @returns {Record<string, number | undefined>}
 */
function ratiosAt(figures, size) {
  const server = (/** @type {string} */ name) => {
    const row = figures.typing.find((candidate) => candidate.size === size && candidate.name === name);
    return row?.error === undefined ? row?.keystroke.median : undefined;
  };
  const own = server('双翼');
  if (own === undefined) return {};
  const against = (/** @type {number | undefined} */ other) => (other === undefined ? undefined : own / other);
  return {
    '双翼 / floor': against(server('floor')),
    '双翼 / floor, as many findings': against(server('floor, as many findings')),
    '双翼 / rumdl': against(server('rumdl')),
    'remark, full parse / 双翼 over stdio': parseAt(figures, size) / own,
  };
}

/**
 * @param {Figures} figures
 * @param {string} size
 * @param {string} name
 * @param {string} what
 */
function subject({ inProcess }, size, name, what) {
  return inProcess.find((row) => row.size === size && row.subject === name && row.what === what);
}

/**
 * Median of a whole parse by remark.
 * @param {Figures} figures
 * @param {string} size
 */
function parseAt(figures, size) {
  return subject(figures, size, 'remark', 'full parse')?.median ?? Number.NaN;
}

/**
 * Keystroke over stdio against the floor, at most.
 * @type {Record<string, number>}
 */
const floorLimits = { '10 KB': 3, '100 KB': 3, '1000 KB': 5 };
const large = '1000 KB';

/**
 * Budgets for which there are figures.
 * @param {Figures} figures
 */
export function budgets(figures) {
  /** @type {Budget[]} */
  const lines = [];
  /** @type {(what: string, value: number | undefined, limit: number, show: (value: number) => string) => void} */
  const atMost = (what, value, limit, show) => {
    if (value !== undefined) lines.push({ what, measured: show(value), ok: value <= limit });
  };
  for (const { size } of figures.drafts) {
    const ratios = ratiosAt(figures, size);
    const limit = floorLimits[size];
    if (limit) atMost(`keystroke, ${size}: at most ×${limit} of the floor`, ratios['双翼 / floor'], limit, times);
    if (size !== '10 KB') {
      atMost(`keystroke, ${size}: below rumdl`, ratios['双翼 / rumdl'], 1, times);
      atMost(`first check, ${size}: at most ×1.3 of a remark parse`, firstCheck(figures, size), 1.3, times);
    }
    const gain = ratios['remark, full parse / 双翼 over stdio'];
    if (size === large && gain !== undefined) {
      lines.push({ what: `keystroke, ${size}: 30 times below a remark parse`, measured: times(gain), ok: gain >= 30 });
    }
    atMost('phrases of the framework over 1 MB: at most 8 ms', phrases(figures, size), 8, short);
  }
  for (const { what, size, p95 } of figures.features) {
    if (size === large) atMost(`${what}, ${size}, p95: at most 30 ms`, p95, 30, short);
  }
  atMost(`${figures.matrix.what}, p95: at most 500 ms`, figures.matrix.p95, 500, short);
  for (const { what, p95 } of figures.workspace.requests) {
    atMost(`${what}, ${figures.workspace.large} KB, p95: at most 30 ms`, p95, 30, short);
  }
  const started = (/** @type {string} */ name) => figures.start.find((row) => row.name === name);
  const [own, floor] = [started('双翼'), started('floor')];
  if (own?.findings && floor?.findings) {
    const toAnswer = own.initialize.median / floor.initialize.median;
    atMost('spawn → initialize: at most ×1.4 of the floor', toAnswer, 1.4, times);
    const toFindings = own.findings.median / floor.findings.median;
    atMost('spawn → findings of 10 KB: at most ×1.8 of the floor', toFindings, 1.8, times);
  }
  const server = figures.files.find(({ name }) => name === 'dist/server.cjs');
  atMost('bundle of the server: at most 1.1 MB', server && server.bytes / 1e6, 1.1, (mb) => `${mb.toFixed(2)} MB`);
  const { office } = figures;
  if (office.index && office.drafts >= 10_000) {
    const { cold, typing, warm } = office.index;
    atMost('cold index of 10,000 drafts: at most 45 s', cold.ms, 45_000, short);
    atMost('cold index of 10,000 drafts while somebody writes: at most 60 s', typing.ms, 60_000, short);
    atMost('warm start with 10,000 drafts: at most 3 s', warm.ms, 3_000, short);
    const peak = Math.max(...[cold, typing, warm].map(({ peak = 0 }) => peak));
    atMost('memory of the server at its peak: at most 1.2 GB', peak / 1e9, 1.2, (gb) => `${gb.toFixed(2)} GB`);
  }
  const command = (/** @type {string} */ tool, /** @type {string} */ files) =>
    office.commands.find((row) => row.tool === tool && row.files === files)?.median;
  const mine = command('双翼', '1000 drafts');
  const other = command('markdownlint-cli2', '1000 drafts');
  atMost('command line, 1,000 drafts: at most 6 s', mine, 6_000, short);
  atMost('command line, 1,000 drafts: below markdownlint-cli2', mine && other && mine / other, 1, times);
  atMost('command line, 600 READMEs: at most 1 s', command('双翼', '600 READMEs'), 1_000, short);
  const packed = figures.files.filter(({ name }) => name.endsWith('.vsix')).at(-1);
  atMost('VSIX: at most 2 MB', packed && packed.bytes / 1e6, 2, (mb) => `${mb.toFixed(2)} MB`);
  return lines;
}

/**
 * @param {Figures} figures
 * @param {string} size
 */
function firstCheck(figures, size) {
  const own = subject(figures, size, '双翼', 'first check');
  return own && own.median / parseAt(figures, size);
}

/**
 * @param {Figures} figures
 * @param {string} size
 */
function phrases(figures, size) {
  return size === large ? subject(figures, size, '双翼', 'phrases')?.median : undefined;
}
