import { type Texts } from '@tabir/engine';
import { ARTICLE_NAMES } from '@tabir/law';

export const textsEn: Texts = {
  name: 'Change of the office settings',
  states: {
    proposed: 'Proposed, waiting for another person to activate it',
    applying: 'Activated, being put in force',
    recalculating: 'In force, the deadlines of all records are reckoned anew',
    inForce: 'In force',
    rejected: 'Rejected or withdrawn',
  },
  events: {
    START: {
      label: 'Propose a change of settings',
      done: 'A change of settings was proposed.',
      help: 'Fill in only what shall change. What is left empty stays as it is.',
    },
    ACTIVATE: {
      label: 'Activate',
      done: 'The change of settings was activated.',
      help: 'The new settings hold for every later step; what is recorded does not change. With a new ladder of reminders the deadlines of all records are reckoned anew.',
    },
    REJECT: { label: 'Reject', done: 'The change of settings was rejected. Reason: {reason}' },
    WITHDRAW: { label: 'Withdraw the proposal', done: 'The proposal was withdrawn. Reason: {reason}' },
    ADOPTED: { label: 'Settings in force', done: 'The new settings came into force.' },
    RECORDS_RECALCULATED: {
      label: 'Deadlines reckoned anew',
      done: '{checked} records were reckoned anew: {moved} moved, {failed} failed.',
    },
  },
  fields: {
    unit: { label: 'PPID unit' },
    basis: {
      label: 'Basis',
      help: 'The regulation, circular or decision that it rests on, with its number. All staff can read it.',
    },
    reason: { label: 'Reason' },
    openingTakesEffect: {
      label: 'A decision to open takes effect',
      help: 'When the decision names no date.',
      options: { 'after-period': 'The day after the period ends', 'at-once': 'At once when the head approves' },
    },
    extensionsCount: {
      options: { true: 'Yes', false: 'No' },
      label: 'Extensions count towards the 30 years of letter a',
      help: 'No: the 30 years begin anew with each extension.',
    },
    opinionQuorum: {
      label: 'Number of opinions that closes the count',
      help: 'Fill in 0 when the whole panel has to give opinions.',
    },
    ladder: {
      label: 'Ladder of reminders',
      help: 'Working days before the end of the period. The limit of 30 working days for the determination is law and cannot be changed. Fill in all four.',
    },
    t90: { label: 'First reminder, the review begins', help: 'Usually 90 working days.' },
    t60: { label: 'Second reminder, to the consideration team', help: 'Usually 60 working days.' },
    t45: { label: 'Third reminder, to the chair', help: 'Usually 45 working days.' },
    t5: { label: 'Last warning', help: 'Usually 5 working days.' },
    duties: { label: 'Assignment of duties', help: 'The roles filled in replace all that hold the duty now.' },
    duty: { label: 'Duty' },
    roles: {
      label: 'Roles that hold it',
      options: {
        officer: 'PPID officer',
        chair: 'PPID chair',
        'consideration-team': 'Consideration team',
        head: 'Head of the public body',
        inspector: 'Inspector',
        agency: 'Agency PPID',
        administrator: 'Administrator',
      },
    },
    numberPatterns: {
      label: 'Patterns of this unit’s paper numbers',
      help: 'One for each kind of paper. What is not filled in here stays as it is.',
    },
    kind: {
      label: 'Kind of paper',
      options: {
        determination: 'Determination',
        sheet: 'Consequence-test sheet',
        minutes: 'Minutes of the test',
        list: 'List of exempt information',
        decision: 'Decision to open',
        letter: 'Letter of approval of the head',
      },
    },
    pattern: {
      label: 'Pattern',
      help: 'Such as 188.4/{n}/PPID/{romanMonth}/{year}: {n} counts the papers of the year, {month} is the month in digits. Leave it empty to have numbers typed.',
    },
    verifiedArticles: {
      label: 'Articles that the legal office has checked',
      help: 'Hold every number against the gazette text; in this list it may be wrong. The basis of this proposal is the proof of the check.',
    },
    article: { label: 'Article', options: ARTICLE_NAMES },
    verified: { label: 'Verified', options: { true: 'Yes', false: 'Not any more' } },
    letterhead: {
      label: 'Letterhead of the list',
      help: 'Stands at the head of every edition published from now on; those that are there do not change. Fill in all of it.',
    },
    government: { label: 'Government or public body', help: 'Such as: Pemerintah Kota Contoh.' },
    office: { label: 'Office', help: 'Such as: Dinas Komunikasi dan Informatika.' },
    address: { label: 'Address', help: 'Street, city, postal code, telephone, web page.' },
    emblem: { label: 'Emblem', help: 'A small picture to the left of the letterhead. Leave it empty for none.' },
    version: { label: 'Version of the settings' },
    agency: { label: 'Holder' },
    checked: { label: 'Records looked at' },
    moved: { label: 'Records whose deadlines moved' },
    failed: { label: 'Records that could not be reckoned anew' },
    agencies: { label: 'By holder', help: 'Without a name: the unit’s own.' },
    through: { label: 'Up to record' },
  },
  duties: { proposal: 'Proposing a change of settings', activation: 'Activating a change of settings' },
  deadlines: { proposalIdle: 'The proposal has waited for more than 5 working days; whoever activates it is reminded.' },
  refusals: {
    'change.nothing': 'This proposal does not change the settings in force now. Fill in what is to change, or withdraw it.',
    'ladder.order':
      'The ladder of reminders must descend: the first reminder earlier than the second, and the second earlier than the third. Mend the numbers of days.',
    'four-eyes.proposer': 'The proposer cannot activate the own proposal. Ask another person to activate it.',
  },
  roles: {
    officer: 'PPID officer',
    chair: 'PPID chair',
    head: 'Head of the public body',
    inspector: 'Inspector',
    administrator: 'Administrator',
  },
  notices: {
    proposalIdle: 'A proposed change of settings has waited for 5 working days. Activate or reject it.',
    rejected: 'A proposed change of settings was rejected with a reason. Read it.',
    adopted: 'The proposed settings are in force.',
    recalculated:
      'The new ladder of reminders is in force and the deadlines of all records were reckoned anew. Look at those that moved.',
  },
};
