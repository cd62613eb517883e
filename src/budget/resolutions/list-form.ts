import type { z } from 'zod';
import type { Problem } from '../../kernel/errors';
import { problemsOf } from '../../platform/http/forms';

/** The items of a list that could be read, and what is wrong with the form of the others; places count from 1. */
export interface ReadList<Item> {
  readonly items: readonly { readonly at: number; readonly item: Item }[];
  readonly problems: readonly Problem[];
}

/**
 * Reads each item of a list apart, so that what is wrong with the form of one is said together with what is wrong with
 * what the others say.
 * @param formOf the form of an item, which may depend on what it says it is
 */
export function readList<Item>(list: readonly unknown[], formOf: (item: unknown) => z.ZodType<Item>): ReadList<Item> {
  const items: { at: number; item: Item }[] = [];
  const problems: Problem[] = [];
  for (const [index, given] of list.entries()) {
    const read = formOf(given).safeParse(given);
    if (read.success) items.push({ at: index + 1, item: read.data });
    else problems.push(...problemsOf(read.error).map((problem) => ({ ...problem, line: index + 1 })));
  }
  return { items, problems };
}

/** In the order of the list, as a person corrects it. */
export function inListOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
