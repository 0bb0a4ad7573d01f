import { ORPCError, ValidationError } from '@orpc/server';
import { ParlanceError } from '../../shared/contract/errors.ts';

/** Any error as one that travels: a code of the closed list, a sentence, plain details. */
export function toRpcError(error: unknown): Error {
  if (error instanceof ParlanceError) {
    return new ORPCError(error.code, { message: error.message, data: error.details, status: 400, cause: error });
  }
  if (error instanceof ORPCError) return isInvalidInput(error) ? invalidInput(error) : error;
  if (error instanceof Error && error.name === 'AbortError') return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new ORPCError('internal', {
    message: `Parlance met an unexpected difficulty: ${reason}. What was saved before is kept.`,
    data: { stack: error instanceof Error ? error.stack : undefined },
    status: 500,
    cause: error,
  });
}

function isInvalidInput(error: ORPCError<string, unknown>): boolean {
  return error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError;
}

function invalidInput(error: ORPCError<string, unknown>): Error {
  const issues = (error.cause as ValidationError).issues.map((issue) => {
    const place = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
    return place === '' ? issue.message : `${place}: ${issue.message}`;
  });
  return new ORPCError('call.invalid', {
    message: `That cannot be done with these values (${issues.join('; ')}). Nothing was changed.`,
    data: { issues },
    status: 400,
    cause: error,
  });
}

/** A stream whose errors, too, are refusals with a code. */
export async function* withRpcErrors<T>(stream: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  try {
    yield* stream;
  } catch (error) {
    throw toRpcError(error);
  }
}
