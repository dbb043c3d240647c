import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const REPORTS = join(import.meta.dirname, '../../../reports/e2e');
/** What the whole of a slow machine may need for one step of a page. */
const PATIENCE_MS = 20_000;

/** One browser for a spec file. `npm run e2e` says where it is; as root it runs without its sandbox. */
export const launch = (executablePath = '/usr/bin/chromium'): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

/** Somebody at a computer of their own: a window, and all that the console complained about in it. */
export class Visitor {
  /** Violations of the site's policy and errors that no page caught. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async at(browser: Browser, url: string, width = 1280): Promise<Visitor> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'id-ID' });
    return new Visitor(await context.newPage(), url);
  }

  async go(path: string): Promise<void> {
    await this.page.goto(this.url + path);
  }

  async signIn(name: string, password: string): Promise<this> {
    await this.go('/masuk');
    await this.page.getByLabel('Nama pengguna').fill(name);
    await this.page.getByLabel('Kata sandi').fill(password);
    await this.page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await this.heading('Tugas saya');
    return this;
  }

  async heading(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) await this.field(label).fill(value);
  }

  async choose(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, option] of Object.entries(fields)) await this.field(label).selectOption({ label: option });
  }

  async tick(...labels: readonly string[]): Promise<void> {
    for (const label of labels) await this.field(label).check();
  }

  async press(button: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** Opens the form of an event, fills it in and sends it; a decision is looked at once more before. */
  async act(event: string, fillIn: () => Promise<void> = async () => {}): Promise<void> {
    await this.press(event);
    await this.page.getByRole('heading', { level: 2, name: event, exact: true }).waitFor();
    await fillIn();
    const check = this.page.getByRole('button', { name: 'Periksa akibatnya' });
    if (await check.isVisible()) {
      await check.click();
      await this.press(new RegExp(`^Ya, ${event}$`));
    } else await this.press('Kirim');
    await this.sees(`“${event}” sudah tercatat.`);
  }

  /** A field of the open form by its whole label, which may end in the mark of what must be filled in. */
  field(label: string, within: Locator = this.form()): Locator {
    return within.getByLabel(new RegExp(`^${label.replace(/[()?]/g, '\\$&')}( \\*)?$`)).first();
  }

  /** The form that is open; a page has one at most beside its comments. */
  form(): Locator {
    return this.page.locator('form.rjsf');
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** Runs a test's body; when it fails, what the visitors saw is kept under reports/e2e. */
export async function kept(name: string, visitors: () => readonly Visitor[], body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    mkdirSync(REPORTS, { recursive: true });
    for (const [at, { page }] of visitors().entries())
      await page.screenshot({ path: join(REPORTS, `${name}-${at}.png`), fullPage: true }).catch(() => undefined);
    throw error;
  }
}
