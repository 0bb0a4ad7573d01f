import type { SegmentId } from '../../../../shared/domain/ids.ts';
import { scalar, type ReadableDb } from '../database.ts';

/** Paging back and forth, and the question before. */
const mostOrders = 4;

interface Order {
  revision: number;
  ids: SegmentId[];
}

const orders = new WeakMap<object, Map<string, Order>>();

/**
 * The ids that a question finds, in its order, read once per revision: scrolling through a sorted table would otherwise
 * sort everything again for each page. 100,000 ids are some ten megabytes, which is why only a few orders are kept.
 */
export function orderedIds(db: ReadableDb, question: string, read: () => SegmentId[]): SegmentId[] {
  const revision = scalar<number>(db, 'SELECT revision FROM project');
  let known = orders.get(db);
  if (!known) orders.set(db, (known = new Map()));
  let order = known.get(question);
  known.delete(question);
  if (order?.revision !== revision) order = { revision, ids: read() };
  known.set(question, order);
  while (known.size > mostOrders) known.delete(known.keys().next().value!);
  return order.ids;
}
