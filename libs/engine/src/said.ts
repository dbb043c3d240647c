/** One sentence in both languages of the office. */
export interface Said {
  readonly id: string;
  readonly en: string;
}

/** Fills `{name}` in a template; what is not given stays visible as it is written. */
export const fill = (template: string, params: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });

/** The same in both languages. */
export const filled = ({ id, en }: Said, params: Readonly<Record<string, unknown>>): Said => ({
  id: fill(id, params),
  en: fill(en, params),
});
