import { type Texts } from '@tabir/engine';

export const textsEn: Texts = {
  name: 'Change of the working days',
  states: {
    proposed: 'Proposed, waiting for another person to activate it',
    applying: 'Activated, being put in force',
    recalculating: 'In force, the deadlines of all records are reckoned anew',
    inForce: 'In force, all deadlines were reckoned anew',
    rejected: 'Rejected or withdrawn',
  },
  events: {
    START: {
      label: 'Propose a change of the calendar',
      done: 'A change of the calendar was proposed.',
      help: 'Fill in only what shall change: a decree on holidays, the week, or collective leave.',
    },
    ACTIVATE: {
      label: 'Activate',
      done: 'The change of the calendar was activated.',
      help: 'Look at the dates that move first. A deadline whose new date has passed falls due at once.',
    },
    REJECT: { label: 'Reject', done: 'The change of the calendar was rejected. Reason: {reason}' },
    WITHDRAW: { label: 'Withdraw the proposal', done: 'The proposal was withdrawn. Reason: {reason}' },
    ADOPTED: { label: 'Calendar in force', done: 'The new calendar came into force.' },
    NOT_ADOPTED: {
      label: 'Could not be put in force',
      done: 'It could not be put in force: another proposal changed the calendar, and this one does not fit any more.',
    },
    RECORDS_RECALCULATED: {
      label: 'Deadlines reckoned anew',
      done: '{checked} records were reckoned anew: {moved} moved, {failed} failed.',
    },
  },
  fields: {
    unit: { label: 'PPID unit' },
    basis: {
      label: 'Basis',
      help: 'The joint decree, circular or decision that it rests on, with its number. All staff can read it.',
    },
    reason: { label: 'Reason' },
    week: { label: 'Working week', options: { 5: 'Five days, Monday to Friday', 6: 'Six days, Monday to Saturday' } },
    cutiBersama: {
      options: { true: 'Yes', false: 'No' },
      label: 'Collective leave are days off',
      help: 'No: this office works on collective leave.',
    },
    decree: { label: 'Decree on holidays' },
    id: { label: 'Short name', help: 'One that no other decree has, such as skb-2027-perubahan.' },
    title: { label: 'Title and number' },
    signedOn: { label: 'Signed on' },
    years: { label: 'Years that it settles', help: 'What was forecast for these years goes.' },
    add: { label: 'Days that it sets' },
    date: { label: 'Date' },
    kind: {
      label: 'Kind',
      options: {
        'national-holiday': 'National holiday',
        'cuti-bersama': 'Collective leave',
        'swapped-day-off': 'Day off instead',
        'swapped-workday': 'Working day instead',
      },
    },
    name: { label: 'Name of the day' },
    remove: { label: 'Days that it takes back', help: 'Everything that is listed on the date goes.' },
    version: { label: 'Version of the calendar' },
    code: { label: 'Cause' },
    agency: { label: 'Holder' },
    checked: { label: 'Records looked at' },
    moved: { label: 'Records whose deadlines moved' },
    failed: { label: 'Records that could not be reckoned anew' },
    agencies: { label: 'By holder', help: 'Without a name: the unit’s own.' },
    through: { label: 'Up to record' },
  },
  duties: { proposal: 'Proposing a change of the calendar', activation: 'Activating a change of the calendar' },
  deadlines: { proposalIdle: 'The proposal has waited for more than 5 working days; whoever activates it is reminded.' },
  refusals: {
    'change.nothing': 'This proposal does not change the calendar in force now. Fill in what is to change, or withdraw it.',
    'decree.known': 'The calendar has a decree of this short name already. Choose another name.',
    'decree.strange-day':
      'The date {date} does not fit: it has to be in a year of this decree, and what is taken back has to be listed. Check the date.',
    'decree.day-twice':
      'The date {date} is listed with this kind already, or lies outside the calendar. Take back the old one first.',
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
    proposalIdle: 'A proposed change of the calendar has waited for 5 working days. Activate or reject it.',
    rejected: 'A proposed change of the calendar was rejected with a reason. Read it.',
    'not-adopted': 'The change of the calendar could not be put in force: it does not fit the present one any more. Look at it.',
    recalculated: 'The new calendar is in force and all deadlines were reckoned anew. Look at those that moved.',
  },
};
