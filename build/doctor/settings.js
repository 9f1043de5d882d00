import { broken, well } from './finding.js';
/** Every wrong setting, once. `faults`: as config.ts words them, without a value. */
export function settingFindings(faults, mode) {
    if (faults.length === 0 && mode !== null) {
        const receives = mode === 'socket' ? 'Socket Mode' : 'signed HTTP';
        return [well('Settings', `All can be used. The bot receives by ${receives}.`)];
    }
    return faults.map((fault) => broken('Settings', fault, {
        why: 'The bot does not start with it.',
        advice: 'Mend it in .env, or where the process gets its settings; each is explained in .env.example.',
    }));
}
