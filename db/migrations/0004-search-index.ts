/**
 * The index of words built anew from the words themselves: until now it lost its place where the words of two customers
 * changed in one transaction, one of whom kept a word that the other gained (see `betweenWords`). Searching then found
 * one of them and not the other.
 */
export const searchIndex = `
INSERT INTO customer_search (customer_search) VALUES ('rebuild');
`;
