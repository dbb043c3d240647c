import { Text } from '@tabir/engine';
import { IsBoolean, IsObject, IsOptional } from 'class-validator';

export class ImportRunBody {
  /** Which sheet, where several hold a list. */
  @IsOptional() @Text(100) sheet?: string;
  /** Which column holds what, where its heading does not tell: {"period": "F"}. */
  @IsOptional() @IsObject() map?: object;
  /** What the decree says of every row, under the names of the full form. */
  @IsOptional() @IsObject() header?: object;
  @IsBoolean() dryRun!: boolean;
}
