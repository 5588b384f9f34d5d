/** Pictures: their size by their first bytes, and the XML by which Word draws them in a line. */
import { escapeXml } from './xml';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Ending of the file in the package. */
  readonly ending: 'png' | 'jpeg' | 'gif' | 'bmp';
}

/** Size in points of the screen; undefined for what Word does not draw or what is cut off. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const found = sizeIn(bytes);
  return found && found.width > 0 && found.height > 0 ? found : undefined;
}

function sizeIn(bytes: Uint8Array): PictureSize | undefined {
  if (bytes.length < 26) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (view.getUint16(0)) {
    case 0x8950:
      return { width: view.getUint32(16), height: view.getUint32(20), ending: 'png' };
    case 0x4749:
      return { width: view.getUint16(6, true), height: view.getUint16(8, true), ending: 'gif' };
    case 0x424d:
      return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)), ending: 'bmp' };
    case 0xffd8:
      return jpegSize(view);
    default:
      return undefined;
  }
}

/** The first frame header of a JPEG says its size. */
function jpegSize(view: DataView): PictureSize | undefined {
  let at = 2;
  while (at + 9 < view.byteLength) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xff) at++;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), ending: 'jpeg' };
    } else at += 2 + Math.max(1, view.getUint16(at + 2));
  }
  return undefined;
}

/** English Metric Units, of which a millimetre has 36,000 and a point of the screen 9,525. */
const perMillimetre = 36_000;
const perPoint = 9525;

/** The tallest picture: below it a caption and a line of text find room. */
const tallest = 180 * perMillimetre;

/** A run with a picture, never wider than `width` twips. `id` counts the pictures of a paper. */
export function pictureXml(size: PictureSize, alt: string, relation: string, id: number, width: number): string {
  const [w, h] = [size.width * perPoint, size.height * perPoint];
  const scale = Math.min(1, (width * 635) / w, tallest / h);
  const [cx, cy] = [w, h].map((length) => Math.max(1, Math.round(length * scale)));
  const extent = `cx="${cx}" cy="${cy}"`;
  const name = `图片 ${id}`;
  const picture = `<pic:pic><pic:nvPicPr><pic:cNvPr id="${id}" name="${name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${id}" name="${name}" descr="${escapeXml(alt)}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${picture}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
