import type { Type } from '@nestjs/common';
import { EventsController } from './events/events.controller.js';
import { FilesController } from './files/files.controller.js';
import { HealthController } from './health/health.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { InstancesController } from './instances/instances.controller.js';
import { WatchedController } from './instances/watched.controller.js';
import { NumbersController } from './numbers/numbers.controller.js';
import { OfficeController } from './office/office.controller.js';
import { PeopleController } from './office/people.controller.js';
import { DocsController } from './openapi/docs.controller.js';
import { EmbedController } from './public/embed.controller.js';
import { PublicController } from './public/public.controller.js';
import { RegisterController } from './register/register.controller.js';
import { SessionsController } from './sign-in/sessions.controller.js';
import { TasksController } from './tasks/tasks.controller.js';
import { WebController } from './web/web.controller.js';
import { WorkflowsController } from './workflows/workflows.controller.js';

/** Every controller there is: what Nest serves and what the description describes. */
export const CONTROLLERS: Type[] = [
  SessionsController,
  WorkflowsController,
  InstancesController,
  FilesController,
  ImportsController,
  TasksController,
  WatchedController,
  RegisterController,
  PeopleController,
  OfficeController,
  NumbersController,
  EventsController,
  PublicController,
  EmbedController,
  HealthController,
  DocsController,
  WebController,
];
