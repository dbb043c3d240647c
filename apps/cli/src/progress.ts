import { SingleBar } from 'cli-progress';

/** Shows how far long work is: a bar on a terminal, a line for every tenth in a log file. */
export interface Progress {
  /** Share done, 0 to 1. */
  show(share: number): void;
  stop(): void;
}

export function progress(what: string): Progress {
  if (!process.stderr.isTTY) return lines(what);
  const bar = new SingleBar({
    format: `${what} {bar} {percentage}% | {duration_formatted}`,
    clearOnComplete: false,
    hideCursor: true,
  });
  bar.start(1000, 0);
  return { show: (share) => bar.update(Math.round(share * 1000)), stop: () => bar.stop() };
}

function lines(what: string): Progress {
  let tenth = -1;
  const show = (share: number): void => {
    if (Math.floor(share * 10) <= tenth) return;
    tenth = Math.floor(share * 10);
    console.error(`${what} ${tenth * 10}%`);
  };
  return { show, stop: () => show(1) };
}
