import { Validator } from '@cfworker/json-schema';
import type { JsonObject } from '@tabir/kernel';

interface Described {
  readonly method: string;
  readonly path: RegExp;
  readonly template: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}

/** Holds answers against the API's own description. */
export class Contract {
  private readonly operations: Described[];
  private readonly schemas: object;
  private readonly validators = new Map<object, Validator>();

  constructor(readonly document: JsonObject) {
    const { paths, components } = document as unknown as {
      paths: Record<string, Record<string, { responses: Described['responses'] }>>;
      components: { schemas: object };
    };
    this.schemas = components.schemas;
    this.operations = Object.entries(paths)
      // The app's catch-all comes last, as in the router.
      .sort(([a], [b]) => Number(a.includes('*')) - Number(b.includes('*')) || Number(a.includes('{')) - Number(b.includes('{')))
      .flatMap(([template, methods]) =>
        Object.entries(methods).map(([method, { responses }]) => ({
          method: method.toUpperCase(),
          path: new RegExp(
            `^${template
              .replace(/[.?]/g, '\\$&')
              .replace('*', '.*')
              .replace(/\{\w+\}/g, '[^/]+')}$`,
          ),
          template,
          responses,
        })),
      );
  }

  /** What is wrong with an answer; empty when it is as described. */
  problems(method: string, path: string, status: number, body: unknown): string[] {
    const found = this.operations.find((one) => one.method === method && one.path.test(path));
    if (status >= 400 && status !== 503) return this.violations({ $ref: '#/components/schemas/Problem' }, body);
    if (!found) return [`${method} ${path} is not described`];
    const described = found.responses[String(status)];
    if (!described) return status === 503 ? [] : [`${method} ${found.template} is not said to answer ${status}`];
    const schema = described.content?.['application/json']?.schema;
    return schema ? this.violations(schema, body) : [];
  }

  private violations(schema: object, body: unknown): string[] {
    const known =
      this.validators.get(schema) ?? new Validator({ ...schema, components: { schemas: this.schemas } }, '2020-12', false);
    this.validators.set(schema, known);
    return known.validate(body).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
  }
}
