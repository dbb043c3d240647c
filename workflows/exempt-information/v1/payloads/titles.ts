import { Confidential, Text } from '@tabir/engine';
import { IsOptional } from 'class-validator';

/** What information is called. Until the chair authorises a public title, the proposed one is as confidential as the internal. */
export class Titles {
  @Confidential()
  @Text(300)
  title: string;

  @IsOptional()
  @Confidential()
  @Text(4000)
  summary?: string;

  @IsOptional()
  @Confidential()
  @Text(300)
  publicTitle?: string;
}
