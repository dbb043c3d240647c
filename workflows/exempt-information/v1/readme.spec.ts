import { expectGenerated } from '../../../libs/testing/src/generated-page.js';
import { diagrams, refusalTable, table } from '../../drawing.js';
import { exemptInformationV1 } from './index.js';

describe('the README', () => {
  it('shows the table and the diagrams of the machine as it is', () =>
    expectGenerated(new URL('./README.md', import.meta.url), {
      table: table(exemptInformationV1),
      diagrams: diagrams(exemptInformationV1),
      refusals: refusalTable(exemptInformationV1),
    }));
});
