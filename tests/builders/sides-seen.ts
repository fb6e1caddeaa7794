import type { World } from './world.ts'

/** What the form that signs a text says of the sides its page shows this person; nothing where they may not sign. */
export async function sidesSeen(w: World, who: string, contractId: string, number: number): Promise<{ sides?: string }> {
  const page = await (await w.get(who, `/contracts/${contractId}/versions/${number}`)).text()
  const sides = /name="sides" value="([^"]*)"/.exec(page)?.[1]
  return sides === undefined ? {} : { sides }
}
