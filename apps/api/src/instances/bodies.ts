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

export class NoteBody {
  @IsIn(['CLAIM', 'RELEASE', 'COMMENT']) type!: 'CLAIM' | 'RELEASE' | 'COMMENT';
  @IsOptional() @Text(255) task?: string;
  @IsOptional() @Text(10_000) text?: string;
}
