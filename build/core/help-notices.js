import { HELP_ENDS } from './help-request.js';
const NOBODY = () => [];
const ITS_READER = ({ person }) => [person];
export const HELP_NOTICES = {
    help_request: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        changesWith: [...HELP_ENDS, 'help_moved'],
        key: ITS_READER,
    },
    help_reminder: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'by_day',
        presents: NOBODY,
        demandedBy: [],
        changesWith: [...HELP_ENDS, 'help_moved'],
        key: ITS_READER,
    },
    help_escalation: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'by_day',
        presents: NOBODY,
        demandedBy: [],
        changesWith: HELP_ENDS,
        key: ITS_READER,
    },
    help_answer: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        key: ITS_READER,
    },
};
