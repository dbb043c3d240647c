import { type Workflow } from '@tabir/engine';
import { agencyChangeV1 } from './agency-change/v1/index.js';
import { calendarChangeV1 } from './calendar-change/v1/index.js';
import { dikRequestV1 } from './dik-request/v1/index.js';
import { dikRoundV1 } from './dik-round/v1/index.js';
import { exemptInformationV1 } from './exempt-information/v1/index.js';
import { settingsChangeV1 } from './settings-change/v1/index.js';

/** Every workflow version that has history: one more line here publishes the next. */
export const workflows: Workflow[] = [
  exemptInformationV1,
  dikRoundV1,
  dikRequestV1,
  settingsChangeV1,
  calendarChangeV1,
  agencyChangeV1,
];
