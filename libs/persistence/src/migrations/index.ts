import { AgencyNames1760000000018 } from './agency-names.js';
import { ImportJobs1760000000070 } from './import-jobs.js';
import { Imports1760000000060 } from './imports.js';
import { InstanceLists1760000000080 } from './instance-lists.js';
import { Instances1760000000001 } from './instances.js';
import { Log1760000000002 } from './log.js';
import { Mandates1760000000008 } from './mandates.js';
import { Measures1760000000016 } from './measures.js';
import { Members1760000000005 } from './members.js';
import { NumberBook1760000000050 } from './number-book.js';
import { Office1760000000003 } from './office.js';
import { People1760000000004 } from './people.js';
import { SignIn1760000000007 } from './sign-in.js';
import { Watching1760000000006 } from './watching.js';

/** Every migration of these tables, oldest first. A released one never changes; what follows is a new one. */
export const coreMigrations = [
  Instances1760000000001,
  Log1760000000002,
  Office1760000000003,
  People1760000000004,
  Members1760000000005,
  Watching1760000000006,
  SignIn1760000000007,
  Mandates1760000000008,
  Measures1760000000016,
  AgencyNames1760000000018,
  NumberBook1760000000050,
  Imports1760000000060,
  ImportJobs1760000000070,
  InstanceLists1760000000080,
] as const;
