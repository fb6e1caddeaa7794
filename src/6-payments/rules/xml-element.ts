/** An element of a message as it was read: its name without the prefix of its namespace, and the line it begins on. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
  readonly line: number
}
