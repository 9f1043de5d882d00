import type { Sandbox } from 'slack-sandbox';
import { PARTNERS, READERS, type Reader } from './cast.ts';
import { type Standing, standingOf, type Written, writtenIn } from './seen.ts';

/** Slack as those see it who read the bot's messages. */
export type Sight = {
  /** Everything that was written since the last time that this was asked. */
  written: () => Written[];
  /** The conversation of a person with the bot, or a partner's channel: all messages that stand there now. */
  standing: (reader: Reader) => Standing[];
  /** Who reads what is written in this conversation. Throws when nobody is known to. */
  readerOf: (channel: string) => Reader;
};

export function sightOf(sandbox: Sandbox): Sight {
  const dmOf = (personId: string): string => {
    const conversations = sandbox.as(personId).state().conversations;
    return conversations.find(({ kind }) => kind === 'dm')?.id ?? '';
  };
  const contactIn = (channel: string) => Object.values(PARTNERS).find(({ id }) => id === channel)?.contact.id;
  const channelOf = ({ id }: Reader) => (contactIn(id) ? id : dmOf(id));

  return {
    written() {
      const written = sandbox.control.record().flatMap((entry) => writtenIn(entry) ?? []);
      sandbox.control.clear();
      return written;
    },
    standing(reader) {
      const channel = channelOf(reader);
      if (channel === '') return [];
      const messages = sandbox.as(contactIn(reader.id) ?? reader.id).messages(channel);
      return messages.map((message) => standingOf(message, { reader: reader.id, channel }));
    },
    readerOf(channel) {
      const reader = READERS.find((one) => channelOf(one) === channel);
      if (!reader) throw new Error(`Nobody is known to read ${channel}.`);
      return reader;
    },
  };
}
