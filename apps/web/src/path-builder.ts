/** The parameter that says which run of a list is shown. */
export const RUN_PARAMETER = 'jalan';

/** Every address of the app. Words of addresses are Indonesian, like the public ones. */
export const paths = {
  tasks: () => '/tugas',
  register: () => '/register',
  processes: (workflow?: string) => (workflow === undefined ? '/proses' : `/proses/${encodeURIComponent(workflow)}`),
  begin: () => '/baru',
  start: (workflow: string) => `/baru/${encodeURIComponent(workflow)}`,
  record: (id: string) => `/catatan/${encodeURIComponent(id)}`,
  event: (id: string, type: string) => `/catatan/${encodeURIComponent(id)}?aksi=${encodeURIComponent(type)}`,
  imports: () => '/impor',
  list: (id: string, run?: string) =>
    `/impor/${encodeURIComponent(id)}${run === undefined ? '' : `?${RUN_PARAMETER}=${encodeURIComponent(run)}`}`,
  settings: () => '/pengaturan',
  profile: () => '/profil',
  signIn: (then?: string) => (then === undefined ? '/masuk' : `/masuk?ke=${encodeURIComponent(then)}`),
} as const;

/** The parameter that says which form of a record is open. */
export const EVENT_PARAMETER = 'aksi';
/** Where to go after signing in. */
export const THEN_PARAMETER = 'ke';
