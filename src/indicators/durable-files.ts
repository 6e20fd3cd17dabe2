import { open, rename } from 'node:fs/promises';

/** Puts a file in place whole and for good: after a crash there is the old one or the new one, never half. */
export async function writeDurably(path: string, data: string | Buffer): Promise<void> {
  const fresh = `${path}.new`;
  const file = await open(fresh, 'w');
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
}

/** Makes the names in a folder last through a power cut. Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
