/** As much as the office keeps of a picture, in letters of base64. */
const MOST_LETTERS = 32_000;
/** Tried one after the other, until a picture is small enough. */
const SIDES = [256, 192, 128, 96, 64];

/** The sides of a picture that is to fit into a square, never larger than it is. */
export function fitted(width: number, height: number, side: number): [number, number] {
  const scale = Math.min(1, side / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** Any picture that the browser knows, drawn anew as a small PNG: nothing is left of what its file says of itself. Null when it is none. */
export async function smallPng(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  for (const side of SIDES) {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = fitted(picture.width, picture.height, side);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const [, png = ''] = canvas.toDataURL('image/png').split(',');
    if (png.length <= MOST_LETTERS) return png;
  }
  return null;
}
