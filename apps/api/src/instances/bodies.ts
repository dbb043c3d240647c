import { Text } from '@tabir/engine';
import { IsIn, IsObject, IsOptional } from 'class-validator';

export class StartBody {
  @Text(64) workflow!: string;
  @IsObject() payload!: object;
}

export class EventBody {
  @Text(64) type!: string;
  @IsOptional() @IsObject() payload?: object;
}

const NOTES = ['CLAIM', 'RELEASE', 'DELEGATE', 'WATCH', 'UNWATCH', 'COMMENT'] as const;

export class NoteBody {
  @IsIn(NOTES) type!: (typeof NOTES)[number];
  @IsOptional() @Text(255) task?: string;
  /** The person a task is handed to. */
  @IsOptional() @Text(64) to?: string;
  @IsOptional() @Text(10_000) text?: string;
}
