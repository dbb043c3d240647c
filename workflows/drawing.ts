import { type StateMeta, type Workflow } from '@tabir/engine';
import { basisInWords, cite, NOTHING_VERIFIED } from '@tabir/law';
import { type AnyStateNode, type AnyTransitionDefinition } from 'xstate';

/** Pictures and tables for the README of a workflow, drawn from its machine so that they cannot differ from it. */

interface Arrow {
  readonly source: AnyStateNode;
  readonly target: AnyStateNode;
  /** EVENT or the clock with the name of a deadline, then the condition. */
  readonly label: string;
}

const childrenOf = (node: AnyStateNode): AnyStateNode[] => Object.values<AnyStateNode>(node.states);
const below = (node: AnyStateNode): AnyStateNode[] => [node, ...childrenOf(node).flatMap(below)];
const lineage = (node: AnyStateNode): AnyStateNode[] => [...(node.parent ? lineage(node.parent) : []), node];
const idOf = (node: AnyStateNode): string => node.path.join('_');
const deadlineIn = (eventType: string): string | undefined => /^xstate\.after\.(\w+)\./.exec(eventType)?.[1];

const candidatesOf = (node: AnyStateNode): AnyTransitionDefinition[] => [
  ...((node.always ?? []) as AnyTransitionDefinition[]),
  ...([...node.transitions.values()] as AnyTransitionDefinition[][]).flat(),
];

/** The name of a guard, or "not" and the name. */
function guardOf({ guard }: AnyTransitionDefinition): string | undefined {
  if (typeof guard === 'string') return guard;
  const [negated] = (guard as { readonly guards?: readonly string[] } | undefined)?.guards ?? [];
  return negated === undefined ? undefined : `not ${negated}`;
}

const arrowsFrom = (source: AnyStateNode): Arrow[] =>
  candidatesOf(source).flatMap((candidate) => {
    const eventType = candidate.eventType as string;
    const deadline = deadlineIn(eventType);
    const guard = guardOf(candidate);
    const label = [deadline === undefined ? eventType : `⏱ ${deadline}`, ...(guard === undefined ? [] : [`[${guard}]`])]
      .join(' ')
      .trim();
    return ((candidate.target ?? [source]) as AnyStateNode[]).map((target) => ({ source, target, label }));
  });

interface Drawn {
  readonly home: AnyStateNode;
  readonly line: string;
}

/**
 * Mermaid joins states that lie side by side, or the inside of a state with its own beginning. So an arrow is drawn inside the
 * smallest state that holds both ends, and its label names the ends that lie deeper.
 */
function drawn({ source, target, label }: Arrow): Drawn {
  const [from, to] = [lineage(source), lineage(target)];
  const common = Math.min(from.filter((node, depth) => node === to[depth]).length, to.length - 1);
  const [start, end] = [from[common], to[common] as AnyStateNode];
  const deeper = [
    ...(start && start !== source ? [`from ${source.path.slice(common).join('.')}`] : []),
    ...(end === target ? [] : [`to ${target.path.slice(common).join('.')}`]),
  ];
  const text = deeper.length === 0 ? label : `${label} (${deeper.join(', ')})`;
  return { home: from[common - 1] as AnyStateNode, line: `${start ? idOf(start) : '[*]'} --> ${idOf(end)}: ${text}` };
}

function lines(node: AnyStateNode, arrows: readonly Drawn[]): string[] {
  const name = `state "${node.key}" as ${idOf(node)}`;
  if (node.type === 'atomic' || node.type === 'final') return [name];
  const inner = childrenOf(node).map((child) => lines(child, arrows));
  const body =
    node.type === 'parallel'
      ? inner.flatMap((region, i) => (i === 0 ? region : ['--', ...region]))
      : [...(node.initial.target as AnyStateNode[]).map((first) => `[*] --> ${idOf(first)}`), ...inner.flat()];
  const own = arrows.filter(({ home }) => home === node).map(({ line }) => line);
  return [`${name} {`, ...[...body, ...new Set(own)].map((line) => `  ${line}`), '}'];
}

const picture = (body: readonly string[]): string =>
  ['```mermaid', 'stateDiagram-v2', ...body.map((line) => `  ${line}`), '```'].join('\n');

/** What a composite state does without leaving itself is left to the table. */
const arrowsBelow = (node: AnyStateNode): Drawn[] =>
  below(node)
    .flatMap(arrowsFrom)
    .filter(({ source, target }) => source !== target || source.type === 'atomic')
    .map(drawn);

/** One Mermaid state diagram a region, or one of all where there are no regions. */
export function diagrams({ machine: { root } }: Workflow): string {
  if (root.type === 'parallel')
    return childrenOf(root)
      .map((region) => picture(lines(region, arrowsBelow(region))))
      .join('\n\n');
  const inside = lines(root, arrowsBelow(root)).slice(1, -1);
  return picture(inside.map((line) => line.replace(/^ {2}/, '')));
}

const unique = (items: readonly string[]): string => [...new Set(items)].join(', ');

/** States in which there is something to do or to wait for: clause, state, whose task, who sends what, which clock runs. */
export function table({ machine, events, texts }: Workflow): string {
  const rows = below(machine.root).flatMap((node) => {
    const types = candidatesOf(node).map(({ eventType }) => eventType as string);
    const sent = unique(types.flatMap((type) => (events[type] ? [`${type} (${events[type].duty})`] : [])));
    const clocks = unique(types.flatMap((type) => deadlineIn(type) ?? []));
    if (sent === '' && clocks === '') return [];
    const { step, task } = (node.config.meta ?? {}) as StateMeta;
    const duty = task ? `${task.duty}${task.each === undefined ? '' : `, each of ${task.each}`}` : '';
    const path = node.path.join('.');
    const name = node.parent ? [`\`${path}\``, texts.id.states[path]] : ['any', ''];
    return [[step ?? '', ...name, duty, sent, clocks]];
  });
  return drawTable(['SOP', 'state', 'in the app', 'task of', 'events (duty)', 'clock'], rows);
}

/** Every "no" as it is read, with what it rests on where no office has verified anything yet. */
export function refusalTable({ refusals, texts }: Workflow): string {
  const rows = Object.entries(refusals).map(([id, { basis }]) => [
    `\`${id}\``,
    texts.id.refusals[id],
    texts.en.refusals[id],
    basisInWords(basis.map((key) => cite(key, NOTHING_VERIFIED))),
  ]);
  return drawTable(['refusal', 'in Indonesian', 'in English', 'rests on'], rows);
}

function drawTable(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
