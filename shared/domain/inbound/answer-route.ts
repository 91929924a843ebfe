/** Stands for a route in the facts and messages of answers: no route of a workspace is called so. */
export const answerRoute = '@answer';
