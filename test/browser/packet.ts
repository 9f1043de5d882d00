import { fillDialog, type Window } from './browser.ts';

/** Fills the form with a packet that is complete. */
export function fillPacket(window: Window): Promise<void> {
  return fillDialog(
    window,
    {
      Account: 'Fabrikam Logistics',
      'Why this account': 'On the priority list for this quarter; their warehouse contract ends in March.',
      'Partner’s touch': '2026-11-20',
      'Why this partner matters': 'Runs the order system in nine of Fabrikam’s twelve warehouses since 2023.',
      'Customer trigger':
        '“Not another peak season on spreadsheets.” Jonas Weber, VP Operations, in last week’s review.',
      'Joint value proposition':
        'We bring live stock data; Brightwater connects it to the order system they already run.',
      'Warm path': 'Lena has met Jonas every other week since May, and writes the introduction.',
      'Seller next move': 'Join Lena’s call with Jonas and show the live stock view (30 minutes).',
      'Seller next move by': '2026-11-30',
      'Partner next move': 'Lena introduces you by mail and sends the warehouse diagram.',
      'Partner next move by': '2026-11-27',
      'Risk and channel conflict': 'Checked by Alex Romero on Monday: no registered reseller, no competing partner.',
      Evidence: 'Review notes: https://docs.example.com/fabrikam-review',
    },
    {
      Partner: 'Brightwater Consulting',
      'Partner contact': 'Lena Fischer',
      'How warm': 'Strong: they spoke this month',
      'Partner’s agreement': 'The partner agreed to this in writing',
      'Conflict check': 'Somebody has checked for registered and competing partners',
      'Account executive': 'Sam Okafor',
    },
  );
}
