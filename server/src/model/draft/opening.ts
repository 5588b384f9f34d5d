/** The opening of a draft: what stands above the first heading. */

/** How many blocks hold all of it. */
export const openingBlocks = 8;
