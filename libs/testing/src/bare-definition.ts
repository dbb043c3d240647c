import type { WorkflowDefinition } from '@tabir/engine';
import type { AnyStateMachine } from 'xstate';
import { Nothing } from './sample-workflow.js';

/** A word for everything that a definition needs words for. */
const words = new Proxy({}, { has: () => true, get: () => '' });
const texts = {
  name: '',
  states: words,
  events: words,
  fields: {},
  duties: words,
  deadlines: words,
  refusals: words,
  roles: words,
};

/** For a version that differs in nothing that is stored. */
export const unchanged = { context: <C>(before: unknown): C => before as C };

/** The least definition around a machine that takes GO: right in everything but what `more` says otherwise. */
export const bareDefinition = (
  machine: AnyStateMachine,
  more: Partial<WorkflowDefinition<object>> = {},
): WorkflowDefinition<object> => ({
  key: 'bare',
  version: 1,
  machine,
  start: { payload: Nothing, duty: 'work' },
  events: { GO: { payload: Nothing, duty: 'work' } },
  rules: {},
  refusals: {},
  deadlines: {},
  duties: { work: ['officer'] },
  readers: { officer: 'unit' },
  scope: () => ({ unit: 'u', agency: null }),
  label: () => '',
  texts: { id: texts, en: texts },
  ...more,
});
