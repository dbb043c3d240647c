import { numberFrom, papersIn, type PaperKind, type Settings } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import type { Definitions } from './definitions.js';
import { roleDenied } from './errors.js';
import { rolesOf } from './policy.js';
import type { NumberBook, NumberRequest, Office } from './ports.js';

export interface NumberPorts {
  readonly definitions: Definitions;
  readonly office: Office;
  readonly book: NumberBook;
}

type Patterns = Readonly<Record<string, Readonly<Partial<Record<PaperKind, string>>>>>;

/** Gives papers their numbers, by the patterns that units have set (ADR 0013). */
export class Numbers {
  constructor(private readonly ports: NumberPorts) {}

  /** Takes the next number of a book. Errors: policy.scope, policy.duty, number.no-pattern, command.reused. */
  async take(request: NumberRequest): Promise<string> {
    const { definitions, office, book } = this.ports;
    const settings = office.settings();
    assertMayTake(definitions, request, settings);
    const pattern = patternOf(settings, request);
    if (pattern === undefined)
      throw new AppError(
        'conflict',
        'number.no-pattern',
        'This unit has no pattern for the numbers of this paper; type the number, or have a pattern set.',
        { kind: request.kind },
      );
    return book.take(request, (n) => numberFrom(pattern, n, request.date));
  }
}

function patternOf({ values }: Settings, { unit, kind }: NumberRequest): string | undefined {
  const patterns = (values['numberPatterns'] ?? {}) as Patterns;
  return Object.hasOwn(patterns, unit) ? patterns[unit]?.[kind] : undefined;
}

/** Whoever may record such a paper in the unit may take a number for it. */
function assertMayTake(definitions: Definitions, { actor, unit, kind }: NumberRequest, settings: Settings): void {
  if (actor.unit !== unit)
    throw new AppError('denied', 'policy.scope', 'You may take numbers only from the books of your own unit.', { unit });
  const duties = definitions
    .all()
    .flatMap((workflow) =>
      [workflow.start, ...Object.values(workflow.events)]
        .filter(({ payload }) => papersIn(payload).includes(kind))
        .map(({ duty }) => ({ name: `${workflow.key}.${duty}`, roles: rolesOf(workflow, duty, settings) })),
    );
  if (!duties.some(({ roles }) => roles.includes(actor.role)))
    throw roleDenied([...new Set(duties.map(({ name }) => name))].join(', '), [...new Set(duties.flatMap(({ roles }) => roles))]);
}
