/** How wide words are in an editor: in columns, of which a Chinese character takes two. */

/**
 * Wide, full-width and ambiguous characters by East Asian Width (UAX #11), in hexadecimal: among Chinese characters the
 * ambiguous signs (“” — … ① ×) are wide, letters (é) are not.
 */
const wide =
  'a1 a4 a7-a8 ae b0-b4 b6-b9 bc-bf d7 f7 2c4 2d8-2db 2dd 2df 1100-115f 2010 2013-2016 2018-2019 201c-201d ' +
  '2020-2022 2024-2027 2030 2032-2033 2035 203b 203e 2074 2081-2084 20ac 2103 2105 2109 2116 2121-2122 2153-2154 ' +
  '215b-215e 2160-216b 2170-2179 2189 2190-2199 21b8-21b9 21d2 21d4 21e7 2200 2202-2203 2207-2208 220b 220f 2211 ' +
  '2215 221a 221d-2220 2223 2225 2227-222c 222e 2234-2237 223c-223d 2248 224c 2252 2260-2261 2264-2267 226a-226b ' +
  '226e-226f 2282-2283 2286-2287 2295 2299 22a5 22bf 2312 231a-231b 2329-232a 23e9-23ec 23f0 23f3 2460-24e9 ' +
  '24eb-254b 2550-2573 2580-258f 2592-2595 25a0-25a1 25a3-25a9 25b2-25b3 25b6-25b7 25bc-25bd 25c0-25c1 25c6-25c8 ' +
  '25cb 25ce-25d1 25e2-25e5 25ef 25fd-25fe 2605-2606 2609 260e-260f 2614-2615 261c 261e 2640 2642 2648-2653 ' +
  '2660-2661 2663-2665 2667-266a 266c-266d 266f 267f 2693 269e-269f 26a1 26aa-26ab 26bd-26bf 26c4-26e1 26e3 ' +
  '26e8-26ff 2705 270a-270b 2728 273d 274c 274e 2753-2755 2757 2776-277f 2795-2797 27b0 27bf 2b1b-2b1c 2b50 ' +
  '2b55-2b59 2e80-303e 3041-4dbf 4e00-a4c6 a960-a97c ac00-d7a3 f900-fad9 fe10-fe6b ff01-ff60 ffe0-ffe6 fffd ' +
  '16fe0-18d08 1aff0-1b2fb 1f004 1f0cf 1f100-1f10a 1f110-1f12d 1f130-1f169 1f170-1f1ac 1f200-1f320 1f32d-1f335 ' +
  '1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4 1f3f8-1f43e 1f440 1f442-1f4fc 1f4ff-1f53d ' +
  '1f54b-1f54e 1f550-1f567 1f57a 1f595-1f596 1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc 1f6d0-1f6d2 1f6d5-1f6df ' +
  '1f6eb-1f6ec 1f6f4-1f6fc 1f7e0-1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff 1fa70-1faf6 20000-3fffd';

/** Starts and ends of the ranges, in turn: at an even index a wide range begins. */
const edges = wide.split(' ').flatMap((range) => {
  const [first, last = first] = range.split('-').map((figure) => Number.parseInt(figure, 16)) as [number, number?];
  return [first, last + 1];
});

function isWide(code: number): boolean {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= code) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Columns that words take. What is drawn as one (an emoji with its tint, a letter with its accents) counts as one. */
export function columnsOf(words: string): number {
  if (/^[ -~]*$/.test(words)) return words.length;
  let columns = 0;
  for (const { segment } of clusters.segment(words)) columns += widthOf(segment);
  return columns;
}

function widthOf(cluster: string): number {
  const code = cluster.codePointAt(0)!;
  if (code < 0x7f && cluster.length === 1) return 1;
  // Signs of their own that are nothing to be seen.
  if (/^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(cluster)) return 0;
  return /\p{Emoji_Presentation}|\ufe0f|\u20e3/u.test(cluster) || isWide(code) ? 2 : 1;
}
