import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import { scanFile, scannerAt } from './clamd.ts'
import { onS3 } from './s3.ts'
import { type FileStore, onDisk } from './store.ts'

export { ScannerAway } from './clamd.ts'
export { receivedFile, type ReceivedFile, type ReceivedForm, receiveForm } from './incoming.ts'
export { fingerprintOf, fitTogether, mostSealed, type SealedFile, sealedFile, sealedFiles, sealFiles } from './sealed.ts'
export { clearIncoming, type FileStore, keyOf, newIncoming, writeIncoming, type Written } from './store.ts'
export { withoutTraces } from './without-traces.ts'
export { type FileType, fileTypes, isCalledOtherwise, nameFor, pictureTypes, soundTypes, typeOf, usualTypes } from './types.ts'

/** The store that the settings say: a folder beside the data, or a bucket; with what may be handed in, and a scanner where there is one. */
export function openFiles(settings: Pick<Settings, 'dataFolder' | 'files'>): FileStore {
  const { place, bytes, types, scanner } = settings.files
  const store = typeof place === 'string' ? onDisk(place) : onS3(place, join(settings.dataFolder, 'files'))
  const at = scanner === undefined ? undefined : scannerAt(scanner)
  return { ...store, allowed: { bytes, types }, scan: async (path) => (at ? await scanFile(at, path) : undefined) }
}
