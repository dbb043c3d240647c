import { Inject, Injectable, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { DatabaseOffice } from '@tabir/persistence';
import { QueueBell } from '@tabir/queue';
import type { DataSource } from 'typeorm';
import { COMMAND_POOL } from './adapters.js';

/** Requests under way may still ring, so the office stops following first and the bell and the commands' pool go last. */
@Injectable()
export class Closing implements OnModuleDestroy, OnApplicationShutdown {
  constructor(
    @Inject(DatabaseOffice) private readonly office: DatabaseOffice,
    @Inject(QueueBell) private readonly bell: QueueBell,
    @Inject(COMMAND_POOL) private readonly commands: DataSource,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.office.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.bell.close();
    await this.commands.destroy();
  }
}
