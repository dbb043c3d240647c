import { Confidential, FileRef, IsDay, Text } from '@tabir/engine';
import { type LocalDate } from '@tabir/kernel';
import { Titles } from './titles.js';

/** What stays exempt when the rest of the information opens. It goes on as a record of its own. */
export class Remainder extends Titles {
  /** Which part of the document stays closed. */
  @Confidential()
  @Text(2000)
  exemptPart: string;
}

/** Of what is exempt in part the rest is public at once: the copy in which the exempt part is blackened, and where it is found. */
export class ProvideOpenPart {
  @FileRef()
  redactedCopy: string;

  @Text(500)
  where: string;

  @IsDay()
  providedOn: LocalDate;
}

/** That what had been given to the public, and is exempt again, is not found there any more. */
export class RecordTakedown {
  @IsDay()
  takenDownOn: LocalDate;

  @FileRef()
  evidence: string;
}
