import { describe, expect, it } from 'vitest';
import { blockRows } from './block-rows.ts';
import { channelListRows } from './channel-list-rows.ts';
import { chatChangeRows } from './chat-change-rows.ts';
import { chatRows } from './chat-rows.ts';
import { conversationRows } from './conversation-rows.ts';
import { fileRows } from './file-rows.ts';
import { createGround, type Encoding, type Ground } from './ground.ts';
import { historyRows } from './history-rows.ts';
import { peopleRows } from './people-rows.ts';
import { userGroupRows } from './user-group-rows.ts';
import type { Kept, Row } from './row.ts';
import { threadRows } from './thread-rows.ts';
import { tokenRows } from './token-rows.ts';
import { viewChangeRows } from './view-change-rows.ts';
import { viewRows } from './view-rows.ts';

const form: Encoding[] = ['form'];
/** Slack reads both alike. https://docs.slack.dev/apis/web-api */
const formAndJson: Encoding[] = ['form', 'json'];

type Table = { rows: Row[]; encodings: Encoding[] };

const tables: Record<string, Table> = {
  'tokens and scopes': { rows: tokenRows, encodings: form },
  posting: { rows: chatRows, encodings: formAndJson },
  'blocks in messages': { rows: blockRows, encodings: form },
  'changing and deleting messages, ephemerals, permalinks': { rows: chatChangeRows, encodings: formAndJson },
  conversations: { rows: [...conversationRows, ...channelListRows], encodings: form },
  history: { rows: [...historyRows, ...threadRows], encodings: form },
  people: { rows: peopleRows, encodings: form },
  'user groups': { rows: userGroupRows, encodings: form },
  views: { rows: [...viewRows, ...viewChangeRows], encodings: form },
  'files and reactions': { rows: fileRows, encodings: form },
};

for (const [family, { rows, encodings }] of Object.entries(tables)) {
  describe(family, () => {
    for (const row of rows) {
      for (const encoding of encodings) {
        it(`${row.method} (${encoding}): ${row.promise}`, { tags: 'thorough' }, () => run(row, encoding));
      }
    }
  });
}

async function run(row: Row, encoding: Encoding): Promise<void> {
  const ground = await createGround(row.manifest);
  try {
    const kept = (await row.before?.(ground)) ?? {};
    await ask(ground, { ...row, encoding }, kept);
    if (row.afterwards) await ask(ground, { encoding, ...row.afterwards }, kept);
  } finally {
    await ground.stop();
  }
}

type Question = Pick<Row, 'method' | 'args' | 'answer' | 'lacks' | 'token'> & { encoding: Encoding };

async function ask(ground: Ground, question: Question, kept: Kept): Promise<void> {
  const { method, encoding, token = 'bot', lacks = [] } = question;
  const args = typeof question.args === 'function' ? question.args(kept) : question.args;
  const answer = typeof question.answer === 'function' ? question.answer(kept) : question.answer;
  const reply = await ground.call(method, args, { token, encoding });
  expect(reply.body).toMatchObject(answer);
  expect(reply.status).toBe(200);
  for (const path of lacks) expect(reply.body).not.toHaveProperty(path);
}
