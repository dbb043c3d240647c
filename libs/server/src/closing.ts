import { Inject, Injectable, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { DatabaseOffice } from '@tabir/persistence';
import { QueueBell } from '@tabir/queue';

/** Requests under way may still ring, so the office stops following first and the bell goes last. TypeORM closes its pools itself. */
@Injectable()
export class Closing implements OnModuleDestroy, OnApplicationShutdown {
  constructor(
    @Inject(DatabaseOffice) private readonly office: DatabaseOffice,
    @Inject(QueueBell) private readonly bell: QueueBell,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.office.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.bell.close();
  }
}
