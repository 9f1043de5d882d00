import { copyFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/** Takes the README's pictures anew: the browser test's own, chosen and copied to docs/. */
const PICTURES = {
  'b2-conflict-check': 'conflict-check',
  'b7-agreement-to-confirm': 'working-agreement',
  '4-account-executive-card': 'account-executive-card',
  'd8-partner-thread': 'partner-thread',
};

const tested = spawnSync('npm', ['run', 'test:browser'], { stdio: 'inherit' });
if (tested.status !== 0) process.exit(tested.status ?? 1);
for (const [shot, picture] of Object.entries(PICTURES)) {
  copyFileSync(
    new URL(`../test/browser/shots/${shot}.png`, import.meta.url),
    new URL(`../docs/${picture}.png`, import.meta.url),
  );
}
