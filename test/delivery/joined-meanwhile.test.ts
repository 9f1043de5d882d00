import { expect, test } from 'vitest';
import { REFERENCE, startFastWorld } from '../support/fast-world.ts';

test('when another company joins a partner’s channel while it is being checked, nothing is posted there: that check does not count', async () => {
  const { slack, store, partner, copiesOf, startBot, sends, delivers } = await startFastWorld();
  let companies = [partner.teamId];
  const checks: string[][] = [];
  const sharedChannel: typeof slack.sharedChannel = async (channel) => {
    const facts = { ...(await slack.sharedChannel(channel)), otherTeamIds: companies };
    checks.push(companies);
    if (checks.length === 1) {
      // Slack had answered, and told of the change before its answer arrived.
      companies = [partner.teamId, 'T0FERROUS'];
      await bot.services.registry.companyJoined(channel, 'T0FERROUS');
    }
    return facts;
  };
  const bot = startBot({ slack: { ...slack, sharedChannel } });
  await sends(bot);
  await delivers(bot);
  expect(checks).toEqual([[partner.teamId], [partner.teamId, 'T0FERROUS']]);
  const toPartner = (await store.outbox.of(REFERENCE)).filter(({ conversation }) =>
    conversation.startsWith('partner:'),
  );
  expect(toPartner.map(({ id }) => copiesOf(id))).toEqual([0]);
});
