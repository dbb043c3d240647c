import NodeEnvironment from '@stryker-mutator/jest-runner/jest-env/node';

/** The first test that fails has found the mutant: the others are left out. Jest itself stops between files only. */
export default class extends NodeEnvironment {
  found = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_start' && this.found) test.mode = 'skip';
    if (name === 'test_done' && test.errors.length > 0) this.found = true;
  }
}
