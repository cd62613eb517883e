import { bytesOf } from './bytes.mjs';
import { centavosOf } from './centavos.mjs';
import { rawOf } from './report.mjs';
import { anything, aText, aWhole, newList, newShape, orNull } from './shapes.mjs';

// What a line of the four large files says. Each is read in two ways that say the same: `quick`, by its shape, null when
// it has another one; `slow`, from its JSON. What was hashed is what stands there, not what it means.

export function newReadings(platform) {
  return {
    events: readingOfEvents(platform),
    entries: readingOfEntries(platform),
    postings: readingOfPostings(platform),
    accounts: readingOfAccounts(platform),
  };
}

/** {@link newReadings}: `{ position, hash, event }`; what is not of a chain is withheld, and its event null. */
function readingOfEvents(platform) {
  const bound = newShape({ effectiveOn: aText, head: aText, id: aText, postings: aText }, platform);
  const entries = newList(bound.find, () => ({
    id: bound.text(bound.at.id),
    head: bound.text(bound.at.head),
    postings: bound.text(bound.at.postings),
  }));
  const subject = newShape({ id: orNull(aText), kind: orNull(aText) }, platform);
  const event = newShape(
    {
      act: aText,
      at: aText,
      chain: aText,
      content: anything,
      entries: entries.find,
      person: orNull(aText),
      previousHash: orNull(aText),
      sequence: aWhole,
      subject: subject.find,
      version: aWhole,
    },
    platform,
  );
  const line = newShape({ position: orNull(aWhole), hash: aText, event: event.find }, platform);
  return {
    quick({ bytes, from, to }) {
      if (line.find(bytes, from) !== to) return null;
      const act = event.text(event.at.act);
      // What it says of the certificate is in its content.
      if (act === 'certificate.issue') return null;
      return {
        position: line.whole(line.at.position),
        hash: line.text(line.at.hash),
        event: {
          act,
          chain: event.text(event.at.chain),
          sequence: event.whole(event.at.sequence),
          previousHash: event.text(event.at.previousHash),
          entries: entries.items,
          textHash: platform.hashOf(line.raw(line.at.event)),
        },
      };
    },
    slow: ({ position, hash, event: told }, written) => ({
      position,
      hash,
      event: told ? { ...told, textHash: platform.hashOf(rawOf(written, 'event')) } : null,
    }),
  };
}

function readingOfEntries(platform) {
  const shape = newShape(
    {
      act: aText,
      approvedBy: orNull(aText),
      datePrecision: aText,
      document: aText,
      effectiveOn: aText,
      id: aText,
      postingCount: aWhole,
      recordedAt: aText,
      recordedBy: aText,
      resolution: aText,
      reverses: orNull(aText),
      source: orNull(aText),
      subject: aText,
    },
    platform,
  );
  const { at } = shape;
  return {
    quick({ bytes, from, to }) {
      if (shape.find(bytes, from) !== to) return null;
      return {
        id: shape.text(at.id),
        approvedBy: shape.text(at.approvedBy),
        recordedBy: shape.text(at.recordedBy),
        effectiveOn: shape.text(at.effectiveOn),
        resolution: shape.text(at.resolution),
        postingCount: shape.whole(at.postingCount),
        hash: platform.hashOf(bytes.subarray(from, to)),
      };
    },
    slow: (told, written) => ({ ...told, hash: platform.hashOf(bytesOf(written)) }),
  };
}

/** `{ entry, list, hash }`; amounts in centavos, null where one is not in pesos; `list` null where there is none. */
function readingOfPostings(platform) {
  const posting = newShape(
    {
      account: aText,
      allocation: orNull(aText),
      amount: aText,
      balanceAfter: aText,
      balanceBefore: aText,
      disbursement: orNull(aText),
      kind: aText,
      place: aText,
      position: aWhole,
      resolution: aText,
      sequence: aWhole,
    },
    platform,
  );
  const { at } = posting;
  const postings = newList(posting.find, () => ({
    account: posting.text(at.account),
    allocation: posting.text(at.allocation),
    amount: posting.centavos(at.amount),
    after: posting.centavos(at.balanceAfter),
    before: posting.centavos(at.balanceBefore),
    disbursement: posting.text(at.disbursement),
    kind: posting.text(at.kind),
    place: posting.text(at.place),
    position: posting.whole(at.position),
    resolution: posting.text(at.resolution),
    sequence: posting.whole(at.sequence),
  }));
  const line = newShape({ entry: aText, postings: postings.find }, platform);
  const makeSlowly = (told) => ({
    ...told,
    amount: centavosOf(told.amount),
    after: centavosOf(told.balanceAfter),
    before: centavosOf(told.balanceBefore),
  });
  return {
    quick({ bytes, from, to }) {
      if (line.find(bytes, from) !== to) return null;
      return {
        entry: line.text(line.at.entry),
        list: postings.items,
        hash: platform.hashOf(line.raw(line.at.postings)),
      };
    },
    slow: ({ entry, postings: told }, written) => ({
      entry,
      list: Array.isArray(told) ? told.map(makeSlowly) : null,
      hash: platform.hashOf(rawOf(written, 'postings')),
    }),
  };
}

/** The account as it is told, its balance in centavos, null where it is not in pesos. */
function readingOfAccounts(platform) {
  const shape = newShape(
    {
      id: aText,
      name: aText,
      place: aText,
      kind: aText,
      resolution: aText,
      allocation: orNull(aText),
      disbursement: orNull(aText),
      balance: aText,
      sequence: aWhole,
    },
    platform,
  );
  const { at } = shape;
  return {
    quick({ bytes, from, to }) {
      if (shape.find(bytes, from) !== to) return null;
      return {
        id: shape.text(at.id),
        name: shape.text(at.name),
        place: shape.text(at.place),
        kind: shape.text(at.kind),
        resolution: shape.text(at.resolution),
        allocation: shape.text(at.allocation),
        disbursement: shape.text(at.disbursement),
        balance: shape.centavos(at.balance),
        sequence: shape.whole(at.sequence),
      };
    },
    slow: (told) => ({ ...told, balance: centavosOf(told.balance) }),
  };
}
