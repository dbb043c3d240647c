import { DEMO_OFFICE, DEMO_PASSWORD, DEMO_PEOPLE } from '@tabir/demo';

const ROLES: Readonly<Record<(typeof DEMO_PEOPLE)[number]['role'], string>> = {
  officer: 'Petugas PPID (officer)',
  chair: 'Ketua PPID (chair)',
  'consideration-team': 'Tim Pertimbangan (consideration team)',
  agency: 'PPID Pembantu (agency)',
  head: 'Pimpinan badan publik (head)',
  inspector: 'Pemeriksa (inspector, reads only)',
  administrator: 'Administrator (people and settings, no records)',
};

/** What is printed at every start of the demo office. `movedTo`: the day that its clock was set to, because nobody worked today. */
export function welcomeText(movedTo: string | null): string {
  const accounts = Object.entries(ROLES).map(([role, words]) => {
    const logins = DEMO_PEOPLE.filter((person) => person.role === role).map(({ login }) => login);
    return `    ${logins.join(', ').padEnd(22)}${words}`;
  });
  return [
    `  ${DEMO_OFFICE} does not exist, nor does anybody or anything in it. Its accounts, all with the password ${DEMO_PASSWORD}:`,
    ...accounts,
    '',
    ...(movedTo === null ? [] : [`  It opened on a day off, so its clock was set to the next working day, ${movedTo}.`, '']),
    '  npm run walkthrough                        one record through all five steps, told as it happens',
    '  npm run tabir -- demo clock --days 30      moves the office clock (here: add --data with the folder above)',
    '',
  ].join('\n');
}
