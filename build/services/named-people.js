/** The error beside `key` when one of these people may not be named. Those who are in `saved` are not checked again. */
export async function memberErrors({ whyNot }, key, userIds, saved = []) {
    const asked = userIds.filter((userId) => !saved.includes(userId));
    const sentences = await Promise.all(asked.map(async (userId) => {
        const why = await whyNot(userId);
        return userIds.length > 1 ? why?.replace(/^This person/, 'One of them') : why;
    }));
    const sentence = sentences.find((each) => each);
    return sentence ? { [key]: sentence } : {};
}
/** The people whom a field holds, whatever it holds besides. */
export function idsIn(value) {
    return [value].flat().filter((id) => typeof id === 'string');
}
