import { verdictOf } from './finding.js';
/** How findings are printed. */
const SIGNS = { ok: 'ok', warning: 'WARNING', broken: 'BROKEN' };
const SIGN_WIDTH = 'WARNING'.length;
/** As terminals know them: green, yellow, red. */
const COLOURS = { ok: 32, warning: 33, broken: 31 };
const EXIT_CODES = { ok: 0, warning: 1, broken: 2 };
/** One line for what is well; under anything else why it matters and what to do. */
export function plainReport(findings, isColoured) {
    const width = Math.max(...findings.map(({ check }) => check.length));
    const indent = ' '.repeat(SIGN_WIDTH + width + 4);
    const lines = findings.flatMap(({ check, level, is, why, advice }) => [
        `${sign(level, isColoured)}  ${check.padEnd(width)}  ${is}`,
        ...(why === null ? [] : [`${indent}Why: ${why}`]),
        ...(advice === null ? [] : [`${indent}Do:  ${advice}`]),
    ]);
    return [...lines, '', summary(findings)].join('\n');
}
/** For programs: `verdict` and `findings`, whose names stay. */
export function jsonReport(findings) {
    return JSON.stringify({ verdict: verdictOf(findings), findings }, null, 2);
}
/** 0 all is well, 1 there are warnings, 2 something is broken. */
export function exitCodeOf(findings) {
    return EXIT_CODES[verdictOf(findings)];
}
function sign(level, isColoured) {
    const padded = SIGNS[level].padEnd(SIGN_WIDTH);
    return isColoured ? `\x1b[${COLOURS[level]}m${padded}\x1b[0m` : padded;
}
function summary(findings) {
    const counted = (level) => findings.filter((finding) => finding.level === level).length;
    if (verdictOf(findings) === 'ok')
        return `All ${findings.length} checks are well.`;
    return `${findings.length} checks: ${counted('broken')} broken, ${counted('warning')} to look at, ${counted('ok')} well.`;
}
