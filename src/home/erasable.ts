import { erasable as ofCasework } from '#casework'
import { erasable as ofClients } from '#clients'
import { erasable as ofFiles } from '#files'
import { erasable as ofPeople } from '#people'
import { erasable as ofPhones } from '#phone'
import { erasable as ofVoices } from '#voices'
import { erasable as ofVotes } from '#votes'
import type { Erasable } from '#platform'
import { doors } from './gather.ts'

/** Every kind of record in which people write freely about people, from each step's own list. Nothing else can be erased, or is looked through. */
export const erasable = (): readonly Erasable[] => [
  ...doors.flatMap((d) => d.erasable ?? []),
  ...ofPeople,
  ...ofFiles,
  ...ofClients,
  ...ofCasework,
  ...ofPhones,
  ...ofVoices,
  ...ofVotes,
]
