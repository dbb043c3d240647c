import { involved, type Rule, type Settings, type WorkflowDefinition } from '@tabir/engine';
import { canonicalText, mergePatch, type JsonObject } from '@tabir/kernel';
import { begun, patchOf, type Begins, type Context } from './context.js';
import { type events } from './events.js';
import { type Ladder } from './payloads.js';
import { type RefusalId, type Refused } from './refusals.js';

const unless = (fine: boolean, id: RefusalId): Refused[] => (fine ? [] : [{ id }]);

/** To take back what was never verified changes nothing. */
function changesNothing(patch: JsonObject, { values }: Settings): boolean {
  const inForce = { verifiedArticles: {}, ...values };
  return canonicalText(mergePatch(inForce, patch)) === canonicalText(inForce);
}

/** Each rung nearer to the end than the one before; where T−30 lies between them, the fields' own limits say. */
const descends = ({ t90, t60, t45 }: Ladder): boolean => t90 > t60 && t60 > t45;

export const startRule: Rule<Record<string, never>, object, RefusalId> = {
  check: ({ payload, facts }) => {
    const proposal = begun({ ...(payload as Begins), $: facts });
    const { ladder } = proposal.change;
    return [
      ...unless(!changesNothing(patchOf(proposal), facts.settings), 'change.nothing'),
      ...unless(ladder === undefined || descends(ladder), 'ladder.order'),
    ];
  },
};

/** What is in force may have changed since the proposal, so it is asked again. */
export const rules: WorkflowDefinition<Context, typeof events, RefusalId>['rules'] = {
  ACTIVATE: {
    before: ({ context, facts }) => [
      ...unless(!involved(facts.actor, context.proposedBy), 'four-eyes.proposer'),
      ...unless(!changesNothing(patchOf(context), facts.settings), 'change.nothing'),
    ],
  },
};
