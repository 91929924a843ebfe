import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const bin = path.resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../../bin');

/**
 * A Chromium that comes from npm alone, with the libraries that a bare Linux lacks. On other machines it is the
 * one that CHASQUI_TEST_BROWSER names. Web security is on: the package's own arguments would turn it off, and no
 * test of a policy would mean anything.
 */
export async function startBrowser(): Promise<Browser> {
  const named = process.env['CHASQUI_TEST_BROWSER'];
  if (named !== undefined) return chromium.launch({ executablePath: named, timeout: 60_000 });
  if (`${process.platform}-${process.arch}` !== 'linux-x64') {
    throw new Error('name a Chromium or Chrome to test with in CHASQUI_TEST_BROWSER');
  }
  const home = unpacked();
  return chromium.launch({
    executablePath: path.join(home, 'chromium'),
    args: ['--no-sandbox', '--headless=shell'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(home, 'al2023', 'lib'),
      FONTCONFIG_FILE: path.join(home, 'fonts.conf'),
    },
    timeout: 60_000,
  });
}

/** Unpacks once per version and machine; whoever comes second at the same time uses what the first has put in place. */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync(path.join(bin, '../package.json'), 'utf8'));
  const home = path.join(tmpdir(), `chasqui-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(home)) return home;
  const fresh = mkdtempSync(path.join(tmpdir(), 'chasqui-chromium-'));
  writeFileSync(path.join(fresh, 'chromium'), inflated('chromium.br'), { mode: 0o755 });
  for (const name of ['al2023', 'fonts']) unpackTar(fresh, name);
  writeFileSync(path.join(fresh, 'fonts.conf'), fontsConfig(home));
  try {
    renameSync(fresh, home);
  } catch {
    rmSync(fresh, { recursive: true, force: true });
  }
  return home;
}

function unpackTar(into: string, name: string): void {
  const folder = path.join(into, name);
  mkdirSync(folder, { recursive: true });
  const { status, stderr } = spawnSync('tar', ['-x', '-C', folder], { input: inflated(`${name}.tar.br`) });
  if (status !== 0) throw new Error(`tar could not unpack ${name}: ${stderr.toString()}`);
}

/** The package's own file names folders that exist on Lambda only. */
function fontsConfig(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
`;
}

function inflated(name: string): Buffer {
  return brotliDecompressSync(readFileSync(path.join(bin, name)));
}
