// Pictures of letters, as Chromium shows them: node shots.mjs FOLDER OUT [KIND …]
//
// FOLDER holds what `responsiveness-monitor letters preview --folder FOLDER` wrote; OUT gets KIND-desktop.png (800 pixels wide), KIND-phone.png
// (375), KIND-narrow.png (320), KIND-dark.png (375, a dark screen) and KIND-stripped.png (800, without style sheets). A letter that is wider than
// its screen is named, and the exit code is 1. Needs Node 20 and Chromium (Debian: apt-get install chromium), and nothing else: it speaks the
// browser's own protocol over a pipe.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const [folder, out, ...kinds] = process.argv.slice(2);
if (!folder || !out) {
  console.error('Usage: node shots.mjs FOLDER OUT [KIND …]; FOLDER is what `letters preview --folder` wrote.');
  process.exit(64);
}

const browser = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(file => file && existsSync(file));
if (!browser) {
  console.error('Chromium is missing: install it (Debian: apt-get install chromium), or name the program in CHROMIUM.');
  process.exit(2);
}

const letters = readdirSync(folder)
  .filter(file => file.endsWith('.html'))
  .map(file => basename(file, '.html'))
  .filter(kind => kinds.length === 0 || kinds.includes(kind));
if (letters.length === 0) {
  console.error(`There is no such letter in ${folder}; run \`responsiveness-monitor letters preview --folder ${folder}\` first.`);
  process.exit(2);
}

const profile = mkdtempSync(join(tmpdir(), 'letter-shots-'));
const child = spawn(
  browser,
  [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--hide-scrollbars', `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank',
  ],
  { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
);

let last = 0;
let rest = '';
const answers = new Map();
const events = new Map();
child.stdio[4].setEncoding('utf8');
child.stdio[4].on('data', chunk => {
  const messages = (rest + chunk).split('\0');
  rest = messages.pop();
  for (const message of messages.map(text => JSON.parse(text))) {
    if (message.id) {
      const { done, failed } = answers.get(message.id);
      answers.delete(message.id);
      message.error ? failed(new Error(message.error.message)) : done(message.result);
    } else {
      events.get(message.method)?.();
    }
  }
});

let session;
const ask = (method, params = {}) =>
  new Promise((done, failed) => {
    answers.set(++last, { done, failed });
    child.stdio[3].write(JSON.stringify({ id: last, method, params, ...(session && { sessionId: session }) }) + '\0');
  });

const looks = [
  { name: 'desktop', width: 800, height: 600 },
  { name: 'phone', width: 375, height: 667 },
  { name: 'narrow', width: 320, height: 568 },
  { name: 'dark', width: 375, height: 667, scheme: 'dark' },
  { name: 'stripped', width: 800, height: 600, stripped: true },
];

let tooWide = 0;
try {
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  session = (await ask('Target.attachToTarget', { targetId, flatten: true })).sessionId;
  await ask('Page.enable');
  mkdirSync(out, { recursive: true });
  for (const kind of letters) {
    for (const look of looks) {
      let file = resolve(folder, `${kind}.html`);
      if (look.stripped) {
        const page = readFileSync(file, 'utf8').replace(/<style>[^]*?<\/style>/g, '');
        file = join(profile, `${kind}.html`);
        writeFileSync(file, page);
      }

      await ask('Emulation.setDeviceMetricsOverride', { width: look.width, height: look.height, deviceScaleFactor: 1, mobile: false });
      await ask('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: look.scheme ?? 'light' }] });
      const loaded = new Promise(done => events.set('Page.loadEventFired', done));
      await ask('Page.navigate', { url: `file://${file}` });
      await loaded;
      const { result } = await ask('Runtime.evaluate', {
        expression: '[document.documentElement.scrollWidth, document.documentElement.scrollHeight].join(" ")',
      });
      const [width, height] = result.value.split(' ').map(Number);
      if (width > look.width) {
        console.error(`${kind} is ${width} pixels wide on a screen of ${look.width}.`);
        tooWide++;
      }

      const { data } = await ask('Page.captureScreenshot', {
        format: 'png',
        captureBeyondViewport: true,
        clip: { x: 0, y: 0, width: look.width, height, scale: 1 },
      });
      writeFileSync(join(out, `${kind}-${look.name}.png`), Buffer.from(data, 'base64'));
    }
  }
} finally {
  const ended = new Promise(done => child.once('exit', done));
  child.kill();
  await ended;
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }); // its helpers may still write for a moment
}

console.log(`Wrote ${letters.length * looks.length} pictures of ${letters.length} letters to ${out}.`);
process.exit(tooWide === 0 ? 0 : 1);
