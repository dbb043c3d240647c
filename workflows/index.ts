import { type Workflow } from '@tabir/engine';
import { exemptInformationV1 } from './exempt-information/v1/index.js';

/** Every workflow version that has history: one more line here publishes the next. */
export const workflows: Workflow[] = [exemptInformationV1];
