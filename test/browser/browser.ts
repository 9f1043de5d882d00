import { mkdirSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

/** One person's window: found by what is visible, as a person would. */
export type Window = {
  page: Page;
  /** Opens a conversation from the sidebar. */
  open: (name: string) => Promise<void>;
  /** Types into the composer and sends it. */
  type: (text: string) => Promise<void>;
  dialog: () => Locator;
  /** Presses the newest button with this text, in the conversation or the dialog that is open. */
  press: (button: string) => Promise<void>;
  /** Waits until these words can be seen. */
  sees: (words: string) => Promise<void>;
  /** Keeps a picture of what this person sees now. */
  shot: (name: string) => Promise<void>;
};

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/** `shots` is the folder that pictures are kept in. */
export async function openWindow(browser: Browser, url: string, personId: string, shots: URL): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}/?as=${personId}`);
  const dialog = () => page.getByRole('dialog').last();
  mkdirSync(shots, { recursive: true });
  return {
    page,
    dialog,
    async open(name) {
      await page.getByRole('navigation').getByText(name, { exact: true }).first().click();
    },
    async type(text) {
      const composer = page.getByRole('textbox', { name: /^Message/ }).first();
      await composer.fill(text);
      await composer.press('Enter');
    },
    async press(button) {
      const isModal = (await page.getByRole('dialog').count()) > 0;
      const place = isModal ? dialog() : page.getByRole('log');
      await place.getByRole('button', { name: button, exact: true }).last().click();
    },
    async sees(words) {
      await page.getByText(words).last().waitFor();
    },
    async shot(name) {
      await page.screenshot({ path: new URL(`${name}.png`, shots).pathname });
    },
  };
}

/** Fills fields of the open dialog by their label; `choices` are picked from lists. */
export async function fillDialog(
  window: Window,
  texts: Record<string, string>,
  choices: Record<string, string>,
): Promise<void> {
  for (const [label, text] of Object.entries(texts))
    await window.dialog().getByLabel(label, { exact: true }).fill(text);
  for (const [label, choice] of Object.entries(choices)) await choose(window, label, choice);
}

async function choose(window: Window, label: string, choice: string): Promise<void> {
  const field = window.dialog().getByLabel(label, { exact: true }).first();
  const box = window.dialog().getByRole('checkbox', { name: choice });
  if ((await box.count()) > 0) return box.check();
  const radio = window.dialog().getByRole('radio', { name: choice });
  if ((await radio.count()) > 0) return radio.first().check();
  await field.click();
  await field.fill(choice);
  await window.page.getByRole('option', { name: choice }).first().click();
}
