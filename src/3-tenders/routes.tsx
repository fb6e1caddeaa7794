import type { App } from '#ui'

/** Pages of the tenders. */
export function routes(app: App): void {
  void app
}
