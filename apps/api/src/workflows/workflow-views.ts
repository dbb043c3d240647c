import { dutyMapsOf, type Actor, type StateMeta, type Workflow } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { Definitions, holdsDuty, Office, reachOf, rolesOf } from '@tabir/runtime';
import { Injectable } from '@nestjs/common';
import { payloadSchema, type Schema } from '../schema/payload-schema.js';
import { dutyChoices, namingDuties, withDuties } from './duty-choices.js';

interface EventView {
  readonly schema: Schema;
  readonly decision: boolean;
  readonly duty: string;
  /** Where in the record's contents the form looks for what to begin with; nowhere: it begins empty. */
  readonly beginsWith: readonly string[];
}

/** What a client needs to show any workflow: texts, duties and the forms of its events. */
@Injectable()
export class WorkflowViews {
  constructor(
    private readonly definitions: Definitions,
    private readonly office: Office,
  ) {}

  /** The newest version of each, in the order of their registration, and whether the actor may begin one or read any. */
  list(actor: Actor): { items: object[] } {
    const keys = [...new Set(this.definitions.all().map(({ key }) => key))];
    const settings = this.office.settings();
    const items = keys.map((key) => {
      const workflow = this.definitions.latest(key);
      const { version, texts, start } = workflow;
      const mayStart = holdsDuty(workflow, start.duty, actor, settings);
      const mayRead = reachOf(workflow, actor) !== 'none';
      return { key, version, name: { id: texts.id.name, en: texts.en.name }, mayStart, mayRead };
    });
    return { items };
  }

  /** Errors: workflow.unknown, for a version that is not there too. */
  one(key: string, version: number | null): object {
    const workflow = version === null ? this.definitions.latest(key) : this.known(key, version);
    const settings = this.office.settings();
    const { events, duties } = workflow;
    return {
      key,
      version: workflow.version,
      ...this.startOf(workflow),
      duties: Object.fromEntries(Object.keys(duties).map((duty) => [duty, rolesOf(workflow, duty, settings)])),
      events: Object.fromEntries(
        Object.entries(events).map(([type, { payload, decision = false, duty, beginsWith = [] }]): [string, EventView] => [
          type,
          { schema: payloadSchema(payload), decision, duty, beginsWith },
        ]),
      ),
      steps: stepsOf(workflow),
    };
  }

  /** What begins an instance may give the duties of all workflows to other roles; its form and its words then know them all. */
  private startOf({ texts, start: { payload, duty } }: Workflow): { texts: Workflow['texts']; start: object } {
    const schema = payloadSchema(payload);
    if (dutyMapsOf(payload).length === 0) return { texts, start: { schema, duty } };
    const choices = dutyChoices(this.definitions.all());
    return { texts: namingDuties(texts, choices), start: { schema: withDuties(schema, payload, choices), duty } };
  }

  private known(key: string, version: number): Workflow {
    if (!this.definitions.has(key, version))
      throw new AppError(
        'missing',
        'workflow.unknown',
        'There is no such workflow; choose one of the list at /api/v1/workflows.',
        {
          workflow: `${key}@${version}`,
        },
      );
    return this.definitions.get(key, version);
  }
}

interface Node {
  readonly path: readonly string[];
  readonly meta?: StateMeta;
  readonly states: Readonly<Record<string, Node>>;
}

/** Which states belong to which step of the SOP. */
function stepsOf({ machine }: Workflow): { step: number; states: string[] }[] {
  const states = new Map<number, string[]>();
  const walk = ({ path, meta, states: children }: Node): void => {
    if (meta?.step !== undefined) states.set(meta.step, [...(states.get(meta.step) ?? []), path.join('.')]);
    Object.values(children).forEach(walk);
  };
  walk(machine.root as unknown as Node);
  return [...states].sort(([a], [b]) => a - b).map(([step, paths]) => ({ step, states: paths }));
}
