import { describe, type Doc, type Element } from '../structure';
import type { SignaturePlace } from './signature-place';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Ref = PDFKit.PDFKitReference;

interface Internals {
  readonly _root: { readonly data: { AcroForm?: { readonly data: Record<string, unknown> & { Fields: unknown[] } } } };
}

/**
 * Leaves the place for one signature in the first revision of the file, so that it keeps its identifier and stays PDF/A:
 * a field whose widget lies over the visible block, and a dictionary with room for the signature.
 */
export function leavePlace(doc: Doc, parent: Element, area: Area, place: SignaturePlace): void {
  doc.font('regular').initForm();
  const form = (doc as unknown as Internals)._root.data.AcroForm?.data;
  if (!form) throw new TypeError('pdfkit has begun a form');
  // A signature has its appearance, and readers that make their own would change what was signed.
  delete form.NeedAppearances;
  // Signatures exist, and the file may only be appended to.
  form.SigFlags = 3;
  const element = doc.struct('Form');
  describe(element, { Alt: new String(`Firma digital de ${place.name}`) });
  parent.add(element);
  doc.annotate(area.x, area.y, area.width, area.height, {
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String('Firma'),
    TU: new String(`Firma digital de ${place.name}`),
    F: 4 + 128,
    P: doc.page.dictionary,
    V: signatureDictionary(doc, place),
    AP: { N: emptyAppearance(doc, area) },
    structParent: element,
  } as PDFKit.Mixins.AnnotationOption);
  form.Fields.push((doc.page.annotations as unknown[]).at(-1));
  element.end();
}

function signatureDictionary(doc: Doc, { name, at, reason, location, length }: SignaturePlace): Ref {
  const unknown = '**********';
  const dictionary = doc.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, unknown, unknown, unknown],
    Contents: new Uint8Array(length),
    M: at,
    Name: new String(name),
    Reason: new String(reason),
    ...(location === null ? {} : { Location: new String(location) }),
  });
  dictionary.end('');
  return dictionary;
}

/** What is seen is drawn on the page, where it is tagged and read aloud; the widget itself shows nothing. */
function emptyAppearance(doc: Doc, { width, height }: Area): Ref {
  const appearance = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} });
  appearance.end('q Q');
  return appearance;
}
