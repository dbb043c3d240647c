import { makeCalendar, indonesianCalendar } from '@tabir/calendar';
import { activePaths } from '@tabir/engine';
import { canonicalText } from '@tabir/kernel';
import { Definitions, foldHistory, type LogRecord } from '@tabir/runtime';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { workflows } from './index.js';

/** Histories as they were once written, byte for byte, by version of a workflow; a stream's rows stand together. */
function histories(key: string, version: number): [string, string[]][] {
  const folder = new URL(`./${key}/v${version}/histories/`, import.meta.url);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.map((file) => [file, readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n')]);
}

const streams = (lines: readonly string[]): Map<string, LogRecord[]> => {
  const found = new Map<string, LogRecord[]>();
  for (const record of lines.map((line) => JSON.parse(line) as LogRecord))
    found.set(record.stream, [...(found.get(record.stream) ?? []), record]);
  return found;
};

/** Which days are free changes deadlines and never a state, so any calendar will do; the settings were the defaults. */
const calendar = makeCalendar(indonesianCalendar());
const office = { calendarOf: () => calendar, settingsOf: (version: string) => ({ version, values: {} }) };

describe.each(workflows.map((workflow) => [workflow.id, workflow] as const))('the recorded histories of %s', (_id, workflow) => {
  const recorded = histories(workflow.key, workflow.version);

  it('are there, and end in more than half of its states', () => {
    const reached = new Set<string>();
    for (const [, lines] of recorded)
      for (const records of streams(lines).values()) {
        const folded = foldHistory(new Definitions(workflows), records, office, () => undefined);
        if (folded) activePaths(folded.state.value).forEach((path) => reached.add(path));
      }
    const all = Object.keys(workflow.texts.id.states);
    expect(all.filter((path) => reached.has(path)).length).toBeGreaterThan(all.length / 2);
  });

  it.each(recorded)('fold to the states that they vouch for: %s', (_file, lines) => {
    const definitions = new Definitions(workflows);
    const findings: string[] = [];
    for (const [stream, records] of streams(lines)) {
      const folded = foldHistory(definitions, records, office, (kind, detail) => findings.push(`${stream} ${kind}: ${detail}`));
      expect(folded).not.toBeNull();
    }
    expect(findings).toEqual([]);
  });

  it.each(recorded)('are the canonical bytes that were hashed: %s', (_file, lines) => {
    for (const line of lines) expect(canonicalText(JSON.parse(line))).toBe(line);
  });

  it.each(recorded)('would tell of an engine that steps otherwise: %s', (_file, lines) => {
    const events = (rows: readonly LogRecord[]): number => rows.filter(({ kind }) => kind === 'event').length;
    const [records = []] = [...streams(lines).values()].sort((a, b) => events(b) - events(a));
    const findings = (index: number): string[] => {
      const forged = records.with(index, { ...records[index]!, at: records[index + 1]!.at });
      const kinds: string[] = [];
      foldHistory(new Definitions(workflows), forged, office, (kind) => kinds.push(kind));
      return kinds;
    };
    const places = records.slice(0, -1).flatMap(({ kind }, index) => (kind === 'event' ? [index] : []));
    // Not every step looks at the clock.
    expect(places.map(findings)).toContainEqual(['state']);
  });
});
