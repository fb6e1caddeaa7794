/** What the server said, or why it said nothing. */
export type Said<T> =
  | { is: 'said'; said: T }
  | { is: 'no-signal' | 'signed-out' | 'lost' | 'gone' | 'busy' }
  | { is: 'refused'; says: string }

const seconds = 30
/** A picture takes longer where there is little signal. */
const photoSeconds = 300

/** Asks the server. Whatever comes instead of an answer leaves everything on the telephone as it is. */
export async function reach<T>(path: string, body: unknown, photos: readonly Blob[] = []): Promise<Said<T>> {
  let r: Response
  try {
    r = await fetch(`/phone/${path}`, {
      method: 'POST',
      ...(photos.length > 0
        ? { body: formOf(body, photos) }
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout((photos.length > 0 ? photoSeconds : seconds) * 1000),
    })
  } catch {
    return { is: 'no-signal' }
  }
  const said = (await r.json().catch(() => undefined)) as (T & { error?: { code: string; message: string } }) | undefined
  if (r.ok && said) return { is: 'said', said }
  if (r.status === 401) return { is: 'signed-out' }
  // Only our own word empties anything: a network that asks for its own sign-in answers in the name of every server.
  if (said?.error?.code === 'phone-lost') return { is: 'lost' }
  if (said?.error?.code === 'no-phone') return { is: 'gone' }
  if (r.status < 500 && said?.error) return { is: 'refused', says: said.error.message }
  return { is: 'busy' }
}

function formOf(body: unknown, photos: readonly Blob[]): FormData {
  const form = new FormData()
  form.set('said', JSON.stringify(body))
  // What the telephone called them is told nobody.
  for (const photo of photos) form.append('file', photo, 'photo')
  return form
}
