import { step } from './finding.ts'

/**
 * Names that stand twice in one object of a JSON text. Whoever parses it takes the last and says nothing.
 * @param text JSON that parses
 * @returns where the second of each stands, as JSON Pointers
 */
export function namesTwice(text: string): readonly string[] {
  const found: string[] = []
  const open: { names: Set<string> | undefined; at: string; place: number; name: string }[] = []
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\],]/g
  for (let m = token.exec(text); m; m = token.exec(text)) {
    const [said, isName] = m
    const top = open.at(-1)
    if (said === '{' || said === '[') open.push({ names: said === '{' ? new Set() : undefined, at: pathTo(top), place: 0, name: '' })
    else if (said === '}' || said === ']') open.pop()
    else if (said === ',') top && !top.names && top.place++
    else if (isName !== undefined && top?.names) {
      const name = JSON.parse(said.slice(0, said.length - isName.length)) as string
      if (top.names.has(name)) found.push(`${top.at}${step(name)}`)
      top.names.add(name)
      top.name = name
    }
  }
  return found
}

const pathTo = (top: { names: Set<string> | undefined; at: string; place: number; name: string } | undefined): string =>
  top === undefined ? '' : `${top.at}${step(top.names ? top.name : top.place)}`
