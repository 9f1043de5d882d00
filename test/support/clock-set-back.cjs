/** Loaded before the bot (`node --require`): on SIGUSR2 somebody sets the machine's clock two hours back. No time passes. */
const RealDate = Date;
let aheadMs = 0;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + aheadMs);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + aheadMs;
  }
};

process.on('SIGUSR2', () => {
  aheadMs = -2 * 60 * 60_000;
});
