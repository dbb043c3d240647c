import { workflows } from '@tabir/workflows';
import { payloadSchema, type Schema } from '../schema/payload-schema.js';
import { dutyChoices, namingDuties, withDuties } from './duty-choices.js';

const settings = workflows.find(({ key }) => key === 'settings-change')!;
const exempt = workflows.find(({ key }) => key === 'exempt-information')!;
const choices = dutyChoices(workflows);
const { payload } = settings.start;

const dutyIn = (schema: Schema): Schema =>
  (schema as { properties: { duties: { items: { properties: { duty: Schema } } } } }).properties.duties.items.properties.duty;

describe('the duties that a form offers', () => {
  it('are those of every workflow, by name and with the name of their workflow', () => {
    expect([...choices.keys()]).toEqual(
      expect.arrayContaining(['exempt-information.consideration', 'settings-change.activation', 'calendar-change.proposal']),
    );
    for (const language of ['id', 'en'] as const) {
      const { name, duties } = exempt.texts[language];
      expect(choices.get('exempt-information.storage')?.[language]).toBe(`${name}: ${duties['storage']}`);
    }
  });

  it('are called as the newest version of a workflow calls them', () => {
    const later = { ...exempt, texts: { ...exempt.texts, id: { ...exempt.texts.id, name: 'Baru' } } };
    expect(dutyChoices([exempt, later]).get('exempt-information.storage')?.id).toMatch(/^Baru: /);
  });

  it('are all that the schema takes, which keeps everything else', () => {
    const before = payloadSchema(payload);
    const schema = withDuties(before, payload, choices);
    expect(dutyIn(schema)).toEqual({ ...dutyIn(before), enum: [...choices.keys()] });
    expect(dutyIn(before)).not.toHaveProperty('enum');
    expect(schema).toMatchObject({ required: before['required'], additionalProperties: false });
    expect(withDuties(payloadSchema(exempt.start.payload), exempt.start.payload, choices)).toEqual(
      payloadSchema(exempt.start.payload),
    );
  });

  it('stand in the words of the workflow under the field, beside its own label', () => {
    const { id, en } = namingDuties(settings.texts, choices);
    expect(id.fields['duty']).toMatchObject({ label: settings.texts.id.fields['duty']!.label });
    expect(Object.keys(en.fields['duty']!.options!)).toEqual([...choices.keys()]);
    expect(id.fields['duty']!.options!['exempt-information.storage']).toBe(choices.get('exempt-information.storage')?.id);
    expect(id.fields['basis']).toEqual(settings.texts.id.fields['basis']);
  });
});
