export const strong = (why) => ({ points: 2, why, stronger: null });
export const weak = (why, stronger) => ({
    points: 1,
    why,
    stronger: `could be stronger: ${stronger}`,
});
export const missing = (why, stronger) => ({ points: 0, why, stronger });
