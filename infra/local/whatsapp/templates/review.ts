import * as z from 'zod';
import { type Category, Category as CategoryName, type KnownTemplate, rejectionReasons } from './template.ts';

/** What the review says of every template that is submitted from now on. */
export const Review = z.strictObject({
  outcome: z.enum(['APPROVED', 'PENDING', 'REJECTED']),
  /** Of a rejection. */
  reason: z.exactOptional(z.enum(rejectionReasons)),
  /** Meta's own opinion of the category, where it differs from the author's. */
  category: z.exactOptional(CategoryName),
});
export type Review = z.infer<typeof Review>;

export const approveAtOnce: Review = { outcome: 'APPROVED' };

/** The template after its review, whose outcome may still be open. */
export function reviewed(template: KnownTemplate, review: Review): KnownTemplate {
  const { rejectedReason: _, ...rest } = template;
  const category: Category = review.category ?? template.category;
  return {
    ...rest,
    category,
    status: review.outcome,
    ...(review.outcome === 'REJECTED' && { rejectedReason: review.reason ?? 'INVALID_FORMAT' }),
  };
}
