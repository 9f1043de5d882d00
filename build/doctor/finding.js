/** What the doctor says of one thing that it looked at. */
export const well = (check, is) => ({ check, level: 'ok', is, why: null, advice: null });
export const warning = (check, is, help) => ({ check, level: 'warning', is, ...help });
export const broken = (check, is, help) => ({ check, level: 'broken', is, ...help });
/** The worst of all. */
export function verdictOf(findings) {
    const has = (level) => findings.some((finding) => finding.level === level);
    if (has('broken'))
        return 'broken';
    return has('warning') ? 'warning' : 'ok';
}
