import { describe, expect, it } from 'vitest';
import { aSandboxForEachTest, client, outcome, sandbox } from './slack-client.ts';

aSandboxForEachTest();

describe('files', () => {
  it('are uploaded in three steps and shared a moment later', async () => {
    await client.filesUploadV2({ channel_id: 'C0SALES', filename: 'a.txt', file: Buffer.from('hello') });
    await sandbox.settled();
    const [message] = sandbox.as('U0SAM').messages('sales');
    expect(message?.files).toMatchObject([{ name: 'a.txt', mimetype: 'text/plain' }]);
    const served = await fetch(message?.files[0]?.url ?? '');
    expect(await served.text()).toBe('hello');
  });

  it('cannot stand in a block before they are ready', { tags: 'thorough' }, async () => {
    const { file_id: id = '' } = await client.files.getUploadURLExternal({ filename: 'a.png', length: 1 });
    const blocks = [{ type: 'image', alt_text: 'x', slack_file: { id } }];
    expect(await outcome(client.chat.postMessage({ channel: 'C0SALES', text: 'x', blocks }))).toBe('invalid_blocks');
  });
});
