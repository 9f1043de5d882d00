import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { FileFault } from './file-fault.js';
/** A file in blocks of whole lines, each checked before a word of it is read. No line is kept that is longer than a row may be. */
/** Bytes. The longest row of the directory has some thousand. */
export const LONGEST = 64 * 1024;
const LINE_BREAK = 0x0a;
const UTF_16 = /^(?:\xff\xfe|\xfe\xff|\0[^\0]\0[^\0]|[^\0]\0[^\0]\0)/;
/** Throws FileFault for bytes that are no text in UTF-8, and for a line that is too long; Node's own error when the file cannot be read. */
export async function* wholeLines(file) {
    let line = 1;
    let rest = Buffer.alloc(0);
    for await (const chunk of createReadStream(file, { highWaterMark: LONGEST })) {
        if (line === 1 && rest.length === 0)
            mustNotBeUtf16(chunk);
        const end = chunk.lastIndexOf(LINE_BREAK) + 1;
        const block = end === 0 ? null : Buffer.concat([rest, chunk.subarray(0, end)]);
        rest = block ? Buffer.from(chunk.subarray(end)) : Buffer.concat([rest, chunk]);
        if (block) {
            const lines = checkedLines(block, line);
            yield block;
            line += lines;
        }
        if (rest.length > LONGEST)
            throw tooLong(line);
    }
    if (rest.length === 0)
        return;
    checkedLines(rest, line);
    yield rest;
}
function mustNotBeUtf16(beginning) {
    if (!UTF_16.test(beginning.toString('latin1', 0, 4)))
        return;
    throw new FileFault(1, 'The file is in UTF-16, not in UTF-8. In Excel save it as “CSV UTF-8 (comma delimited)”.');
}
/** How many there are. `first`: the number of the first of them. */
function checkedLines(block, first) {
    const isSound = isUtf8(block) && !block.includes(0);
    let count = 0;
    for (let begin = 0; begin < block.length; count += 1) {
        const found = block.indexOf(LINE_BREAK, begin);
        const end = found < 0 ? block.length : found + 1;
        if (end - begin > LONGEST)
            throw tooLong(first + count);
        if (!isSound)
            mustBeText(block.subarray(begin, end), first + count);
        begin = end;
    }
    return count;
}
function mustBeText(bytes, line) {
    if (bytes.includes(0)) {
        throw new FileFault(line, 'It holds a byte that is no text (NUL): the file is damaged, or no CSV. Export it anew.');
    }
    if (!isUtf8(bytes)) {
        throw new FileFault(line, 'It is not in UTF-8 but, it seems, in Latin-1 or Windows-1252. In Excel save the file as “CSV UTF-8 (comma delimited)”.');
    }
}
const tooLong = (line) => new FileFault(line, `It is longer than ${LONGEST / 1024} kB, which no row is. Is the file a CSV with a row on each line?`);
