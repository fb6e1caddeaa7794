import { strToU8, zipSync } from 'fflate'

/** Packs texts by the names of their files into one archive, beside the server. A fixed date: the same data give the same archive. */
export const archiveTask = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { mtime: '1980-01-01T00:00:00Z' })
