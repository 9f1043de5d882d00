/**
 * Loaded before the bot (`node --import`): moves the process's clock as its parent says, as an operator's tools do. The bot
 * itself knows nothing of it.
 */
const RealDate = Date;
let offset = Number(process.env.CLOCK_OFFSET_MS ?? 0);

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + offset);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + offset;
  }
};

process.on('message', (message) => {
  if (typeof message?.offset === 'number') offset = message.offset;
});
process.channel?.unref();
