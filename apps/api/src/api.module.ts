import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { DataFolder, Secrets, type Office } from '@tabir/config';
import { DiskFileStore, FileStore, ListShelf } from '@tabir/files';
import { ListReader } from '@tabir/import';
import { systemIds } from '@tabir/kernel';
import { Definitions } from '@tabir/runtime';
import { RuntimeModule, type Release } from '@tabir/server';
import { projectRoot } from '@tabir/services';
import { join } from 'node:path';
import { CONTROLLERS } from './controllers.js';
import { Cursors } from './events/cursor.js';
import { EventStreams } from './events/event-stream.js';
import { LiveFeed } from './events/live-feed.js';
import { OrphanSweep } from './files/orphan-sweep.js';
import { Uploads } from './files/uploads.js';
import { Readiness } from './health/readiness.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ImportLists } from './imports/import-lists.js';
import { RunsOfLists } from './imports/runs-of-lists.js';
import { AgencyConcerns } from './instances/agency-concerns.js';
import { Moves } from './instances/moves.js';
import { InstanceViews } from './instances/instance-views.js';
import { OfficeSettings } from './office/office-settings.js';
import { OfficeView } from './office/office-view.js';
import { Welcome } from './office/welcome.js';
import { ApiDescription } from './openapi/api-description.js';
import { openApiDocument } from './openapi/document.js';
import { Answers } from './public/answers.js';
import { PublicLists } from './public/public-list.js';
import { RegisterViews } from './register/register-views.js';
import { Passwords } from './sign-in/passwords.js';
import { SessionCookie } from './sign-in/session-cookie.js';
import { SessionGuard } from './sign-in/session.guard.js';
import { SignIn } from './sign-in/sign-in.js';
import { TaskViews } from './tasks/task-views.js';
import { WebFolder } from './web/web-folder.js';
import { WorkflowViews } from './workflows/workflow-views.js';

export const isHttps = ({ config }: Office): boolean => config.publicUrl?.startsWith('https:') ?? false;

const providers = (office: Office): Provider[] => [
  { provide: APP_GUARD, useClass: SessionGuard },
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: SessionCookie, useValue: new SessionCookie(isHttps(office)) },
  { provide: Passwords, useValue: new Passwords() },
  { provide: WebFolder, useValue: new WebFolder(join(projectRoot(), 'dist', 'apps', 'web')) },
  {
    provide: FileStore,
    useFactory: (folder: DataFolder) => DiskFileStore.in(folder, systemIds),
    inject: [DataFolder],
  },
  { provide: ListShelf, useFactory: (folder: DataFolder) => ListShelf.in(folder, systemIds), inject: [DataFolder] },
  { provide: ListReader, useValue: ListReader.in(projectRoot()) },
  {
    provide: Cursors,
    useFactory: (secrets: Secrets) => new Cursors(secrets.key('cursor-key'), systemIds),
    inject: [Secrets],
  },
  {
    provide: ApiDescription,
    useFactory: (definitions: Definitions) => new ApiDescription(openApiDocument(CONTROLLERS, definitions.all())),
    inject: [Definitions],
  },
  SignIn,
  WorkflowViews,
  InstanceViews,
  AgencyConcerns,
  Moves,
  TaskViews,
  RegisterViews,
  OfficeView,
  OfficeSettings,
  Welcome,
  PublicLists,
  Answers,
  Uploads,
  OrphanSweep,
  ImportLists,
  RunsOfLists,
  LiveFeed,
  EventStreams,
  Readiness,
];

/** The HTTP side of an office. Tests bring workflows of their own. */
@Module({})
export class ApiModule {
  static forOffice(office: Office, release?: Release): DynamicModule {
    return {
      module: ApiModule,
      imports: [RuntimeModule.forOffice({ process: 'api', office, ...(release === undefined ? {} : { release }) })],
      controllers: CONTROLLERS,
      providers: providers(office),
    };
  }
}
