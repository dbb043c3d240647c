import { type Texts } from '@tabir/engine';

export const textsEn: Texts = {
  name: 'Request to an agency for its list',
  states: {
    asked: 'Waiting for the agency’s answer',
    overdue: 'Overdue, not answered',
    checking: 'Answered, being checked',
    returned: 'Returned to be completed',
    accepted: 'Answer accepted',
    closed: 'Closed without an answer',
  },
  events: {
    START: {
      label: 'Ask one agency for its list',
      done: 'The agency was asked to send its list by {answersBy}.',
      help: 'To ask all agencies at once, open a round of the list.',
    },
    ANSWER: {
      label: 'Answer the request',
      done: 'The agency answered.',
      help: 'First record each piece of exempt information under New record; then answer that all of it was sent.',
    },
    RECORD_ANSWER: {
      label: 'Record an answer by letter',
      done: 'An answer by letter {number} of {date} was recorded.',
      help: 'For answers that come on paper.',
    },
    ACCEPT: { label: 'Accept the answer', done: 'The answer was accepted.' },
    RETURN: { label: 'Return', done: 'The answer was returned. Reason: {reason}' },
    CLOSE: {
      label: 'Close without waiting any longer',
      done: 'The request was closed.',
      help: 'The agency cannot answer this request any more.',
    },
  },
  fields: {
    unit: { label: 'PPID unit' },
    agency: { label: 'Agency' },
    purpose: { label: 'What is asked for', help: 'The agency that is asked reads it.' },
    answersBy: { label: 'Answer by' },
    outcome: {
      label: 'Answer',
      options: {
        sent: 'All of it was sent in this application',
        nothing: 'There is nothing that would have to be exempt',
        unchanged: 'What is on the list holds unchanged',
      },
    },
    note: { label: 'Note' },
    letter: { label: 'Scan of the letter' },
    number: { label: 'Number of the letter' },
    date: { label: 'Date of the letter' },
    reason: { label: 'Reason' },
  },
  steps: { 1: 'Collect from the agency' },
  duties: {
    asking: 'Asking for lists',
    answering: 'Answers of agencies',
    checking: 'Checking answers',
    closing: 'Closing requests',
    oversight: 'Oversight of answers',
  },
  deadlines: {
    answerSoon: 'Three working days before the last day: the agency is reminded.',
    answerDue: 'The last day to answer has passed: agency and officer are told, and the request counts as late.',
    answerOverdue: 'The answer is 5 working days late; the chair is told.',
    checkIdle: 'The answer has waited for its check for more than 5 working days; the officer is reminded.',
    returnedIdle: 'The returned answer has waited for more than 5 working days; the agency is reminded and the chair is told.',
  },
  refusals: {
    'answers.not-ahead': 'The last day to answer ({answersBy}) must lie after today ({today}); choose another day.',
    'date.beyond-calendar': 'The date {date} is beyond the calendar of this office (until {until}); choose an earlier day.',
    'date.in-future': 'The letter’s date {date} is after today ({today}); check the date on the letter.',
  },
  roles: {
    officer: 'PPID officer',
    chair: 'PPID chair',
    head: 'Head of the public body',
    agency: 'Agency officer',
    inspector: 'Inspector',
  },
  notices: {
    asked: 'The PPID asks for the list of exempt information. Record what there is, then answer the request.',
    answerSoon: 'The request for the list of exempt information has to be answered within 3 working days.',
    answerDue: 'The request for the list of exempt information was not answered, and its time is over.',
    answerOverdue: 'An agency has not answered 5 working days after its time. Speak to its head.',
    checkIdle: 'An agency’s answer has waited 5 working days for a check. Accept it or return it.',
    returned: 'Your answer was returned with a reason. Read the reason, complete it and answer again.',
    returnedIdle: 'A returned answer has not been completed for 5 working days.',
  },
};
