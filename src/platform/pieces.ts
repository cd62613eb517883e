const pieceLetters = 32_768;

/**
 * Short texts joined into pieces of some 32.000 letters. A text of hundreds of thousands is kept apart by V8, outlives
 * the quick sweeps and lies until a whole one: gathered batch by batch they stood at three hundred megabytes.
 */
export function* piecesOf(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceLetters) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
