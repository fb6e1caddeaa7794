import type { Locked, Vault } from './lock.ts'

/* What lies on the telephone: vaults, of which nothing opens without a PIN, and what is locked under them. */

const databaseName = 'tandem-phone'

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('storage'))
  })
}

async function database(): Promise<IDBDatabase> {
  const opening = indexedDB.open(databaseName, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('vaults', { keyPath: 'owner' })
    opening.result.createObjectStore('locked')
  }
  const db = await done(opening)
  // Another window empties it: nobody holds it open against that.
  db.onversionchange = () => db.close()
  return db
}

/** Does one thing with a store, and waits until it is on the disk. */
async function within<T>(name: 'vaults' | 'locked', mode: IDBTransactionMode, work: (s: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database()
  try {
    const tx = db.transaction(name, mode, { durability: 'strict' })
    const ended = new Promise<void>((resolve, reject) => {
      tx.oncomplete = () => resolve()
      tx.onabort = () => reject(tx.error ?? new Error('storage'))
    })
    const request = work(tx.objectStore(name))
    const [result] = await Promise.all([done(request), ended])
    return result
  } finally {
    db.close()
  }
}

export const vaults = (): Promise<Vault[]> => within('vaults', 'readonly', (s) => s.getAll() as IDBRequest<Vault[]>)
export const putVault = async (v: Vault): Promise<void> => void (await within('vaults', 'readwrite', (s) => s.put(v)))

/** @throws where the telephone has no room: nothing that was there before is touched */
export const putLocked = async (place: string, l: Locked): Promise<void> =>
  void (await within('locked', 'readwrite', (s) => s.put(l, place)))
export const locked = (place: string): Promise<Locked | undefined> =>
  within('locked', 'readonly', (s) => s.get(place) as IDBRequest<Locked | undefined>)
export const dropLocked = async (place: string): Promise<void> => void (await within('locked', 'readwrite', (s) => s.delete(place)))
/** The places that begin so, in their order. */
export const placesOf = async (begin: string): Promise<string[]> =>
  (await within('locked', 'readonly', (s) => s.getAllKeys(IDBKeyRange.bound(begin, `${begin}\uffff`)))).map(String)

/** Takes everything of one owner off the telephone; the key first, without which the rest is noise. */
export async function wipe(owner: string): Promise<void> {
  await within('vaults', 'readwrite', (s) => s.delete(owner))
  await within('locked', 'readwrite', (s) => s.delete(IDBKeyRange.bound(`${owner}/`, `${owner}/\uffff`)))
  if ((await vaults()).length > 0) return
  for (const name of await caches.keys()) if (name.startsWith('tandem-phone-')) await caches.delete(name)
  for (const r of (await navigator.serviceWorker?.getRegistrations()) ?? []) await r.unregister()
  indexedDB.deleteDatabase(databaseName)
}
