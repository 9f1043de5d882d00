import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createClock, createSandbox, type Manifest, type Sandbox } from 'slack-sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from './browser.ts';

/** The page itself, whatever the app: windows, focus, what is new, the system's colours. */

const manifestWith = (isReadOnly: boolean): Manifest => ({
  display_information: { name: 'Plain' },
  features: {
    app_home: { messages_tab_enabled: true, messages_tab_read_only_enabled: isReadOnly },
    slash_commands: [{ command: '/form', description: 'Opens a form' }],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write', 'im:write'] } },
  settings: { interactivity: { is_enabled: true } },
});

let browser: Browser;
let context: BrowserContext;
let sandbox: Sandbox;
let app: App;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  sandbox = await createSandbox({ manifest: manifestWith(false), clock: createClock({ manual: true }) });
  app = await startPlainApp();
  context = await browser.newContext({ viewport: { width: 1280, height: 700 }, locale: 'en-GB' });
});
afterEach(async () => {
  await context?.close();
  await app?.stop();
  await sandbox?.stop();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** `/form` opens a form without a field; its button pushes one with a field. */
async function startPlainApp(): Promise<App> {
  const clientOptions = { slackApiUrl: sandbox.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: sandbox.tokens.app,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
  });
  const started = new App({ token: sandbox.tokens.bot, receiver, logLevel: LogLevel.ERROR, clientOptions });
  const button = { type: 'button' as const, text: plain('More'), action_id: 'more' };
  started.command('/form', async ({ ack, body, client }) => {
    await ack();
    const blocks = [{ type: 'actions' as const, elements: [button] }];
    await client.views.open({ trigger_id: body.trigger_id, view: { type: 'modal', title: plain('Lower'), blocks } });
  });
  started.action('more', async ({ ack, body, client }) => {
    await ack();
    const element = { type: 'plain_text_input' as const, action_id: 'words' };
    const blocks = [{ type: 'input' as const, label: plain('Words'), element }];
    const view = { type: 'modal' as const, title: plain('Upper'), submit: plain('Send'), blocks };
    if ('trigger_id' in body) await client.views.push({ trigger_id: body.trigger_id, view });
  });
  await started.start();
  return started;
}

async function windowOf(personId: string, place = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${sandbox.url}/?as=${personId}${place}`);
  return page;
}

const composerOf = (page: Page) => page.getByRole('textbox', { name: /^Message/ }).first();
const focusedText = (page: Page) => page.evaluate<string>('document.activeElement?.textContent');

test('eight windows in one browser all show what happens, and can act', async () => {
  const people = ['U0MAYA', 'U0SAM', 'U0PRIYA', 'U0ALEX', 'U0IRIS', 'U0ROBIN', 'U0ADA', 'U0NOZONE'];
  const windows: Page[] = [];
  for (const person of people) windows.push(await windowOf(person, '&c=C0GENERAL'));
  const last = windows.at(-1);
  if (!last) throw new Error('There is no window.');
  await composerOf(last).fill('Can everybody read this?');
  await composerOf(last).press('Enter');
  for (const page of windows) await page.getByText('Can everybody read this?').waitFor();
});

test('whoever opens a conversation can type at once', async () => {
  const page = await windowOf('U0MAYA', '&c=C0GENERAL');
  await composerOf(page).waitFor();
  await page.keyboard.type('First words');
  expect(await composerOf(page).inputValue()).toBe('First words');
  await page.getByRole('navigation').getByText('partner-brightwater', { exact: true }).click();
  await page.getByText('the very beginning of the #partner-brightwater').waitFor();
  await page.keyboard.type('Other words');
  expect(await composerOf(page).inputValue()).toBe('Other words');
});

test('Escape closes the upper form and gives the focus back, so that it closes the lower one too', async () => {
  const page = await windowOf('U0MAYA', '&c=D0MAYA');
  await composerOf(page).fill('/form');
  await composerOf(page).press('Enter');
  await page.getByRole('heading', { name: 'Lower' }).waitFor();
  await page.getByRole('button', { name: 'More', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'Upper' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Lower' }).waitFor();
  await expect.poll(() => focusedText(page)).toBe('More');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a conversation with much that is new opens at the first new message', async () => {
  const priya = sandbox.as('U0PRIYA');
  await sandbox.as('U0SAM').say('general', 'Old words');
  await priya.read('general');
  for (let count = 1; count <= 40; count += 1) await sandbox.as('U0SAM').say('general', `New words ${count}`);
  const page = await windowOf('U0PRIYA', '&c=C0SALES');
  await page.getByRole('navigation').getByText('general', { exact: true }).click();
  const first = page.getByText('New words 1', { exact: true });
  await first.waitFor();
  await expect.poll(() => isInView(page, 'New words 1')).toBe(true);
  expect(await isInView(page, 'New words 40')).toBe(false);
  expect(await page.getByRole('separator').getByText('New', { exact: true }).count()).toBe(1);
  const composer = page.getByRole('textbox', { name: /^Message/ }).first();
  await composer.fill('Read it all');
  await composer.press('Enter');
  await page.getByText('Read it all', { exact: true }).waitFor();
  await expect.poll(() => isInView(page, 'Read it all'), { message: 'who writes sees what they wrote' }).toBe(true);
});

function isInView(page: Page, words: string): Promise<boolean> {
  return page.getByText(words, { exact: true }).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const list = element.closest('[role=log]')?.getBoundingClientRect();
    return list !== undefined && top >= list.top && bottom <= list.bottom;
  });
}

test('a channel is bold when something is new, and has a number only for who is mentioned', async () => {
  const page = await windowOf('U0LENA', '&c=C0THREEWAY');
  const line = page.getByRole('navigation').getByRole('link', { name: /partner-brightwater/ });
  await sandbox.as('U0MAYA').say('partner-brightwater', 'For everybody');
  await line.getByText('unread', { exact: true }).waitFor();
  expect(await line.getByLabel('1 mention').count()).toBe(0);
  await sandbox.as('U0MAYA').say('partner-brightwater', 'For <@U0LENA>');
  await line.getByLabel('1 mention').waitFor();
});

test('where the app takes no words there is no composer', async () => {
  const quiet = await createSandbox({ manifest: manifestWith(true), clock: createClock({ manual: true }) });
  onTestFinished(quiet.stop);
  const page = await context.newPage();
  await page.goto(`${quiet.url}/?as=U0MAYA&c=D0MAYA`);
  await page.getByText('Sending messages to this app has been turned off.').waitFor();
  expect(await composerOf(page).count()).toBe(0);
});

test('people react to messages, and change and delete their own', async () => {
  await sandbox.as('U0SAM').say('general', 'Old words');
  const maya = await windowOf('U0MAYA', '&c=C0GENERAL');
  const sam = await windowOf('U0SAM', '&c=C0GENERAL');
  await chooseFor(maya, 'Old words', /^React with/);
  await sam.getByRole('button', { name: /1$/ }).click();
  await maya.getByRole('button', { name: /2$/ }).waitFor();
  expect(await optionsFor(maya, 'Old words')).not.toContain('Edit message');
  await chooseFor(sam, 'Old words', 'Edit message');
  await sam.getByRole('textbox', { name: 'Edit message' }).fill('New words');
  await sam.keyboard.press('Enter');
  await maya.getByText('New words').waitFor();
  await chooseFor(sam, 'New words', 'Delete message');
  await maya.getByText('New words').waitFor({ state: 'detached' });
});

async function openMenu(page: Page, words: string): Promise<void> {
  // A window in the background draws seldom.
  await page.bringToFront();
  const message = page.getByRole('article').filter({ hasText: words });
  await message.hover();
  await message.getByRole('button', { name: 'More actions' }).click();
}

async function chooseFor(page: Page, words: string, option: string | RegExp): Promise<void> {
  await openMenu(page, words);
  await page.getByRole('menuitem', { name: option }).first().click();
}

async function optionsFor(page: Page, words: string): Promise<string[]> {
  await openMenu(page, words);
  const options = await page.getByRole('menuitem').allTextContents();
  await page.keyboard.press('Escape');
  return options;
}

test.each(['light', 'dark'] as const)('the page is %s when the system is', async (colorScheme) => {
  const page = await windowOf('U0MAYA', '&c=C0GENERAL');
  await page.emulateMedia({ colorScheme });
  await composerOf(page).waitFor();
  const ground = await page.evaluate<string>("getComputedStyle(document.querySelector('main')).backgroundColor");
  expect(ground).toBe(colorScheme === 'dark' ? 'rgb(26, 29, 33)' : 'rgb(255, 255, 255)');
});
