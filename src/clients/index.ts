export { clientsDue, ownWork } from './due-items.ts'
export { erasable } from './erasable.ts'
export { clientProcess } from './rules/client.ts'
export { routes } from './routes.tsx'
export { words as clientWords } from './words.ts'
export { sayAction } from './say-action.ts'
export { isOfCase } from './change-client.ts'
export { handOverClient } from './hand-over-client.ts'
export {
  clientHeld,
  deleteNotes,
  type ClientRow,
  clientIdsOf,
  clientRow as clientById,
  clientsByIds,
  keepersIn,
  knownWith,
} from './store/index.ts'
export { markedBy, type Note, notesSeen, type NotesSeen, notesToCount, type Pen, penOf, whyNotServed } from './notes.ts'
export { type LockedFile, lockFiles, noteFileTypes } from './note-files.ts'
export { openNoteFile } from './open-note-file.ts'
export { isLeader, type NameSeen, seenOf } from './seen-of.ts'
export { nameRows } from './pages/client.tsx'
export { ageGroups as ageGroupWords, groups as groupWords, handedWhys as handedWhyWords, sexes as sexWords } from './rules/words.ts'
export { type AgeGroup, type Group, type HandedWhy, handedWhys, type Sex } from './rules/client.ts'
export { sayWhy } from './say-why.ts'
export { reasonForm } from './client-form.ts'
export { agreedAmong, agreedTo, giveConsent } from './consents.ts'
export { type UnderKey, underKey } from './under-key.ts'
export { addClient } from './add-client.ts'
export { demoPassphrase } from './demo-passphrase.ts'
export { handKeyOn } from './hand-key-on.ts'
export { takeNames } from './open-names.ts'
export { startNames } from './start-names.ts'
export { eraseClient } from './erase-client.ts'
export { takeDue } from './take-due.ts'
export { looksOf as myLooks } from './store/my-data.ts'
