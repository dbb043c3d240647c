import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const read = (...names: string[]): string => readFileSync(join(ROOT, ...names), 'utf8');

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
}

const compose = parse(read('docker', 'compose.yaml'), { merge: true }) as { services: Record<string, Service>; volumes: object };
const dockerfile = read('docker', 'Dockerfile');
const OURS = ['migrate', 'api', 'worker'] as const;

/** A program in the image, back at the source that it is built from. */
const sourceOf = (program: string): string => program.replace(/^dist\//, '').replace(/\.js$/, '.ts');

describe('the containers, as far as they can be checked without an engine', () => {
  it('are given only settings that Tabir documents', () => {
    const known = [...read('docs', 'operations.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    for (const name of OURS)
      for (const variable of Object.keys(compose.services[name]?.environment ?? {})) expect(known).toContain(variable);
  });

  it('run programs that exist', () => {
    const commands = OURS.flatMap((name) => compose.services[name]?.command ?? []).concat(
      dockerfile.match(/dist\/\S+\.js/g) ?? [],
    );
    const programs = commands.filter((word) => word.startsWith('dist/'));
    expect(programs.length).toBeGreaterThanOrEqual(3);
    for (const program of programs) expect([program, existsSync(join(ROOT, sourceOf(program)))]).toEqual([program, true]);
  });

  it('mount files that exist and volumes that are declared', () => {
    for (const mount of Object.values(compose.services).flatMap(({ volumes = [] }) => volumes)) {
      const [from = ''] = mount.split(':');
      expect([from, from.startsWith('./') ? existsSync(join(ROOT, 'docker', from)) : from in compose.volumes]).toEqual([
        from,
        true,
      ]);
    }
  });

  it('wait for the migration, which waits for the database', () => {
    for (const name of ['api', 'worker'])
      expect(compose.services[name]?.depends_on).toMatchObject({ migrate: { condition: 'service_completed_successfully' } });
    expect(compose.services['migrate']?.depends_on).toEqual({ database: { condition: 'service_healthy' } });
  });

  it('give the account that may change tables to the migration alone', () => {
    for (const name of OURS) expect('DATABASE_OWNER_URL' in (compose.services[name]?.environment ?? {})).toBe(name === 'migrate');
  });

  it('copy only what the repository has into the image', () => {
    for (const [, files = ''] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm))
      for (const file of files.split(' ')) expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
  });
});
