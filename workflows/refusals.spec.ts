import { type Texts, type Workflow } from '@tabir/engine';
import { ARTICLES } from '@tabir/law';
import { readdirSync, readFileSync } from 'node:fs';
import { workflows } from './index.js';

/** Words with which a sentence begins to say what to do. */
const DO = {
  id: 'bandingkan cabut catat isi kosongkan lakukan majukan minta mintalah pakai perbaiki periksa pilih sahkan sebutkan sediakan serahkan sertakan simpan tunggu unggah usulkan gunakan',
  en: 'add ask cancel check choose compare confirm do fill give have leave mend name propose provide record say store take upload use wait write',
};

/** An instruction begins a clause: 'Tanggal {date} belum tiba; isi tanggal …'. */
const instructs = (language: keyof typeof DO, sentence: string): boolean =>
  sentence
    .split(/[.;:,]\s+|\s+(?:atau|dan|lalu|and|or)\s+/)
    .some((clause) => DO[language].split(' ').includes(clause.trim().toLowerCase().split(' ')[0] ?? ''));

const specsOf = ({ key, version }: Workflow): string => {
  const folder = new URL(`./${key}/v${version}/`, import.meta.url);
  const specs = readdirSync(folder).filter((file) => file.endsWith('.spec.ts'));
  return specs.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
};

describe.each(workflows.map((workflow): [string, Workflow] => [workflow.id, workflow]))('every refusal of %s', (_, workflow) => {
  const ids = Object.keys(workflow.refusals);
  const said: [string, 'id' | 'en', Texts][] = ids.flatMap((id) => [
    [id, 'id', workflow.texts.id],
    [id, 'en', workflow.texts.en],
  ]);

  it('has a sentence, and no sentence is left over', () => {
    for (const texts of Object.values(workflow.texts)) expect(Object.keys(texts.refusals).sort()).toEqual([...ids].sort());
  });

  it.each(said)('%s says in "%s" what to do', (id, language, { refusals }) => {
    expect([refusals[id], instructs(language, refusals[id] as string)]).toEqual([refusals[id], true]);
  });

  it.each(ids)('%s rests on articles that the table of regulations has', (id) => {
    const basis = workflow.refusals[id]?.basis ?? [];
    expect(basis.length).toBeGreaterThan(0);
    for (const key of basis) expect(ARTICLES).toHaveProperty([key]);
  });

  it('does not pass for the wording of a law where it is about four eyes', () => {
    for (const id of ids.filter((one) => one.startsWith('four-eyes.')))
      expect([id, workflow.refusals[id]?.basis]).toEqual([id, ['tabir/four-eyes']]);
  });

  it.each(ids)('%s is given in a spec of the workflow', (id) => expect(specsOf(workflow)).toContain(`'${id}'`));
});

describe('what counts as an instruction', () => {
  it.each([
    ['id', 'Usulan ini tidak mengubah pengaturan yang berlaku sekarang.', false],
    ['id', 'Anda yang mengusulkan; yang memutuskan harus orang lain.', false],
    ['id', 'Anda yang mengusulkan; minta orang lain memutuskannya.', true],
    ['en', 'You proposed it; somebody else has to decide.', false],
    ['en', 'You proposed it; ask somebody else to decide.', true],
  ] as const)('in %s: %s', (language, sentence, is) => expect(instructs(language, sentence)).toBe(is));
});
