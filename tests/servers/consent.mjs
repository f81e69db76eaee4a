// Opens an authorization URL in Chromium as a person does, until the page of the callback is shown.
//
//   node consent.mjs agree|cancel URL
//
// Prints {"url", "title", "text"} of that page on a line of its own, and then waits to be killed.
import { chromium } from 'playwright-core';

const [will, url] = process.argv.slice(2);
const STEP = 20_000; // milliseconds
const MOST = 10; // pages

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  timeout: STEP,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
  ],
});
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(STEP);
  // The provider's pages ask for a font; nothing but this machine is called.
  await page.route((asked) => !['127.0.0.1', 'localhost'].includes(asked.hostname), (route) => route.abort());
  const { origin } = new URL(url);
  await page.goto(url);
  for (let pages = 0; new URL(page.url()).origin === origin; pages += 1) {
    const submit = page.locator('[type=submit]').first();
    if (pages === MOST || await submit.count() === 0) {
      throw new Error(`no way on from ${page.url()}: ${await page.innerText('body')}`);
    }
    if (will === 'cancel') {
      await move(page, page.locator('a[href$="/abort"]'));
      continue;
    }
    for (const [name, value] of [['login', 'alice'], ['password', 'any']]) {
      const field = page.locator(`input[name=${name}]`);
      if (await field.count() > 0) await field.fill(value);
    }
    await move(page, submit);
  }
  if (page.url().startsWith('chrome-error:')) throw new Error(await page.innerText('body'));
  const shown = { url: page.url(), title: await page.title(), text: await page.innerText('body') };
  await browser.close();
  console.log(JSON.stringify(shown));
  setInterval(() => {}, STEP);
} catch (error) {
  console.error(error.message);
  await browser.close();
  process.exit(1);
}

/** Clicks, and waits until the page that this leads to is there. */
async function move(page, what) {
  const loaded = page.waitForEvent('domcontentloaded');
  loaded.catch(() => {}); // a click that fails says more
  await what.click();
  await loaded;
}
