// The provider of the tests brings no types of its own: what of it is used here.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  interface Asked {
    body: Record<string, unknown>
    oidc?: { route?: string }
  }
  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    callback(): (req: IncomingMessage, res: ServerResponse) => void
    use(middleware: (ctx: Asked, next: () => Promise<void>) => Promise<void>): void
  }
}
