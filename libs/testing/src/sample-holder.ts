import { Scope, defineWorkflow, type WorkflowDefinition } from '@tabir/engine';
import { IsOptional } from 'class-validator';
import { assign, setup } from 'xstate';
import { bareDefinition } from './bare-definition.js';

class Keep {
  @Scope('unit') unit!: string;
  @IsOptional() @Scope('agency') agency?: string;
}

class HandOver {
  @Scope('agency') agency!: string;
}

interface Context {
  readonly unit: string;
  readonly agency: string | null;
}

const machine = setup({
  types: {} as { context: Context; input: Keep | undefined; events: { type: 'HAND_OVER'; agency: string } },
});

/** A record that goes from one agency to another, and no more than that. */
export const handed = defineWorkflow({
  ...bareDefinition(
    machine.createMachine({
      id: 'handed',
      context: ({ input }) => ({ unit: input?.unit ?? '', agency: input?.agency ?? null }),
      on: { HAND_OVER: { actions: assign({ agency: ({ event }) => event.agency }) } },
    }),
  ),
  key: 'handed',
  start: { payload: Keep, duty: 'work' },
  events: { HAND_OVER: { payload: HandOver, duty: 'work' } },
  scope: (context: object) => context as Context,
} satisfies WorkflowDefinition<object>);
