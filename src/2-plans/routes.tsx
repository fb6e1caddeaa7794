import type { App } from '#ui'

/** Pages of the plans. */
export function routes(app: App): void {
  void app
}
