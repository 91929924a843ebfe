import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '#workspace/load';

/** The YAML files of a workspace's folder, by the paths one would type. Throws where there is no such folder. */
export async function readSources(folder: string): Promise<readonly SourceFile[]> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  return Promise.all(names.map((name) => readSource(join(folder, name))));
}

export async function readSource(file: string): Promise<SourceFile> {
  return { file, text: await readFile(file, 'utf8') };
}
