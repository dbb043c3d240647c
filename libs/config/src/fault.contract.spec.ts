import { projectRoot } from '@tabir/services';
import { removeFolder, temporaryFolder } from '@tabir/testing';
import { spawnSync } from 'node:child_process';

/** Runs the built libraries, because the process that does this does not live. */
function passes(times: number, fault: string): { signal: string | null; reached: number } {
  const folder = temporaryFolder();
  const built = (lib: string): string => `${projectRoot()}/dist/libs/${lib}/src/index.js`;
  const program = `
    const { openOffice } = await import(${JSON.stringify(built('config'))});
    const { faultPoint } = await import(${JSON.stringify(built('kernel'))});
    openOffice({ bornAs: 'demo', environment: { TABIR_DATA_DIR: ${JSON.stringify(folder)}, TABIR_FAULT: ${JSON.stringify(fault)} } });
    for (let pass = 1; pass <= ${times}; pass++) { faultPoint('command.before-commit'); faultPoint('command.after-commit'); console.log(pass); }`;
  const { signal, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  removeFolder(folder);
  return { signal, reached: stdout.split('\n').filter(Boolean).length };
}

describe('TABIR_FAULT', () => {
  it('kills the process at that pass of that point', () => {
    expect(passes(5, 'command.after-commit:3')).toEqual({ signal: 'SIGKILL', reached: 2 });
  });

  it('lets it live when the pass is never reached', () => {
    expect(passes(2, 'command.after-commit:3')).toEqual({ signal: null, reached: 2 });
    expect(passes(2, 'sequencer.before-commit:1')).toEqual({ signal: null, reached: 2 });
  });
});
