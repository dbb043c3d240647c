import { Confidential, Text } from '@tabir/engine';

/** An event that says everything by its name. */
export class Nothing {}

/** Why something was sent back, returned or withdrawn. Reasons may touch the secret itself, so they are confidential. */
export class Because {
  @Confidential()
  @Text(2000)
  reason: string;
}
