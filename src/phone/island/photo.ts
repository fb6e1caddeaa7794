/** Largest picture or recording that is taken along, as the server says it. */
export const mostBytes = 25 * 1024 * 1024
/** Longer side of a picture as it is kept: enough to read a notice on a wall, and a tenth of what a camera makes. */
const mostPixels = 2000

/** A picture as it is kept on the telephone: smaller, and drawn anew, with nothing beside what is seen. What is none, or cannot be drawn here, stays. */
export async function smaller(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file
  try {
    const picture = await createImageBitmap(file)
    const by = Math.min(1, mostPixels / Math.max(picture.width, picture.height))
    const canvas = new OffscreenCanvas(Math.round(picture.width * by), Math.round(picture.height * by))
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
  } catch {
    return file
  }
}
