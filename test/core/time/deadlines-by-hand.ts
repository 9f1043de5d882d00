// Deadlines worked out by hand with a paper calendar. Every expected value is the wall clock in the AE's zone with the
// offset in force there that day, so a wrong offset fails as surely as a wrong day.

export type DeadlineCase = [promise: string, from: string, days: number, expected: string, changes?: Changes];
/** How a calendar differs from nine to five, Monday to Friday. */
export type Changes = { closed?: string[]; open?: string[]; workdays?: number[]; opensAt?: string; closesAt?: string };

export const SUNDAY_TO_THURSDAY = [7, 1, 2, 3, 4];
const SUNDAY_TO_FRIDAY = [7, 1, 2, 3, 4, 5];
const MONDAY_TO_SATURDAY = [1, 2, 3, 4, 5, 6];

/** By the zone of the account executive. */
export const DEADLINES: Record<string, DeadlineCase[]> = {
  'America/New_York': [
    ['Monday and three days is Thursday', '2026-03-02T10:00-05:00', 3, '2026-03-05T17:00-05:00'],
    ['ten days are two weeks', '2026-03-02T10:00-05:00', 10, '2026-03-16T17:00-04:00'],
    ['Friday and one day is Monday, on summer time', '2026-03-06T10:00-05:00', 1, '2026-03-09T17:00-04:00'],
    ['the last minute of Thursday is still day 0', '2026-03-05T16:59-05:00', 3, '2026-03-10T17:00-04:00'],
    ['delivered on Saturday, Monday is day 1', '2026-03-07T12:00-05:00', 1, '2026-03-09T17:00-04:00'],
    ['delivered a minute before the spring gap', '2026-03-08T01:59-05:00', 1, '2026-03-09T17:00-04:00'],
    ['delivered right after the spring gap', '2026-03-08T03:00-04:00', 1, '2026-03-09T17:00-04:00'],
    ['Friday before the clocks go back', '2026-10-30T15:00-04:00', 1, '2026-11-02T17:00-05:00'],
    ['in the first 01:30 of the repeated hour', '2026-11-01T01:30-04:00', 2, '2026-11-03T17:00-05:00'],
    ['in the second 01:30 of the repeated hour', '2026-11-01T01:30-05:00', 2, '2026-11-03T17:00-05:00'],
    ['before Thanksgiving', '2026-11-25T16:30-05:00', 1, '2026-11-27T17:00-05:00', { closed: ['2026-11-26'] }],
    [
      'Thanksgiving and the company closure after it',
      '2026-11-25T16:30-05:00',
      1,
      '2026-11-30T17:00-05:00',
      { closed: ['2026-11-26', '2026-11-27'] },
    ],
    ['on Thanksgiving itself', '2026-11-26T10:00-05:00', 1, '2026-11-27T17:00-05:00', { closed: ['2026-11-26'] }],
    [
      'Christmas Eve and three days',
      '2026-12-24T09:00-05:00',
      3,
      '2026-12-30T17:00-05:00',
      { closed: ['2026-12-25', '2027-01-01'] },
    ],
    [
      'over the turn of the year',
      '2026-12-30T23:59-05:00',
      2,
      '2027-01-04T17:00-05:00',
      { closed: ['2026-12-25', '2027-01-01'] },
    ],
    ['a Saturday that is worked', '2026-10-16T10:00-04:00', 1, '2026-10-17T17:00-04:00', { open: ['2026-10-17'] }],
    ['Independence Day observed', '2026-07-02T10:00-04:00', 1, '2026-07-06T17:00-04:00', { closed: ['2026-07-03'] }],
    [
      'a holiday that is worked anyway',
      '2026-07-02T10:00-04:00',
      1,
      '2026-07-03T17:00-04:00',
      { closed: ['2026-07-03'], open: ['2026-07-03'] },
    ],
    ['the last minute of Monday there, Tuesday in UTC', '2026-03-03T04:59Z', 1, '2026-03-03T17:00-05:00'],
    ['the first minute of Tuesday there', '2026-03-03T05:00Z', 1, '2026-03-04T17:00-05:00'],
    ['a leap day is a business day', '2024-02-28T10:00-05:00', 1, '2024-02-29T17:00-05:00'],
    ['over a leap day', '2024-02-28T10:00-05:00', 2, '2024-03-01T17:00-05:00'],
    ['from a leap day', '2024-02-29T10:00-05:00', 1, '2024-03-01T17:00-05:00'],
    ['end of February in a common year', '2025-02-28T10:00-05:00', 1, '2025-03-03T17:00-05:00'],
    ['a closed leap day', '2028-02-28T10:00-05:00', 1, '2028-03-01T17:00-05:00', { closed: ['2028-02-29'] }],
  ],
  'America/Los_Angeles': [
    ['Friday to Monday in spring', '2026-03-06T16:00-08:00', 1, '2026-03-09T17:00-07:00'],
    ['Monday evening there is Tuesday in UTC', '2026-03-03T06:30Z', 1, '2026-03-03T17:00-08:00'],
    ['over the autumn change', '2026-10-30T10:00-07:00', 3, '2026-11-04T17:00-08:00'],
    ['Memorial Day', '2026-05-22T10:00-07:00', 1, '2026-05-26T17:00-07:00', { closed: ['2026-05-25'] }],
    ['New Year’s Eve', '2026-12-31T20:00-08:00', 1, '2027-01-04T17:00-08:00', { closed: ['2027-01-01'] }],
  ],
  'America/St_Johns': [
    ['half-hour offset, spring', '2026-03-06T10:00-03:30', 1, '2026-03-09T17:00-02:30'],
    ['half-hour offset, autumn', '2026-10-30T10:00-02:30', 1, '2026-11-02T17:00-03:30'],
    ['Discovery Day', '2026-06-19T10:00-02:30', 1, '2026-06-23T17:00-02:30', { closed: ['2026-06-22'] }],
  ],
  'America/Santiago': [
    ['clocks forward at midnight on Saturday', '2026-09-04T10:00-04:00', 1, '2026-09-07T17:00-03:00'],
    ['clocks back at midnight on Saturday', '2026-04-03T10:00-03:00', 1, '2026-04-06T17:00-04:00'],
  ],
  'Europe/London': [
    ['Friday to Monday in spring', '2026-03-27T15:00+00:00', 1, '2026-03-30T17:00+01:00'],
    ['Friday to Monday in autumn', '2026-10-23T12:00+01:00', 1, '2026-10-26T17:00+00:00'],
    [
      'Easter, one day',
      '2026-04-02T09:00+01:00',
      1,
      '2026-04-07T17:00+01:00',
      { closed: ['2026-04-03', '2026-04-06'] },
    ],
    [
      'Easter, delivered on Good Friday',
      '2026-04-03T09:00+01:00',
      2,
      '2026-04-08T17:00+01:00',
      { closed: ['2026-04-03', '2026-04-06'] },
    ],
    [
      'Boxing Day on a Saturday, kept on Monday',
      '2026-12-24T16:00+00:00',
      1,
      '2026-12-29T17:00+00:00',
      { closed: ['2026-12-25', '2026-12-28'] },
    ],
    [
      'a week out of office',
      '2026-07-31T10:00+01:00',
      1,
      '2026-08-10T17:00+01:00',
      { closed: ['2026-08-03', '2026-08-04', '2026-08-05', '2026-08-06', '2026-08-07'] },
    ],
    ['past midnight there, still yesterday in UTC', '2026-06-30T23:30Z', 1, '2026-07-02T17:00+01:00'],
  ],
  'Europe/Stockholm': [
    ['Midsummer Eve', '2026-06-18T14:00+02:00', 1, '2026-06-22T17:00+02:00', { closed: ['2026-06-19'] }],
    ['over the spring change', '2026-03-27T10:00+01:00', 2, '2026-03-31T17:00+02:00'],
    ['over the autumn change', '2026-10-23T10:00+02:00', 1, '2026-10-26T17:00+01:00'],
    [
      'Christmas, New Year and Epiphany',
      '2026-12-23T10:00+01:00',
      6,
      '2027-01-07T17:00+01:00',
      { closed: ['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01', '2027-01-06'] },
    ],
    ['own hours', '2026-06-01T10:00+02:00', 1, '2026-06-02T16:30+02:00', { opensAt: '08:00', closesAt: '16:30' }],
  ],
  'Africa/Cairo': [
    [
      'clocks forward as Friday begins',
      '2026-04-23T10:00+02:00',
      1,
      '2026-04-26T17:00+03:00',
      { workdays: SUNDAY_TO_THURSDAY },
    ],
  ],
  'Africa/Casablanca': [
    ['clocks back for Ramadan', '2026-02-13T10:00+01:00', 1, '2026-02-16T17:00+00:00'],
    ['and forward after it', '2026-03-20T10:00+00:00', 1, '2026-03-23T17:00+01:00'],
  ],
  'Asia/Jerusalem': [
    [
      'Thursday to Sunday, spring',
      '2026-03-26T10:00+02:00',
      1,
      '2026-03-29T17:00+03:00',
      { workdays: SUNDAY_TO_THURSDAY },
    ],
    [
      'a minute before Friday’s gap',
      '2026-03-27T01:59+02:00',
      1,
      '2026-03-29T17:00+03:00',
      { workdays: SUNDAY_TO_THURSDAY },
    ],
    [
      'the Sunday on which clocks go back is worked',
      '2026-10-22T10:00+03:00',
      1,
      '2026-10-25T17:00+02:00',
      { workdays: SUNDAY_TO_THURSDAY },
    ],
    [
      'Passover, first day',
      '2026-03-31T12:00+03:00',
      2,
      '2026-04-05T17:00+03:00',
      { workdays: SUNDAY_TO_THURSDAY, closed: ['2026-04-02', '2026-04-08'] },
    ],
    [
      'Passover, first and seventh day',
      '2026-03-31T12:00+03:00',
      5,
      '2026-04-09T17:00+03:00',
      { workdays: SUNDAY_TO_THURSDAY, closed: ['2026-04-02', '2026-04-08'] },
    ],
  ],
  'Asia/Dubai': [
    ['Friday to Monday', '2026-03-06T16:00+04:00', 1, '2026-03-09T17:00+04:00'],
    ['Thursday to Sunday', '2026-03-05T16:00+04:00', 1, '2026-03-08T17:00+04:00', { workdays: SUNDAY_TO_THURSDAY }],
    [
      'National Day on Wednesday and Thursday',
      '2026-12-01T10:00+04:00',
      1,
      '2026-12-04T17:00+04:00',
      { closed: ['2026-12-02', '2026-12-03'] },
    ],
  ],
  'Asia/Kolkata': [
    ['Republic Day on Monday', '2026-01-23T18:00+05:30', 1, '2026-01-27T17:00+05:30', { closed: ['2026-01-26'] }],
    ['past midnight there, still Monday in UTC', '2026-02-02T19:00Z', 1, '2026-02-04T17:00+05:30'],
    ['a minute before midnight there', '2026-02-02T18:29Z', 1, '2026-02-03T17:00+05:30'],
    ['six-day week', '2026-02-06T10:00+05:30', 1, '2026-02-07T17:00+05:30', { workdays: MONDAY_TO_SATURDAY }],
    [
      'six-day week over Sunday',
      '2026-02-06T10:00+05:30',
      2,
      '2026-02-09T17:00+05:30',
      { workdays: MONDAY_TO_SATURDAY },
    ],
  ],
  'Asia/Kathmandu': [
    ['Friday to Sunday', '2026-02-06T11:00+05:45', 1, '2026-02-08T17:00+05:45', { workdays: SUNDAY_TO_FRIDAY }],
    [
      'midnight there is 18:15 in UTC',
      '2026-02-05T18:15Z',
      1,
      '2026-02-08T17:00+05:45',
      { workdays: SUNDAY_TO_FRIDAY },
    ],
    ['a minute before is Thursday', '2026-02-05T18:14Z', 1, '2026-02-06T17:00+05:45', { workdays: SUNDAY_TO_FRIDAY }],
  ],
  'Australia/Lord_Howe': [
    ['half an hour back in autumn', '2026-04-03T10:00+11:00', 1, '2026-04-06T17:00+10:30'],
    ['half an hour forward in spring', '2026-10-02T10:00+10:30', 1, '2026-10-05T17:00+11:00'],
    [
      'working on the Sunday of the change',
      '2026-04-04T12:00+11:00',
      1,
      '2026-04-05T17:00+10:30',
      { open: ['2026-04-05'] },
    ],
  ],
  'Australia/Sydney': [
    [
      'Easter over the autumn change',
      '2026-04-02T15:00+11:00',
      1,
      '2026-04-07T17:00+10:00',
      { closed: ['2026-04-03', '2026-04-06'] },
    ],
    [
      'Labour Day over the spring change',
      '2026-10-02T15:00+10:00',
      1,
      '2026-10-06T17:00+11:00',
      { closed: ['2026-10-05'] },
    ],
    ['Australia Day', '2026-01-23T09:00+11:00', 2, '2026-01-28T17:00+11:00', { closed: ['2026-01-26'] }],
    ['over the turn of the year', '2026-12-31T09:00+11:00', 1, '2027-01-04T17:00+11:00', { closed: ['2027-01-01'] }],
  ],
  'Pacific/Chatham': [
    ['three-quarter offset, autumn', '2026-04-03T10:00+13:45', 1, '2026-04-06T17:00+12:45'],
    ['three-quarter offset, spring', '2026-09-25T10:00+12:45', 1, '2026-09-28T17:00+13:45'],
  ],
  'Pacific/Apia': [
    ['midnight there is 11:00 in UTC', '2026-03-05T11:00Z', 1, '2026-03-09T17:00+13:00'],
    ['a minute before is Thursday', '2026-03-05T10:59Z', 1, '2026-03-06T17:00+13:00'],
    ['the Friday that Samoa skipped is no day 1', '2011-12-29T10:00-10:00', 1, '2012-01-02T17:00+14:00'],
    [
      'not even when it is entered as worked',
      '2011-12-29T10:00-10:00',
      1,
      '2012-01-02T17:00+14:00',
      { open: ['2011-12-30'] },
    ],
    ['the Saturday after it exists', '2011-12-29T10:00-10:00', 1, '2011-12-31T17:00+14:00', { open: ['2011-12-31'] }],
  ],
};
