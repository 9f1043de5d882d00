/** The file cannot be read on from there: what is wrong in that line (from 1), and what to do. No row behind it is known. */
export class FileFault extends Error {
    name = 'FileFault';
    line;
    sentence;
    constructor(line, sentence, options) {
        super(`Line ${line}: ${sentence}`, options);
        this.line = line;
        this.sentence = sentence;
    }
}
