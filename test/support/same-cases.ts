import fc from 'fast-check';

/**
 * An ordinary run tries the same cases each time, so that what it says is about the change and nothing else; a proof looks
 * for new ones. A case that fails prints its seed and path either way.
 */
if (process.env['CHASQUI_RUNS'] === undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 });
